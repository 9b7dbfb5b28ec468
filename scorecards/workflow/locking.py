"""Rows locked, and read behind the lock: nothing read before is used after it.

A row is locked alone and what belongs to it is read in a query of its own. In one
query PostgreSQL would join the row of now to what others were when it began to wait,
and leave the row out where the two no longer fit.
"""

from collections.abc import Iterable
from typing import Any

from django.http import Http404

from glossary.locking import BeginAgainError
from scorecards.kits.planned_rounds import scorecards_asking
from scorecards.models import Application, Candidate, Opening, PlanRound, Scorecard
from scorecards.models.scorecard_queries import ScorecardQuerySet

# What changes of an application; whatever is cached of the former goes with it.
MOVABLE = ("candidate_id", "opening_id", "merged_into_id")


class OpeningClosedError(Exception):
    """No scorecard is started or assigned for a closed opening."""

    def __init__(self, opening: Opening) -> None:
        super().__init__(
            f"The opening “{opening}” is closed. No scorecard can be started."
        )


class ScorecardGoneError(Scorecard.DoesNotExist, Http404):
    """Withdrawn or discarded between two looks: a page that says nothing better
    answers 404."""


def lock_opening(opening: Opening) -> Opening:
    """The opening as it is now, open or closed."""
    current: Opening = Opening.with_hidden.select_for_update().get(pk=opening.pk)
    return current


def locked_opening(opening: Opening) -> Opening:
    """The opening as it is now. Whoever starts or assigns there waits here.

    Raises `OpeningClosedError` when it is closed by now.
    """
    return require_open(lock_opening(opening))


def require_open(opening: Opening) -> Opening:
    """Raises `OpeningClosedError`."""
    if opening.closed_at:
        raise OpeningClosedError(opening)
    return opening


def locked_candidates(keys: Iterable[int]) -> dict[int, Candidate]:
    """By key, as they are now. Whoever applies them, merges or splits waits here."""
    rows = Candidate.with_hidden.select_for_update(no_key=True)
    return {each.pk: each for each in rows.filter(pk__in=[*keys]).order_by("pk")}


def person_of(candidate: Candidate) -> Candidate:
    """Who the candidate is by now, read again."""
    known: Candidate = Candidate.with_hidden.get(pk=candidate.pk)
    return known.person


def locked_person(candidate: Candidate) -> Candidate:
    """Who the candidate is by now, itself or whoever it was merged into."""
    known = Candidate.with_hidden.get(pk=candidate.pk)
    while True:
        person = known.person
        current = locked_candidates([person.pk])[person.pk]
        if current.merged_into_id is None:
            return current
        known = current  # merged while we waited


def lock_application(application: Application) -> Application:
    """Whoever decides, notes, starts, assigns or breaks the glass there waits here.

    The application as it is now, or the one that it has been merged into.
    """
    while True:
        current = Application.with_hidden.select_for_update().get(pk=application.pk)
        if current.merged_into_id is None:
            for column in MOVABLE:
                setattr(application, column, getattr(current, column))
            return application
        application = Application.with_hidden.get(pk=current.merged_into_id)


def lock_with_opening(application: Application) -> Application:
    """As `lock_application`, with its opening, open or closed, locked before it."""
    now = Application.objects.get(pk=application.pk)
    if now.merged_into_id:
        now = Application.objects.get(pk=now.merged_into_id)
    opening = lock_opening(Opening(pk=now.opening_id))
    head = lock_application(application if now.pk == application.pk else now)
    if head.opening_id != opening.pk:  # moved while we waited
        raise BeginAgainError
    head.opening = opening
    return head


def locked_scorecard(pk: int, known: ScorecardQuerySet | None = None) -> Scorecard:
    """The scorecard as it is now, if it is among those known.

    One query, a second one where ``known`` brings other rows along. Raises
    `ScorecardGoneError`.
    """
    known = Scorecard.objects.all() if known is None else known
    alone: Any = known.select_related(None)
    try:
        current: Scorecard = alone.select_for_update(of=("self",)).get(pk=pk)
        if known.query.select_related:
            current = known.get(pk=pk)
    except Scorecard.DoesNotExist as error:
        raise ScorecardGoneError from error
    return current


def locked_scorecards(
    opening: Opening, planned: PlanRound | None = None
) -> list[Scorecard]:
    """All of a locked opening, by key; their applications refer to it.

    Without those of rounds that ask questions of their own, and those that were
    withdrawn, which stay as they are. Of ``planned``, a round that asks its own, those
    that have its kit.
    """
    scorecards = list(
        scorecards_asking(opening, planned)
        .select_for_update(of=("self",))
        .exclude(status=Scorecard.Status.WITHDRAWN)
        .select_related("application")
        .order_by("pk")
    )
    for scorecard in scorecards:
        scorecard.application.opening = opening
    return scorecards
