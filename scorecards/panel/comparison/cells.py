"""What one candidate's answers to one question come to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from scorecards.models import Answer, Scorecard
from scorecards.models.scales import Outcome
from scorecards.models.scores import COULD_NOT_ANSWER_COUNTS_AS, Score


@dataclass(slots=True)
class Given:
    """An answer without its notes."""

    scorecard: int
    interviewer: int
    question: int
    outcome: str
    rating: int | None
    weight: int

    @property
    def value(self) -> int | None:
        """What it brings to a mean; None if it was not rated or not asked."""
        if self.outcome == Outcome.COULD_NOT_ANSWER:
            return COULD_NOT_ANSWER_COUNTS_AS
        return self.rating


@dataclass(frozen=True)
class ComparisonCell:
    """Where there is no mean, ``blank`` says why."""

    mean: Decimal | None
    count: int
    interviewers: int
    lowest: int
    highest: int
    blank: str

    @classmethod
    def of(cls, answers: Sequence[Given]) -> "ComparisonCell":
        rated = [(each.value, each.interviewer) for each in answers if each.value]
        values = [value for value, _ in rated if value]
        count = len(values)
        return cls(
            mean=Score(total=sum(values), count=count, weight=count).mean,
            count=count,
            interviewers=len({interviewer for _, interviewer in rated}),
            lowest=min(values, default=0),
            highest=max(values, default=0),
            blank="" if values else why_blank(answers),
        )

    @classmethod
    def weighted(cls, answers: Sequence[Given]) -> "ComparisonCell":
        """Of several questions, each counting as often as it weighs."""
        return replace(cls.of(answers), mean=Score.of(answers).mean)

    @property
    def behind(self) -> str:
        """``n 3, 2 to 5``; ``n 4 by 2, all 3`` where some rated more than once."""
        people = "" if self.interviewers == self.count else f" by {self.interviewers}"
        return f"n {self.count}{people}{self._range}"

    @property
    def _range(self) -> str:
        if self.lowest != self.highest:
            return f", {self.lowest} to {self.highest}"
        return f", all {self.lowest}" if self.count > 1 else ""


def why_blank(answers: Sequence[Given]) -> str:
    if not answers:
        return "No scorecard"
    if all(each.outcome == Outcome.NOT_ASKED for each in answers):
        return "Not asked"
    return "Not rated"


def read_answers(scorecards: Iterable[Scorecard]) -> list[Given]:
    """One query; the notes stay where they are."""
    rows = Answer.objects.filter(scorecard__in=[each.pk for each in scorecards])
    fields = ("scorecard", "scorecard__interviewer", "question")
    return [
        Given(*row)
        for row in rows.order_by().values_list(*fields, "outcome", "rating", "weight")
    ]
