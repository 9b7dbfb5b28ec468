"""What My interviews reads: plain values, by queries without subqueries.

Django takes longer to write a query with subqueries in SQL than a database takes to
answer it, so that answers and decisions are read once for all rows of a page.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import F, Q, QuerySet

from scorecards.models import Answer, Application, Scorecard
from scorecards.models.application import HEAD
from scorecards.models.own_to_do import HEAD_OF_CARD, own_to_do
from scorecards.models.prepared import Prepared
from scorecards.models.scorecard_queries import ScorecardQuerySet

MAX_UNFINISHED = 300
STATUS = Scorecard.Status
ABOUT = (
    "pk",
    "status",
    "round",
    "application__candidate__name",
    "application__opening__title",
    "application__opening__self_started",
    "kit__role_title",
    "kit__level",
    "head",
)
TO_FINISH = (
    "version",
    "interview_at",
    "interview_minutes",
    "due_at",
    "place",
    "begun_at",
    "closed_reason",
    "reminders_dismissed_at",
    "application__opening__time_zone",
    "application__opening__location",
    "application__opening__send_reminders",
)
DONE = (
    "submitted_at",
    "recommendation",
    "application__opening__interviewers_read_debrief",
)

Card = dict[str, Any]


@dataclass(slots=True)
class AnswerFigures:
    scorecard: int
    outcome: str
    rating: int | None
    weight: int
    is_focus: bool


def of_own(user: User, words: str) -> Q:
    """Theirs, of candidates whose name has the ``words``."""
    own = Q(interviewer=user)
    return own & Q(application__candidate__sort_key__mentions=words) if words else own


def unfinished(own: Q) -> list[Card]:
    """Those to submit and those withdrawn, by lateness; `MAX_UNFINISHED` at most."""
    return list(UNFINISHED.filter(own)[:MAX_UNFINISHED])


def submitted(own: Q) -> QuerySet[Any]:
    """The newest first."""
    return SUBMITTED.filter(own)


def answers_of(cards: Iterable[Card]) -> dict[int, list[AnswerFigures]]:
    """By the scorecard’s key. One query."""
    by_card = defaultdict(list)
    for each in _answers.rows([card["pk"] for card in cards]):
        by_card[each[0]].append(AnswerFigures(*each))
    return by_card


def hidden_candidacies(user: User) -> frozenset[int]:
    """Those for which they still have to submit: what came of them is not told yet.
    One query."""
    return own_to_do(user).hiding


def decisions_of(heads: Collection[int]) -> dict[int, tuple[str, datetime]]:
    """The newest outcome and its time, by the key of the candidacy. At most one query.

    Only for candidacies whose decision the reader may know: it hides nothing.
    """
    return {head: (outcome, at) for head, outcome, at in _decisions.rows([*heads])}


# Made once, as each request would make the same, and then asked for one person. None
# has a subquery: threads would share it, and Django changes it while it writes the SQL.
_TO_DO = Q(
    status__in=[STATUS.STARTED, STATUS.ASSIGNED, STATUS.DRAFT], ended_at=None
) | Q(status=STATUS.WITHDRAWN)
_WITH_HEAD: ScorecardQuerySet = Scorecard.objects.annotate(head=HEAD_OF_CARD)
UNFINISHED: QuerySet[Any, Any] = (
    _WITH_HEAD.filter(_TO_DO)
    .order_by(F("due_at").asc(nulls_last=True), "created_at", "pk")
    .values(*ABOUT, *TO_FINISH)
)
SUBMITTED: QuerySet[Any, Any] = (
    _WITH_HEAD.submitted().order_by("-submitted_at", "-pk").values(*ABOUT, *DONE)
)


@Prepared
def _answers(cards: list[int]) -> QuerySet[Any, Any]:
    answers = Answer.objects.filter(scorecard__in=cards).order_by()
    return answers.values_list(*(field.name for field in fields(AnswerFigures)))


@Prepared
def _decisions(heads: list[int]) -> QuerySet[Any, Any]:
    """The newest last."""
    known: QuerySet[Any, Any] = Application.objects.annotate(of=HEAD)
    decided = known.filter(of__in=heads, decisions__isnull=False)
    return decided.order_by("decisions__pk").values_list(
        "of", "decisions__outcome", "decisions__decided_at"
    )
