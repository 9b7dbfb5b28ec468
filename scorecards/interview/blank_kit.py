"""The blank kit of a scorecard or a role, to print and fill in on paper."""

from dataclasses import dataclass
from typing import Any

from glossary.models import Level
from scorecards.kits.making import KitContent
from scorecards.kits.scripts import blocks, for_interview
from scorecards.models import Answer, Kit, KitQuestion, Scorecard
from scorecards.models.answer import OPTIONAL
from scorecards.models.scales import Outcome, Rating, Recommendation


@dataclass(frozen=True)
class BlankQuestion:
    """A question that is asked, and each step of its scale as label and anchor."""

    question: KitQuestion
    scale: list[tuple[str, str]]
    no_rating: list[str]
    is_optional: bool


def blank_kit(scorecard: Scorecard) -> dict[str, Any]:
    """What the page shows. Three queries."""
    kit = scorecard.kit
    answers = scorecard.answers.select_related("question")
    questions = [_blank(answer) for answer in answers.order_by("question__position")]
    return {
        "scorecard": scorecard,
        "red_flags": list(kit.red_flags.all()),
        "indicators": list(kit.indicators.all()),
        **_around(questions, kit),
    }


def blank_content(content: KitContent) -> dict[str, Any]:
    """What the page shows of a kit that is not stored. No queries."""
    questions = [_blank_question(question) for question in content.questions]
    return {
        "red_flags": content.red_flags,
        "indicators": content.indicators,
        **_around(questions, content),
    }


def _around(questions: list[BlankQuestion], kit: Kit | KitContent) -> dict[str, Any]:
    minutes = sum(each.question.minutes for each in questions if not each.is_optional)
    return {
        "questions": questions,
        "minutes": minutes,
        "optional": OPTIONAL,
        "levels": Level.labels,
        "recommendations": Recommendation.labels,
        "opening_script": blocks(for_interview(kit.opening_script, minutes)),
        "closing_reminder": blocks(kit.closing_reminder),
    }


def _blank(answer: Answer) -> BlankQuestion:
    return _blank_question(answer.question, is_optional=answer.is_optional)


def _blank_question(
    question: KitQuestion, *, is_optional: bool = False
) -> BlankQuestion:
    scale = [
        (f"{rating} {rating.label}", question.anchors.get(str(rating), ""))
        for rating in Rating
    ]
    no_rating = [Outcome.NOT_ASKED.label, Outcome.COULD_NOT_ANSWER.label]
    return BlankQuestion(question, scale, no_rating, is_optional)
