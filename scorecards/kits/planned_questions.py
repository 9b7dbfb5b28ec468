"""Which questions of its kit an opening asks, and how much each weighs."""

from collections.abc import Iterable

from scorecards.kits.choosing import MAX_WITHOUT_COMPETENCIES
from scorecards.models import Kit, KitQuestion, Opening

MIN_QUESTIONS = 4


def asked_questions(
    opening: Opening, kit: Kit | None = None
) -> list[tuple[KitQuestion, int]]:
    """Question and weight, in the order of the kit; all at 1 where nobody chose.

    Of the opening's kit, or of that of one of its rounds.
    """
    kit = kit or opening.kit
    questions = list(kit.questions.all())
    chosen = opening.asked_questions.filter(question__kit=kit)
    weights = dict(chosen.values_list("question", "weight"))
    if not weights:
        return [(question, 1) for question in questions]
    return [(each, weights[each.pk]) for each in questions if each.pk in weights]


def weights_differ(weights: Iterable[int]) -> bool:
    """Whether the weights change a score."""
    return len(set(weights)) > 1


def least_questions(in_kit: int) -> int:
    """The fewest questions an opening must ask from a kit of this size."""
    return min(MIN_QUESTIONS, in_kit)


def most_questions(in_kit: int) -> int:
    """The most questions an opening can ask from a kit of this size."""
    return min(MAX_WITHOUT_COMPETENCIES, in_kit)
