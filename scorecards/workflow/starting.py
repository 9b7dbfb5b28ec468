"""Starting a scorecard: the opening, candidate and application fall into place."""

from collections.abc import Container, Iterable
from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Q

from glossary.locking import in_transaction
from glossary.models import Level, Role
from glossary.roles.asked import as_shown, as_told_apart
from scorecards.kits.making import current_kit
from scorecards.kits.planned_rounds import first_round_of
from scorecards.models import Application, Candidate, Opening, Scorecard
from scorecards.text.names import tidy_name
from scorecards.workflow.blank_scorecards import hand_out, make_blank, own_for
from scorecards.workflow.locking import (
    lock_with_opening,
    locked_opening,
    locked_person,
    require_open,
)
from scorecards.workflow.rights import require

INTERVIEW_MINUTES = 60


class SeveralOpeningsError(Exception):
    """More than one opening fits; a person has to say which."""

    def __init__(self, openings: list[Opening]) -> None:
        self.openings = openings
        super().__init__("Several openings fit.")


class AlreadySubmittedError(Exception):
    """This interviewer has submitted one; another round has to be meant."""

    def __init__(self, scorecard: Scorecard) -> None:
        self.scorecard = scorecard
        super().__init__("This scorecard has already been submitted.")


@in_transaction
def start_scorecard(
    *,
    interviewer: User,
    role: Role,
    level: str,
    candidate: Candidate | str,
    opening: Opening | None = None,
    another_round: bool = False,
    request_key: UUID | None = None,
    title: str = "",
) -> Scorecard:
    """The interviewer's scorecard for this person, made only if there is none to fill.

    It leaves no trace until something is saved in it: it counts nowhere, and what was
    made for it is hidden.

    A candidate who is given by name is somebody new, whoever else has that name.
    Asked twice at once, it answers twice with the same scorecard; for somebody new,
    when both bring the same ``request_key``. ``title`` is what was asked for, where no
    role has it: two of those never share an opening. Raises
    `NoQuestionsError`, `SeveralOpeningsError`, `OpeningClosedError`, or
    `AlreadySubmittedError`.
    """
    require(interviewer, "scorecards.add_scorecard")
    opening = opening or _opening_for(role, level, candidate, interviewer, title)
    if not Opening.with_hidden.startable_by(interviewer).filter(pk=opening.pk).exists():
        raise PermissionDenied
    opening = locked_opening(opening)
    if isinstance(candidate, str):
        person = add_candidate(candidate, request_key, by=interviewer)
    else:
        person = locked_person(candidate)
    application = (
        Application.objects.heads().filter(opening=opening, candidate=person).first()
    )
    mine = own_for(interviewer, opening, person, application)
    unfinished: Scorecard | None = mine.unfinished().first()
    if unfinished:
        return unfinished
    last = mine.order_by("-round").first()
    if last and not another_round:
        raise AlreadySubmittedError(last)
    if application is None:
        application = Application.with_hidden.create(
            opening=opening, candidate=person, is_hidden=True
        )
    application.opening = opening
    return make_blank(
        application,
        interviewer,
        round=last.round + 1 if last else first_round_of(opening, interviewer),
        status=Scorecard.Status.STARTED,
        self_started=True,
    )


def add_candidate(name: str, request_key: UUID | None = None, *, by: User) -> Candidate:
    """Somebody new, hidden; the same person where the same request comes again."""
    values = {"name": tidy_name(name), "is_hidden": True, "added_by": by}
    if request_key is None:
        made: Candidate = Candidate.with_hidden.create(**values)
        return made
    candidate, _ = Candidate.with_hidden.get_or_create(
        request_key=request_key, defaults=values
    )
    return locked_person(candidate)


@in_transaction
def assign(
    *,
    application: Application,
    interviewer: User,
    round: int = 1,
    interview_at: datetime | None = None,
    interview_minutes: int = INTERVIEW_MINUTES,
    due_at: datetime | None = None,
    place: str = "",
    brief: str = "",
    focus: Container[int] | None = None,
    by: User | None = None,
) -> Scorecard:
    """A blank scorecard with an answer for every question that the opening asks.

    ``focus`` as for `add_blank_answers`. The scorecard keeps whether its interviewer
    could read other interviewers' of the application by then. Raises
    `OpeningClosedError`, or `AlreadyAssignedError`.
    """
    require(by, "scorecards.assign_scorecard")
    application = lock_with_opening(application)
    require_open(application.opening)
    return hand_out(
        application,
        interviewer,
        round=round,
        focus=focus,
        by=by,
        interview_at=interview_at,
        interview_minutes=interview_minutes,
        due_at=due_at,
        place=place,
        brief=brief,
    )


def openings_that_fit(
    role: Role, level: str, interviewer: User, title: str = ""
) -> list[Opening]:
    """Open ones that a coordinator made for this role and level, and that the
    interviewer may know of.

    Of a title that no role has, those that have it in theirs.
    """
    openings = (
        Opening.objects.still_open()
        .startable_by(interviewer)
        .filter(role=role, level=level, self_started=False)
    )
    return _for_title(openings.order_by("sort_key", "pk"), title)


def _opening_for(
    role: Role,
    level: str,
    candidate: Candidate | str,
    interviewer: User,
    title: str,
) -> Opening:
    """Where the person applied already; else the one that fits; else a new one."""
    fitting = []
    if isinstance(candidate, Candidate):
        fitting = _applied_for(role, level, candidate, interviewer, title)
    fitting = fitting or openings_that_fit(role, level, interviewer, title)
    if len(fitting) > 1:
        raise SeveralOpeningsError(fitting)
    return fitting[0] if fitting else _self_started(role, level, title)


def _applied_for(
    role: Role, level: str, candidate: Candidate, interviewer: User, title: str
) -> list[Opening]:
    """With those that their own scorecard waits for, in which nothing is saved."""
    own = Scorecard.objects.of(interviewer).values("application")
    applied = Application.with_hidden.filter(
        Q(is_hidden=False) | Q(pk__in=own), candidate=candidate.person
    )
    openings = (
        Opening.with_hidden.still_open()
        .startable_by(interviewer)
        .filter(role=role, level=level, applications__in=applied)
    )
    return _for_title(openings.distinct(), title)


def _for_title(openings: Iterable[Opening], title: str) -> list[Opening]:
    """Those of this title, where it is one that no role has."""
    asked = as_told_apart(title)
    if not asked:
        return list(openings)
    return [
        opening
        for opening in openings
        if opening.asked_title == asked
        or f" {asked} " in f" {as_told_apart(opening.title)} "
    ]


def _self_started(role: Role, level: str, title: str) -> Opening:
    """The opening that interviewers share who start where no other fits."""
    kit = current_kit(role, level)
    opening, _ = Opening.with_hidden.get_or_create(
        kit=kit,
        asked_title=as_told_apart(title),
        self_started=True,
        closed_at=None,
        defaults={
            "title": f"{as_shown(title) or kit.role_title}, {Level(kit.level).label}",
            "readers": Opening.Readers.PANEL,
            "role": kit.role,
            "level": kit.level,
            "is_hidden": True,
        },
    )
    return opening
