"""Reads scorecards for the export: seven queries for 1,000, a few in memory at once."""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import QuerySet

from scorecards.export.rows import AnswerRow, IndicatorRow, RedFlagRow, ScorecardRow
from scorecards.models import (
    Answer,
    KitIndicator,
    KitQuestion,
    KitRedFlag,
    RedFlagCheck,
    Scorecard,
)

CHUNK = 1_000  # scorecards a round of queries
FETCH = 200  # rows in memory at once; each may hold 50,000 characters


def ids_in_order(scorecards: QuerySet[Scorecard]) -> "array[int]":
    """The scorecards to export, by id; eight bytes of memory each."""
    ids = Scorecard.objects.filter(pk__in=scorecards.values("pk")).order_by("pk")
    return array("q", ids.values_list("pk", flat=True).iterator())


def read(ids: "array[int]") -> Iterator[ScorecardRow]:
    """Each scorecard with its answers, ticked red flags and indicators.

    A submitted scorecard is locked, so that reading in rounds sees what one
    transaction would; that one would keep everybody else from writing on SQLite.
    """
    kits = KitParts()
    for start in range(0, len(ids), CHUNK):
        yield from _read_chunk(ids[start : start + CHUNK].tolist(), kits)


def _read_chunk(ids: list[int], kits: "KitParts") -> Iterator[ScorecardRow]:
    scorecards = (
        Scorecard.objects.filter(pk__in=ids)
        .select_related(
            "application__candidate", "application__opening", "interviewer", "kit"
        )
        .order_by("pk")
    )
    kits.load(ids)
    answers = _PerScorecard(
        Answer.objects.filter(scorecard__in=ids),
        "question_id",
        "outcome",
        "rating",
        "points_heard",
        "notes",
        "seconds_spent",
        "weight",
    )
    red_flags = _PerScorecard(
        RedFlagCheck.objects.filter(scorecard__in=ids, ticked=True),
        "red_flag_id",
        "evidence",
    )
    indicators = _PerScorecard(
        Scorecard.indicators.through.objects.filter(scorecard__in=ids),
        "kitindicator_id",
    )
    for scorecard in scorecards.iterator(FETCH):
        yield ScorecardRow(
            scorecard=scorecard,
            answers=sorted(
                (
                    AnswerRow(scorecard, kits.questions[question], *heard)
                    for question, *heard in answers.of(scorecard)
                ),
                key=lambda row: row.question.position,
            ),
            red_flags=sorted(
                (
                    RedFlagRow(scorecard, kits.red_flags[red_flag], evidence)
                    for red_flag, evidence in red_flags.of(scorecard)
                ),
                key=lambda row: row.red_flag.position,
            ),
            indicators=sorted(
                (
                    IndicatorRow(scorecard, kits.indicators[indicator])
                    for (indicator,) in indicators.of(scorecard)
                ),
                key=lambda row: (row.indicator.level, row.indicator.position),
            ),
        )


@dataclass
class KitParts:
    """Questions, red flags and indicators by id: fetched once for each kit."""

    kits: set[int] = field(default_factory=set)
    questions: dict[int, KitQuestion] = field(default_factory=dict)
    red_flags: dict[int, KitRedFlag] = field(default_factory=dict)
    indicators: dict[int, KitIndicator] = field(default_factory=dict)

    def load(self, scorecards: list[int]) -> None:
        """Have the parts of these scorecards' kits at hand."""
        used = Scorecard.objects.filter(pk__in=scorecards).order_by()
        new = set(used.values_list("kit", flat=True).distinct()) - self.kits
        if new:
            self.questions |= KitQuestion.objects.filter(kit__in=new).in_bulk()
            self.red_flags |= KitRedFlag.objects.filter(kit__in=new).in_bulk()
            self.indicators |= KitIndicator.objects.filter(kit__in=new).in_bulk()
            self.kits |= new


class _PerScorecard:
    """Rows of a second table, handed out beside the scorecards, both by id."""

    def __init__(self, rows: QuerySet[Any], *fields: str) -> None:
        ordered: Iterable[tuple[Any, ...]] = (
            rows.order_by("scorecard_id")
            .values_list("scorecard_id", *fields)
            .iterator(FETCH)
        )
        self._groups = groupby(ordered, key=itemgetter(0))
        self._next = next(self._groups, None)

    def of(self, scorecard: Scorecard) -> Iterator[tuple[Any, ...]]:
        while self._next and self._next[0] < scorecard.pk:
            self._next = next(self._groups, None)
        if self._next and self._next[0] == scorecard.pk:
            yield from (row[1:] for row in self._next[1])
