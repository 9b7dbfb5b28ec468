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
from django.db.models.functions import Coalesce

from scorecards.models import Answer, Application, Scorecard
from scorecards.models.application import HEAD
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
    for each in ANSWERS.filter(scorecard__in=[card["pk"] for card in cards]):
        by_card[each[0]].append(AnswerFigures(*each))
    return by_card


def hidden_candidacies(user: User) -> set[int]:
    """Those for which they still have to submit: what came of them is not told yet.
    One query."""
    hiding = Scorecard.objects.hiding_from(user).order_by()
    return set(hiding.annotate(head=_OF_CARD).values_list("head", flat=True))


def decisions_of(heads: Collection[int]) -> dict[int, tuple[str, datetime]]:
    """The newest outcome and its time, by the key of the candidacy. At most one query.

    Only for candidacies whose decision the reader may know: it hides nothing.
    """
    found = DECISIONS.filter(of__in=heads) if heads else ()
    return {head: (outcome, at) for head, outcome, at in found}


# Made once, as each request would make the same, and then asked for one person. None
# has a subquery: threads would share it, and Django changes it while it writes the SQL.
_TO_DO = Q(
    status__in=[STATUS.STARTED, STATUS.ASSIGNED, STATUS.DRAFT], ended_at=None
) | Q(status=STATUS.WITHDRAWN)
_OF_CARD = Coalesce("application__merged_into", "application")
_WITH_HEAD: ScorecardQuerySet = Scorecard.objects.annotate(head=_OF_CARD)
UNFINISHED: QuerySet[Any, Any] = (
    _WITH_HEAD.filter(_TO_DO)
    .order_by(F("due_at").asc(nulls_last=True), "created_at", "pk")
    .values(*ABOUT, *TO_FINISH)
)
SUBMITTED: QuerySet[Any, Any] = (
    _WITH_HEAD.submitted().order_by("-submitted_at", "-pk").values(*ABOUT, *DONE)
)
ANSWERS: QuerySet[Any, Any] = Answer.objects.order_by().values_list(
    *(field.name for field in fields(AnswerFigures))
)
DECISIONS: QuerySet[Any, Any] = (  # the newest last
    Application.objects.annotate(of=HEAD)
    .filter(decisions__isnull=False)
    .order_by("decisions__pk")
    .values_list("of", "decisions__outcome", "decisions__decided_at")
)
