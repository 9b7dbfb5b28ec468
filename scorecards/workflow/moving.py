"""Moving an application or a scorecard to the right person or opening."""

from collections.abc import Iterable

from django.contrib.auth.models import User

from glossary.locking import BeginAgainError, in_transaction
from scorecards.audit import trail
from scorecards.kits.planned_rounds import kit_of_round
from scorecards.mails.outbox import invite, look_at_round
from scorecards.models import Application, AuditEntry, Candidate, Opening, Scorecard
from scorecards.models.scorecard_states import UNTOUCHED
from scorecards.workflow.blank_scorecards import rebuild_answers
from scorecards.workflow.first_content import free_round
from scorecards.workflow.identity import (
    RIGHT,
    SamePersonError,
    link_again,
    locked_applications,
    require_nothing_to_submit,
    save_links,
    tell_interviewers,
)
from scorecards.workflow.locking import (
    lock_opening,
    locked_candidates,
    locked_scorecard,
    person_of,
)
from scorecards.workflow.rights import require


class OtherQuestionsError(Exception):
    """The opening is for another role or level, so its scorecards ask other things."""


@in_transaction
def move_application(
    application: Application,
    *,
    candidate: Candidate | None = None,
    opening: Opening | None = None,
    by: User | None,
    reason: str,
) -> Application:
    """To that candidate, or to that opening, or both, with its scorecards.

    Where the candidate has an application for the opening, the two are linked. Raises
    `StillToSubmitError`, `SamePersonError` or `OtherQuestionsError`.
    """
    require(by, RIGHT)
    of = Application.objects.select_related("candidate").get(pk=application.pk)
    target_key = opening.pk if opening else of.opening_id
    openings = _locked_openings({of.opening_id, target_key})
    person = person_of(candidate or of.candidate)
    people = locked_candidates({of.candidate_id, person.pk})
    person = people[person.pk]
    known = locked_applications(people)
    found = next((each for each in known if each.pk == application.pk), None)
    if found is None or found.opening_id != of.opening_id or person.merged_into_id:
        raise BeginAgainError  # somebody else moved it, or merged the person
    moving, target_opening = found, openings[target_key]
    if (moving.candidate_id, moving.opening_id) == (person.pk, target_opening.pk):
        raise SamePersonError
    _require_same_questions(openings[moving.opening_id], target_opening)
    require_nothing_to_submit(by, known)
    source = {"from_candidate": moving.candidate_id, "from_opening": moving.opening_id}
    left = [
        each
        for each in known
        if each is not moving
        and (each.candidate_id, each.opening_id)
        == (moving.candidate_id, moving.opening_id)
    ]
    head = _head_of(known, person.pk, target_opening.pk)
    moves_opening = moving.opening_id != target_opening.pk
    moving.candidate = person
    moving.opening = target_opening
    moving.came_from = None
    moving.merged_into = head
    save_links([moving])
    link_again(left)
    save_links(left)
    if moves_opening:
        _ask_what_the_opening_asks(moving)
    tell_interviewers([moving])
    trail.record(
        AuditEntry.Action.MOVED,
        actor=by,
        subject=moving,
        application=moving,
        reason=reason,
        **source,
    )
    return moving


@in_transaction
def move_scorecard(
    scorecard: Scorecard, *, application: Application, by: User | None, reason: str
) -> Scorecard:
    """To that application, as the interviewer's next round where the round is taken.

    Raises `StillToSubmitError`, `SamePersonError`, `OtherQuestionsError`, or
    `Scorecard.DoesNotExist`.
    """
    require(by, RIGHT)
    now = Scorecard.objects.select_related("application").get(pk=scorecard.pk)
    known = Application.objects.get(pk=application.pk)
    keys = {now.application_id, known.merged_into_id or known.pk}
    openings = _locked_openings({now.application.opening_id, known.opening_id})
    rows = Application.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    by_key = {each.pk: each for each in rows}
    current = locked_scorecard(scorecard.pk)
    source = by_key.get(current.application_id)
    target = by_key[known.merged_into_id or known.pk]
    if (
        source is None
        or target.merged_into_id
        or not {source.opening_id, target.opening_id} <= openings.keys()
    ):
        raise BeginAgainError  # somebody else moved or merged one of the two
    target.opening = openings[target.opening_id]
    if source.pk == target.pk:
        raise SamePersonError
    _require_same_questions(source.opening, target.opening)
    require_nothing_to_submit(by, [*source.together, *target.together])
    current.application = target
    current.round = free_round(current, target)
    current.save(update_fields=["application", "round"])
    if current.is_untouched:
        _fit([current], target.opening)
    trail.record(
        AuditEntry.Action.MOVED,
        actor=by,
        subject=current,
        application=target,
        reason=reason,
        from_application=source.pk,
        round=current.round,
    )
    invite(current)
    look_at_round(current)
    return current


def _locked_openings(keys: Iterable[int]) -> dict[int, Opening]:
    return {key: lock_opening(Opening(pk=key)) for key in sorted(keys)}


def _require_same_questions(one: Opening, other: Opening) -> None:
    if (one.role_id, one.level) != (other.role_id, other.level):
        raise OtherQuestionsError


def _head_of(
    applications: Iterable[Application], candidate: int, opening: int
) -> Application | None:
    for each in applications:
        is_there = (each.candidate_id, each.opening_id) == (candidate, opening)
        if is_there and each.merged_into_id is None:
            return each
    return None


def _ask_what_the_opening_asks(application: Application) -> None:
    """In scorecards that nobody has begun; the others keep what they were asked."""
    assigned = application.scorecards.filter(status__in=UNTOUCHED)
    locked = assigned.select_for_update().order_by("pk")
    _fit(list(locked), application.opening)


def _fit(scorecards: Iterable[Scorecard], opening: Opening) -> None:
    for scorecard in scorecards:
        scorecard.application.opening = opening
        scorecard.kit = kit_of_round(opening, scorecard.round)
        scorecard.save(update_fields=["kit"])
        rebuild_answers(scorecard)
