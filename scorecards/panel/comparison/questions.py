"""The questions that are compared, numbered as they are asked."""

from collections.abc import Iterable
from dataclasses import dataclass

from scorecards.models import Kit, KitQuestion, Opening
from scorecards.panel.comparison.cells import Given


@dataclass(frozen=True)
class Asked:
    """A question with its place, from 1, and its weight, or weights if they differ."""

    number: int
    question: KitQuestion
    weights: list[int]

    @property
    def is_weighted(self) -> bool:
        return self.weights != [1]


def asked_questions(
    opening: Opening, kit: Kit, answers: Iterable[Given]
) -> list[Asked]:
    """In the order of the kit: what the opening asks, and whatever was answered.

    Of a kit that is not the opening's, what was answered. Two queries.
    """
    weights = _weights(opening, kit)
    for answer in answers:
        weights.setdefault(answer.question, set()).add(answer.weight)
    every = list(KitQuestion.objects.filter(kit=kit).order_by("position"))
    asked = [question for question in every if question.pk in weights]
    if kit.pk == opening.kit_id and not asked:
        asked = every
    return [
        Asked(number, question, sorted(weights.get(question.pk, {1})))
        for number, question in enumerate(asked, start=1)
    ]


def _weights(opening: Opening, kit: Kit) -> dict[int, set[int]]:
    planned = opening.asked_questions.values_list("question", "question__kit", "weight")
    return {
        question: {weight} for question, of_kit, weight in planned if of_kit == kit.pk
    }
