"""Reads scorecards for the export, a few in memory at once."""

from array import array
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from scorecards.export.filters import may_know_decisions
from scorecards.export.kits import Kits
from scorecards.export.names import NameMasks
from scorecards.export.rows import (
    AnswerRow,
    ExtraQuestionRow,
    IndicatorRow,
    RedFlagRow,
    ScorecardRow,
)
from scorecards.export.sheets.decisions import DecisionRow
from scorecards.export.sheets.to_do import ToDoRow
from scorecards.models import (
    Answer,
    Application,
    Decision,
    ExtraQuestion,
    Opening,
    RedFlagCheck,
    Scorecard,
)
from scorecards.models.scorecard_queries import ScorecardQuerySet

CHUNK = 1_000  # scorecards a round of queries
FETCH = 200  # rows in memory at once; each may hold 50,000 characters


def ids_in_order(scorecards: QuerySet[Scorecard]) -> "array[int]":
    """The scorecards to export, by id; eight bytes of memory each."""
    ids = Scorecard.objects.filter(pk__in=scorecards.values("pk")).order_by("pk")
    return array("q", ids.values_list("pk", flat=True).iterator())


def read(
    ids: "array[int]", kits: Kits, *, hide_names: bool = False
) -> Iterator[ScorecardRow]:
    """Each scorecard with its answers, ticked red flags and indicators.

    A submitted scorecard is locked, so that reading in rounds sees what one
    transaction would; that one would keep everybody else from writing on SQLite. What
    is reopened meanwhile is left out. Five queries for each 1,000, six to hide names.
    """
    for start in range(0, len(ids), CHUNK):
        chunk = ids[start : start + CHUNK].tolist()
        rows = _read_chunk(chunk, kits)
        if hide_names:
            masks = NameMasks.of_scorecards(chunk)
            rows = map(masks.hide_in, rows)
        yield from rows


def _read_chunk(ids: list[int], kits: Kits) -> Iterator[ScorecardRow]:
    scorecards = (
        Scorecard.objects.submitted()
        .filter(pk__in=ids)
        .select_related("application__candidate", "application__opening", "interviewer")
        .order_by("pk")
    )
    answers = _PerScorecard(
        Answer.objects.filter(scorecard__in=ids),
        "question_id",
        "outcome",
        "rating",
        "points_heard",
        "follow_ups_used",
        "notes",
        "seconds_spent",
        "weight",
    )
    red_flags = _PerScorecard(
        RedFlagCheck.objects.filter(scorecard__in=ids, ticked=True),
        "red_flag_id",
        "evidence",
    )
    extra_questions = _PerScorecard(
        ExtraQuestion.objects.filled().filter(scorecard__in=ids),
        "number",
        "text",
        "rating",
        "notes",
    )
    indicators = _PerScorecard(
        Scorecard.indicators.through.objects.filter(scorecard__in=ids),
        "kitindicator_id",
    )
    for scorecard in scorecards.iterator(FETCH):
        scorecard.kit = kits.kits[scorecard.kit_id]
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
            extra_questions=sorted(
                (
                    ExtraQuestionRow(scorecard, *asked)
                    for asked in extra_questions.of(scorecard)
                ),
                key=lambda row: row.number,
            ),
            indicators=sorted(
                (
                    IndicatorRow(scorecard, kits.indicators[indicator])
                    for (indicator,) in indicators.of(scorecard)
                ),
                key=lambda row: (row.indicator.level, row.indicator.position),
            ),
        )


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


def read_to_do(scorecards: ScorecardQuerySet, as_of: datetime) -> Iterator[ToDoRow]:
    """One query; of what was typed in them, nothing is read."""
    rows = (
        scorecards.select_related(
            "application__candidate", "application__opening", "interviewer", "kit"
        )
        .defer("reason", "summary", "kit__opening_script", "kit__closing_reminder")
        .order_by("pk")
    )
    for scorecard in rows.iterator(FETCH):
        yield ToDoRow(scorecard, as_of)


def read_decisions(
    scorecards: ScorecardQuerySet, reader: User | None, *, hide_names: bool = False
) -> Iterator[DecisionRow]:
    """All decisions on the applications of these scorecards that the reader may know.

    One query, and one more to hide names.
    """
    if not may_know_decisions(reader):
        return
    applications = scorecards.order_by().values("application")
    known = Application.objects.together_with(applications).order_by().values("pk")
    decisions = Decision.objects.filter(application__in=known)
    if reader is not None:
        hidden = Scorecard.objects.hidden_applications(reader)
        open_to = Opening.objects.readable_by(reader).order_by().values("pk")
        decisions = decisions.exclude(application__in=hidden)
        decisions = decisions.filter(application__opening__in=open_to)
    chosen = decisions.select_related(
        "application__candidate", "application__opening__kit", "decided_by"
    ).order_by(Coalesce("application__merged_into", "application"), "pk")
    rows = _numbered(chosen.iterator(FETCH))
    if hide_names:
        openings = applications.values_list("application__opening", flat=True)
        rows = map(NameMasks(openings).hide_in_decision, rows)
    yield from rows


def _numbered(decisions: Iterable[Decision]) -> Iterator[DecisionRow]:
    for _, of_application in groupby(decisions, key=attrgetter("application.head_key")):
        history = list(of_application)
        for number, decision in enumerate(history, start=1):
            yield DecisionRow(decision, number, is_current=decision is history[-1])
