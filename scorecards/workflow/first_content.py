"""The first content of a scorecard that its interviewer started.

Until then it hides nothing and blocks nothing, and what was made for it is hidden:
the application, the candidate, the opening. Saving anything makes them appear, and
assigns the first round of the plan to a candidate who is new there.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.contrib.auth.models import User

from glossary.locking import in_transaction
from scorecards.models import Application, Candidate, Opening, Scorecard
from scorecards.models.scorecard_queries import ScorecardQuerySet
from scorecards.workflow import breaking_glass
from scorecards.workflow.locking import (
    lock_application,
    lock_opening,
    locked_person,
    locked_scorecard,
)
from scorecards.workflow.planned_panel import assign_newcomers
from scorecards.workflow.rights import require_own

Result = TypeVar("Result")


class FirstContentError(Exception):
    """What appears with the scorecard has to be locked before the scorecard is."""


def locked_to_save(
    pk: int, known: ScorecardQuerySet | None = None, *, first: bool = False
) -> Scorecard:
    """The scorecard as it is now, for whoever saves in it.

    Call it in a change that `with_first_content` wraps, and hand ``first`` on. Raises
    `Scorecard.DoesNotExist`.
    """
    if first and (found := Scorecard.objects.filter(pk=pk).first()):
        _lock_around(found)
    current = locked_scorecard(pk, known)
    if current.is_started and not first:
        raise FirstContentError
    return current


def with_first_content(change: Callable[..., Result]) -> Callable[..., Result]:
    """Runs the change again with ``first=True`` where it may bring the first content.

    So every later save takes one lock, and asks nothing for it.
    """

    @wraps(change)
    def either(*args: Any, **kwargs: Any) -> Result:
        try:
            return change(*args, **kwargs)
        except FirstContentError:
            return change(*args, **kwargs, first=True)

    return either


@in_transaction
def appear(scorecard: Scorecard, *, by: User | None = None) -> None:
    """A draft from now on, which counts; nothing where it is one already.

    Where the candidate has an application for the opening by now, it counts for that
    one, as the next round if need be. It keeps whether its interviewer could read
    other interviewers' scorecards until now.
    """
    require_own(scorecard, by)
    application = _lock_around(scorecard)
    current = locked_scorecard(scorecard.pk)
    if not current.is_started:
        return
    others = Scorecard.objects.open_beside(application, current.interviewer)
    current.started_after_others = others.exists()
    current.changed_after_reveal = breaking_glass.is_broken(
        application, current.interviewer
    )
    current.status = Scorecard.Status.DRAFT
    current.save(
        update_fields=["status", "started_after_others", "changed_after_reveal"]
    )
    _count_for(current, application)
    for name in ("application", "round", "status", "started_after_others"):
        setattr(scorecard, name, getattr(current, name))


def _count_for(scorecard: Scorecard, application: Application) -> None:
    """Of the application, which is shown from now on, in a round that is free there.

    The one that was made for it goes where another has its place.
    """
    made_for_it = scorecard.application
    if not made_for_it.is_hidden:
        return
    if application.pk == made_for_it.pk:
        _show(application)
        assign_newcomers(application.opening, [application], by=scorecard.interviewer)
        return
    scorecard.application = application
    scorecard.round = free_round(scorecard, application)
    scorecard.save(update_fields=["application", "round"])
    made_for_it.delete()


def free_round(scorecard: Scorecard, application: Application) -> int:
    """Its own, unless the interviewer has that one for the application already."""
    mine = Scorecard.objects.of(scorecard.interviewer).filter(
        application__in=application.together.values("pk")
    )
    taken = set(mine.exclude(pk=scorecard.pk).values_list("round", flat=True))
    return scorecard.round if scorecard.round not in taken else max(taken) + 1


def _lock_around(scorecard: Scorecard) -> Application:
    """The application that it counts for once it has content, and whose it is."""
    made = Application.with_hidden.select_related("opening", "candidate").get(
        scorecards=scorecard.pk
    )
    opening = made.opening
    if made.is_hidden:  # a round of the plan may be assigned with it
        opening = lock_opening(opening)
    person = locked_person(made.candidate)
    if made.is_hidden:
        shown = Application.objects.heads().filter(candidate=person, opening=opening)
        made = shown.first() or made
    locked = lock_application(made)
    if person.pk != locked.candidate_id and locked.is_hidden:  # merged meanwhile
        locked.came_from_id = locked.candidate_id
    locked.candidate, locked.opening = person, opening
    return locked


def _show(application: Application) -> None:
    record: Opening | Candidate
    for record in (application.opening, application.candidate):
        if record.is_hidden:
            record.is_hidden = False
            record.save(update_fields=["is_hidden"])
    if application.is_hidden:
        application.is_hidden = False
        application.save(update_fields=["is_hidden", "candidate", "came_from"])
