"""The demo's interview plans: an opening's questions, and interview times."""

from datetime import datetime, timedelta

from django.utils import timezone

from scorecards.demo.writing import in_working_hours
from scorecards.kits.planned_questions import least_questions
from scorecards.models import KitQuestion, Opening, Scorecard
from scorecards.workflow.planning_questions import choose_questions

UNTIL_DUE = timedelta(hours=24)


def short_source(question: KitQuestion) -> str:
    """As the story names it: term/id."""
    return question.source.partition("/")[2]


def choose(opening: Opening, weights: dict[str, int]) -> None:
    """Ask these of the kit's questions, unless the glossary has too few of them."""
    questions = list(opening.kit.questions.all())
    found = {
        q.pk: weights[short_source(q)] for q in questions if short_source(q) in weights
    }
    if weights and len(found) >= least_questions(len(questions)):
        choose_questions(opening, found)


def arrange(scorecard: Scorecard, *, in_days: int, now: datetime) -> None:
    """An hour on some day before or after, due a day later."""
    _set(scorecard, in_working_hours(now + timedelta(days=in_days), 240))


def arrange_before(scorecard: Scorecard, submitted_at: datetime) -> None:
    """Some hours earlier: most people write down at once what they heard, some wait."""
    hours = 1 + submitted_at.minute % 5 * submitted_at.minute % 19
    at = (submitted_at - timedelta(hours=hours)).replace(minute=0, second=0)
    if not 9 <= timezone.localtime(at).hour < 18:  # nobody interviews at night
        at = in_working_hours(submitted_at - timedelta(days=1), 300)
    _set(scorecard, at)


def _set(scorecard: Scorecard, interview_at: datetime) -> None:
    scorecard.interview_at = interview_at
    length = timedelta(minutes=scorecard.interview_minutes)
    scorecard.due_at = scorecard.interview_at + length + UNTIL_DUE
