"""Rows locked, and read behind the lock: nothing read before is used after it.

A row is locked alone and what belongs to it is read in a query of its own. In one
query PostgreSQL would join the row of now to what others were when it began to wait,
and leave the row out where the two no longer fit.
"""

from collections.abc import Iterable
from typing import Any

from scorecards.models import Application, Candidate, Opening, Scorecard
from scorecards.models.scorecard_queries import ScorecardQuerySet


class OpeningClosedError(Exception):
    """No scorecard is started or assigned for a closed opening."""

    def __init__(self, opening: Opening) -> None:
        super().__init__(
            f"The opening “{opening}” is closed. No scorecard can be started."
        )


def lock_opening(opening: Opening) -> Opening:
    """The opening as it is now, open or closed."""
    current: Opening = Opening.with_hidden.select_for_update().get(pk=opening.pk)
    return current


def locked_opening(opening: Opening) -> Opening:
    """The opening as it is now. Whoever starts or assigns there waits here.

    Raises `OpeningClosedError` when it is closed by now.
    """
    current = lock_opening(opening)
    if current.closed_at:
        raise OpeningClosedError(current)
    return current


def locked_candidates(keys: Iterable[int]) -> dict[int, Candidate]:
    """By key, as they are now. Whoever applies them, merges or splits waits here."""
    rows = Candidate.with_hidden.select_for_update(no_key=True)
    return {each.pk: each for each in rows.filter(pk__in=[*keys]).order_by("pk")}


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

    The application, or the one that it has been merged into.
    """
    while True:
        current = Application.with_hidden.select_for_update().get(pk=application.pk)
        if current.merged_into_id is None:
            application.merged_into = None
            return application
        application = Application.with_hidden.get(pk=current.merged_into_id)


def locked_scorecard(pk: int, known: ScorecardQuerySet | None = None) -> Scorecard:
    """The scorecard as it is now, if it is among those known.

    One query, a second one where ``known`` brings other rows along. Raises
    `Scorecard.DoesNotExist`.
    """
    known = Scorecard.objects.all() if known is None else known
    alone: Any = known.select_related(None)
    current: Scorecard = alone.select_for_update(of=("self",)).get(pk=pk)
    if known.query.select_related:
        current = known.get(pk=pk)
    return current


def locked_scorecards(opening: Opening) -> list[Scorecard]:
    """All of a locked opening, by key; their applications refer to it.

    Without those that were withdrawn, which stay as they are.
    """
    scorecards = list(
        Scorecard.objects.select_for_update(of=("self",))
        .filter(application__opening=opening)
        .exclude(status=Scorecard.Status.WITHDRAWN)
        .select_related("application")
        .order_by("pk")
    )
    for scorecard in scorecards:
        scorecard.application.opening = opening
    return scorecards
