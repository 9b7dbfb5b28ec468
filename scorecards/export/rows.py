"""One scorecard as it is exported, and the rows that it gives each sheet."""

from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

from scorecards.models import KitIndicator, KitQuestion, KitRedFlag, Scorecard
from scorecards.models.areas import AreaScore, area_scores
from scorecards.models.scales import Outcome
from scorecards.models.scores import COULD_NOT_ANSWER_COUNTS_AS, Score


class OfScorecard(Protocol):
    """Any row: each knows its scorecard."""

    @property
    def scorecard(self) -> Scorecard: ...


@dataclass(slots=True)
class AnswerRow:
    scorecard: Scorecard
    question: KitQuestion
    outcome: str
    rating: int | None
    points_heard: list[int]
    follow_ups_used: list[int]
    notes: str
    seconds_spent: int
    weight: int

    @property
    def minutes_spent(self) -> Decimal | None:
        """Two decimals, halves up; nothing if the page counted no time."""
        minutes = Decimal(self.seconds_spent) / 60
        return minutes.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP) or None

    @property
    def counts_as(self) -> int | None:
        """What the answer brings to the mean; nothing if it was not asked."""
        if self.outcome == Outcome.COULD_NOT_ANSWER:
            return COULD_NOT_ANSWER_COUNTS_AS
        return self.rating

    @property
    def anchor(self) -> str:
        """The question's own words for the rating given, where it has some."""
        return str(self.question.anchors.get(str(self.rating), ""))

    @property
    def points(self) -> list[str]:
        """The listen-for points that were heard, in the question's order."""
        heard = set(self.points_heard)
        return [
            point
            for place, point in enumerate(self.question.listen_for)
            if place in heard
        ]

    @property
    def follow_ups(self) -> list[str]:
        """The follow-up questions that were asked, in their order."""
        used = set(self.follow_ups_used)
        return [
            follow_up
            for place, follow_up in enumerate(self.question.follow_ups)
            if place in used
        ]


@dataclass(slots=True)
class AreaRow:
    scorecard: Scorecard
    area: AreaScore


@dataclass(slots=True)
class RedFlagRow:
    scorecard: Scorecard
    red_flag: KitRedFlag
    evidence: str


@dataclass(slots=True)
class ExtraQuestionRow:
    """A question that is not in the kit; its rating counts in no score."""

    scorecard: Scorecard
    number: int
    text: str
    rating: int | None
    notes: str


@dataclass(slots=True)
class IndicatorRow:
    scorecard: Scorecard
    indicator: KitIndicator


@dataclass(slots=True)
class ScorecardRow:
    """A scorecard with all that was recorded on it, in the order of its kit."""

    scorecard: Scorecard
    answers: list[AnswerRow]
    red_flags: list[RedFlagRow]
    extra_questions: list[ExtraQuestionRow]
    indicators: list[IndicatorRow]
    score: Score = field(init=False)
    areas: list[AreaRow] = field(init=False)
    answer_to: dict[str, AnswerRow] = field(init=False)  # by the question's source
    group: int = 0  # the row of Summary that it counts in

    def __post_init__(self) -> None:
        self.score = Score.of(self.answers)
        self.areas = [
            AreaRow(self.scorecard, area) for area in area_scores(self.answers)
        ]
        self.answer_to = {answer.question.source: answer for answer in self.answers}

    def count(self, outcome: Outcome) -> int:
        return sum(answer.outcome == outcome for answer in self.answers)
