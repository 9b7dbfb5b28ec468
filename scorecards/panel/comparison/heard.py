"""What was heard, in words: one question over all candidates."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scorecards.models import Answer, KitQuestion, Scorecard
from scorecards.models.scales import Outcome
from scorecards.models.scores import COULD_NOT_ANSWER_COUNTS_AS
from scorecards.panel.comparison.cells import ComparisonCell, Given
from scorecards.panel.comparison.people import marks_of, name_of
from scorecards.panel.comparison.plates import Nameplate
from scorecards.panel.comparison.queries import ComparisonData
from scorecards.panel.comparison.questions import Asked


@dataclass(frozen=True)
class Heard:
    """One interviewer's answer."""

    interviewer: str
    marks: list[str]
    result: str
    points: list[tuple[str, bool]]
    follow_ups: list[str]  # those that were asked
    notes: str

    @property
    def points_heard(self) -> int:
        return sum(heard for _, heard in self.points)


@dataclass(frozen=True)
class HeardOf:
    """What one candidate answered to one question."""

    plate: Nameplate
    cell: ComparisonCell
    heard: list[Heard]
    withheld: list[int]


def heard_of_all(
    material: ComparisonData,
    asked: Asked,
    plates: Mapping[int, Nameplate],
) -> list[HeardOf]:
    """One question over all candidates, in the order of their plates. One query."""
    kit = asked.question.kit_id
    scorecards = {each.pk: each for each in material.scorecards if each.kit_id == kit}
    by_application: dict[int, list[Answer]] = {}
    for answer in answers_of(scorecards, question=asked.question):
        application = scorecards[answer.scorecard_id].candidacy
        by_application.setdefault(application, []).append(answer)
    shown = [
        HeardOf(
            plate=plates[application.pk],
            cell=cell_of(by_application.get(application.pk, []), scorecards),
            heard=[
                heard_in(answer, scorecards, plates[application.pk])
                for answer in by_application.get(application.pk, [])
            ],
            withheld=material.withheld.get(application.pk, []),
        )
        for application in material.applications
    ]
    return sorted(shown, key=lambda each: each.plate.order)


def answers_of(
    scorecards: Mapping[int, Scorecard], **narrow: KitQuestion
) -> list[Answer]:
    """Question by question as in the kit, and the scorecards as they were given."""
    places = {key: place for place, key in enumerate(scorecards)}
    answers = Answer.objects.filter(scorecard__in=places, **narrow)
    return sorted(
        answers.select_related("question"),
        key=lambda each: (
            -scorecards[each.scorecard_id].kit.version,
            each.question.position,
            places[each.scorecard_id],
        ),
    )


def cell_of(
    answers: Iterable[Answer], scorecards: Mapping[int, Scorecard]
) -> ComparisonCell:
    return ComparisonCell.of([given_in(answer, scorecards) for answer in answers])


def given_in(answer: Answer, scorecards: Mapping[int, Scorecard]) -> Given:
    return Given(
        scorecard=answer.scorecard_id,
        interviewer=scorecards[answer.scorecard_id].interviewer_id,
        question=answer.question_id,
        outcome=answer.outcome,
        rating=answer.rating,
        weight=answer.weight,
    )


def heard_in(
    answer: Answer, scorecards: Mapping[int, Scorecard], plate: Nameplate
) -> Heard:
    scorecard = scorecards[answer.scorecard_id]
    return Heard(
        interviewer=name_of(scorecard),
        marks=marks_of(scorecard),
        result=_result(answer),
        points=answer.points,
        follow_ups=answer.asked_follow_ups,
        notes=plate.mask(answer.notes) or scorecard.erased_words,
    )


def _result(answer: Answer) -> str:
    if answer.outcome == Outcome.COULD_NOT_ANSWER:
        return f"{answer.result_label} (counts as {COULD_NOT_ANSWER_COUNTS_AS})"
    return answer.result_label
