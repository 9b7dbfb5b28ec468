"""The blank kit of a scorecard, to print and fill in on paper."""

from dataclasses import dataclass
from typing import Any

from glossary.models import Level
from scorecards.kits.scripts import blocks, for_interview
from scorecards.models import Answer, KitQuestion, Scorecard
from scorecards.models.answer import OPTIONAL
from scorecards.models.scales import Outcome, Rating, Recommendation


@dataclass(frozen=True)
class BlankQuestion:
    """A question that is asked, and each step of its scale as label and anchor."""

    question: KitQuestion
    scale: list[tuple[str, str]]
    is_optional: bool


def blank_kit(scorecard: Scorecard) -> dict[str, Any]:
    """What the page shows. Three queries."""
    kit = scorecard.kit
    answers = scorecard.answers.select_related("question")
    questions = [_blank(answer) for answer in answers.order_by("question__position")]
    minutes = sum(each.question.minutes for each in questions if not each.is_optional)
    return {
        "scorecard": scorecard,
        "questions": questions,
        "minutes": minutes,
        "optional": OPTIONAL,
        "red_flags": list(kit.red_flags.all()),
        "indicators": list(kit.indicators.all()),
        "levels": Level.labels,
        "recommendations": Recommendation.labels,
        "opening_script": blocks(for_interview(kit.opening_script, minutes)),
        "closing_reminder": blocks(kit.closing_reminder),
    }


def _blank(answer: Answer) -> BlankQuestion:
    question = answer.question
    scale = [
        (f"{rating} {rating.label}", question.anchors.get(str(rating), ""))
        for rating in Rating
    ]
    others = [(Outcome.NOT_ASKED.label, ""), (Outcome.COULD_NOT_ANSWER.label, "")]
    return BlankQuestion(question, scale + others, answer.is_optional)
