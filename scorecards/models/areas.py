"""The areas of a scorecard: the terms and competencies that its questions are about."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from scorecards.models.kit import KitQuestion
from scorecards.models.scores import Rateable, Score


class AnswerToQuestion(Rateable, Protocol):
    @property
    def question(self) -> KitQuestion: ...


@dataclass(frozen=True)
class AreaScore:
    """What the answers to the questions of one area come to.

    ``key`` identifies the area over all kits, however it is renamed.
    """

    key: str
    name: str
    kind: str
    score: Score


def area_scores_if_several(
    answers: Iterable[AnswerToQuestion],
) -> list[AreaScore]:
    """As `area_scores`; none for one area alone, whose mean is the score."""
    scores = area_scores(answers)
    return scores if len(scores) > 1 else []


def area_scores(answers: Iterable[AnswerToQuestion]) -> list[AreaScore]:
    """One for each area, in the order in which the answers first come to it.

    An area is named as in the first of its answers. Nothing rated is no mean there
    either.
    """
    first: dict[str, KitQuestion] = {}
    given: dict[str, list[AnswerToQuestion]] = {}
    for answer in answers:
        key = answer.question.area_key
        first.setdefault(key, answer.question)
        given.setdefault(key, []).append(answer)
    return [
        AreaScore(
            key=key,
            name=question.term,
            kind=question.get_kind_display(),
            score=Score.of(given[key]),
        )
        for key, question in first.items()
    ]
