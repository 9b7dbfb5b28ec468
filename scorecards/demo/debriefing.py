"""The debriefs of the hand-written demo: re-ratings, notes, decisions."""

from collections.abc import Iterable

from django.contrib.auth.models import User

from scorecards.demo.story_parts import DebriefPart, OpeningPart
from scorecards.models import Answer, Application
from scorecards.workflow.deciding import current_decision, decide
from scorecards.workflow.noting import add_note
from scorecards.workflow.re_rating import rate_again


def debrief(parts: Iterable[OpeningPart]) -> None:
    """Hold the debriefs whose scorecards all exist, as people would on the site."""
    people = {user.username: user for user in User.objects.all()}
    for part in parts:
        for candidate in part.candidates:
            made = Application.objects.filter(
                candidate__name=candidate.name, opening__title=part.title
            ).first()
            if made and made.scorecards.count() == len(candidate.scorecards):
                _hold(candidate.debrief, made, people)


def _hold(part: DebriefPart, application: Application, people: dict[str, User]) -> None:
    for look in part.looks:
        answer = Answer.objects.filter(
            scorecard__application=application,
            scorecard__interviewer__username=look.interviewer,
            question__source__endswith=f"/{look.question}",
        ).first()
        if answer:  # the glossary may ask something else by now
            by = people[look.interviewer]
            rate_again(answer, by=by, rating=look.rating, reason=look.reason)
    for note in part.notes:
        add_note(application, by=people[note.by], text=note.text)
    for decision in part.decisions:
        latest = current_decision(application)
        decide(
            application=application,
            by=people[decision.by],
            outcome=decision.outcome,
            rationale=decision.rationale,
            based_on=latest.pk if latest else None,
        )
