"""A scorecard as a column of the debrief: who wrote it, and what it comes to."""

from collections.abc import Iterable
from dataclasses import dataclass
from string import ascii_uppercase

from scorecards.models import Answer, Scorecard
from scorecards.models.scores import Score
from scorecards.text.display_names import display_name


@dataclass(frozen=True)
class Column:
    """``letter`` stands for the scorecard in the chart and wherever room is short."""

    letter: str
    name: str
    scorecard: Scorecard
    score: Score

    @property
    def round(self) -> int:
        return self.scorecard.round

    @property
    def label(self) -> str:
        """Such as ``A Ida Vogt, round 1``."""
        return f"{self.letter} {self.name}, round {self.round}"

    @property
    def recommendation(self) -> str:
        return self.scorecard.get_recommendation_display()

    @property
    def contradicts(self) -> bool:
        """The recommendation is one thing, the score another."""
        return self.scorecard.contradicts(self.score)

    @property
    def demonstrated_level(self) -> str:
        return self.scorecard.get_demonstrated_level_display()

    @property
    def marks(self) -> list[str]:
        """What to know about how independent it is."""
        marks = []
        if self.scorecard.started_after_others:
            marks.append("Started after other scorecards were visible")
        if self.scorecard.changed_after_reveal:
            marks.append("Changed after other scorecards were visible")
        return marks


def columns_of(
    scorecards: Iterable[Scorecard], answers: Iterable[Answer]
) -> list[Column]:
    """One for each scorecard, so that an interviewer of two rounds has two."""
    by_scorecard: dict[int, list[Answer]] = {}
    for answer in answers:
        by_scorecard.setdefault(answer.scorecard_id, []).append(answer)
    return [
        Column(
            letter=letter(place),
            name=_name(scorecard),
            scorecard=scorecard,
            score=Score.of(by_scorecard.get(scorecard.pk, [])),
        )
        for place, scorecard in enumerate(scorecards)
    ]


def letter(place: int) -> str:
    """A to Z, then AA, AB, …"""
    more, rest = divmod(place, len(ascii_uppercase))
    return (letter(more - 1) if more else "") + ascii_uppercase[rest]


def _name(scorecard: Scorecard) -> str:
    return display_name(scorecard.interviewer)
