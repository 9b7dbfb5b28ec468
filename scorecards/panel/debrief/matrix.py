"""Question by interviewer: what each rated, and where they lie furthest apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from scorecards.models import Answer, KitQuestion, ReRating
from scorecards.models.scales import Outcome, Rating
from scorecards.models.scores import COULD_NOT_ANSWER_COUNTS_AS, Score
from scorecards.panel.agreement.spread import Spread, shown
from scorecards.panel.agreement.undefined import Figure
from scorecards.panel.debrief.columns import Column

Order = Literal["spread", "kit"]


@dataclass(frozen=True)
class Cell:
    """One answer; without one the scorecard was not asked this question."""

    column: Column
    answer: Answer | None
    re_rating: ReRating | None = None

    @property
    def value(self) -> int | None:
        """What it brings to the mean and the spread; nothing if it was not rated."""
        if self.answer is None:
            return None
        if self.answer.outcome == Outcome.COULD_NOT_ANSWER:
            return COULD_NOT_ANSWER_COUNTS_AS
        return self.answer.rating

    @property
    def word(self) -> str:
        """The rating's word, or why there is none."""
        if self.answer is None:
            return "Not in this scorecard"
        if self.answer.rating is not None:
            return Rating(self.answer.rating).label
        if self.answer.outcome:
            return self.answer.get_outcome_display()
        return "Not rated" if self.answer.is_focus else "Not assigned"

    @property
    def result(self) -> str:
        """``4 Above``, ``Not asked``, ``Could not answer (counts as 1)``."""
        if self.could_not_answer:
            return f"{self.word} (counts as {COULD_NOT_ANSWER_COUNTS_AS})"
        return f"{self.value} {self.word}" if self.value else self.word

    @property
    def could_not_answer(self) -> bool:
        return bool(self.answer and self.answer.outcome == Outcome.COULD_NOT_ANSWER)

    @property
    def changed(self) -> str:
        """``2, re-rated 4``; empty without a re-rating."""
        if self.re_rating is None:
            return ""
        before = self.word if self.could_not_answer else f"{self.value}"
        return f"{before}, re-rated {self.re_rating.rating}"

    @property
    def points_heard(self) -> int:
        return len(self.answer.points_heard) if self.answer else 0

    @property
    def has_more(self) -> bool:
        """Whether there is anything to open the cell for."""
        answer = self.answer
        return answer is not None and bool(
            answer.outcome or answer.notes or answer.points_heard
        )


@dataclass(frozen=True)
class Row:
    """One question; ``number`` is its place in the order of the kit, from 1."""

    number: int
    question: KitQuestion
    weight: int
    cells: list[Cell]

    @property
    def values(self) -> list[int]:
        return [cell.value for cell in self.cells if cell.value is not None]

    @property
    def spread(self) -> Spread:
        return Spread.of(self.values)

    @property
    def discuss(self) -> bool:
        """2 points apart or more, or r_wg under .5."""
        return self.spread.is_wide

    @property
    def r_wg(self) -> Figure:
        return shown(self.spread.r_wg)

    @property
    def mean(self) -> Decimal | None:
        values = self.values
        return Score(total=sum(values), count=len(values), weight=len(values)).mean

    @property
    def interviewers(self) -> int:
        """How many people are behind the mean."""
        return len(
            {
                cell.column.scorecard.interviewer_id
                for cell in self.cells
                if cell.value is not None
            }
        )

    @property
    def apart(self) -> int:
        """Points between lowest and highest; -1 where fewer than two rated it."""
        match self.spread.range:
            case int(points):
                return points
        return -1


@dataclass(frozen=True)
class Matrix:
    columns: list[Column]
    rows: list[Row]  # in the order of the kit

    def in_order(self, order: Order) -> list[Row]:
        """Of the kit; or those to discuss first, and the widest apart before others."""
        if order == "kit":
            return self.rows
        return sorted(
            self.rows, key=lambda row: (not row.discuss, -row.apart, row.number)
        )

    @property
    def to_discuss(self) -> int:
        return sum(row.discuss for row in self.rows)

    @property
    def is_weighted(self) -> bool:
        return any(row.weight != 1 for row in self.rows)


def build_matrix(
    columns: Sequence[Column],
    answers: Iterable[Answer],
    re_ratings: dict[int, ReRating],
    *,
    kit: int,
) -> Matrix:
    """``kit`` is the opening's. Its questions come first, in their order.

    The same question of another version of the kit stands in the same row: it keeps
    its source.
    """
    given = sorted(
        answers,
        key=lambda each: (each.question.kit_id != kit, each.question.position),
    )
    found = {(each.scorecard_id, each.question.source): each for each in given}
    first = {each.question.source: each for each in reversed(given)}
    sources = dict.fromkeys(each.question.source for each in given)
    rows = [
        Row(
            number=number,
            question=first[source].question,
            weight=first[source].weight,
            cells=[
                _cell(column, found.get((column.scorecard.pk, source)), re_ratings)
                for column in columns
            ],
        )
        for number, source in enumerate(sources, start=1)
    ]
    return Matrix(list(columns), rows)


def _cell(
    column: Column, answer: Answer | None, re_ratings: dict[int, ReRating]
) -> Cell:
    return Cell(column, answer, re_ratings.get(answer.pk) if answer else None)
