"""Starting a scorecard: the opening, candidate and application fall into place."""

from collections.abc import Container
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.db.models import Q
from django.utils import timezone

from glossary.locking import in_transaction
from glossary.models import Level, Role
from scorecards.audit import trail
from scorecards.kits.making import current_kit
from scorecards.kits.planned_questions import asked_questions
from scorecards.models import (
    Answer,
    Application,
    AuditEntry,
    Candidate,
    Opening,
    Scorecard,
)
from scorecards.models.scorecard_queries import ScorecardQuerySet
from scorecards.text.names import tidy_name
from scorecards.workflow import breaking_glass
from scorecards.workflow.locking import (
    lock_application,
    lock_with_opening,
    locked_opening,
    locked_person,
    locked_scorecard,
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


class AlreadyAssignedError(Exception):
    """The interviewer has a scorecard of that round already."""


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
) -> Scorecard:
    """The interviewer's scorecard for this person, made only if there is none to fill.

    It leaves no trace until something is saved in it: it counts nowhere, and what was
    made for it is hidden.

    A candidate who is given by name is somebody new, whoever else has that name.
    Asked twice at once, it answers twice with the same scorecard; for somebody new,
    when both bring the same ``request_key``. Raises
    `NoQuestionsError`, `SeveralOpeningsError`, `OpeningClosedError`, or
    `AlreadySubmittedError`.
    """
    require(interviewer, "scorecards.add_scorecard")
    opening = locked_opening(
        opening or _opening_for(role, level, candidate, interviewer)
    )
    if isinstance(candidate, str):
        person = add_candidate(candidate, request_key, by=interviewer)
    else:
        person = locked_person(candidate)
    application = (
        Application.objects.heads().filter(opening=opening, candidate=person).first()
    )
    mine = _own_for(interviewer, opening, person, application)
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
        round=last.round + 1 if last else 1,
        status=Scorecard.Status.STARTED,
    )


def _own_for(
    interviewer: User,
    opening: Opening,
    person: Candidate,
    application: Application | None,
) -> ScorecardQuerySet:
    """Those for the application, and one that was only started, wherever it waits."""
    waiting = Application.with_hidden.filter(
        Q(candidate=person) | Q(candidate__merged_into=person),
        opening=opening,
        is_hidden=True,
    )
    its = Q(application__in=waiting)
    if application:
        its |= Q(application__in=application.together.values("pk"))
    return Scorecard.objects.of(interviewer).filter(its)


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
    adopt = _locked_started(interviewer, application)
    same = Scorecard.objects.of(interviewer).filter(
        application__in=application.together.values("pk"), round=round
    )
    if same.known().exclude(pk=adopt and adopt.pk).exists():
        raise AlreadyAssignedError
    scorecard = make_blank(
        application,
        interviewer,
        focus=focus,
        adopt=adopt,
        round=round,
        interview_at=interview_at,
        interview_minutes=interview_minutes,
        due_at=due_at,
        place=place,
        brief=brief,
    )
    _settle_declined(scorecard)
    trail.record(
        AuditEntry.Action.ASSIGNED,
        actor=by,
        subject=scorecard,
        application=application,
        round=round,
    )
    return scorecard


def _settle_declined(scorecard: Scorecard) -> None:
    """Whoever declined the round is replaced now; the trail keeps that they did."""
    declined = Scorecard.objects.declined().filter(
        application__in=scorecard.application.together.values("pk"),
        round=scorecard.round,
    )
    declined.delete()


def _locked_started(interviewer: User, application: Application) -> Scorecard | None:
    """Theirs for this candidacy in which they have saved nothing, if there is one."""
    own = _own_for(interviewer, application.opening, application.candidate, application)
    status = Scorecard.Status
    started = own.filter(status__in=[status.STARTED, status.DECLINED])
    found: Scorecard | None = started.order_by("-status").first()
    if found is None:
        return None
    current = locked_scorecard(found.pk)
    # Its first content may have been quicker.
    return current if current.is_started or current.is_declined else None


@in_transaction
def make_blank(
    application: Application,
    interviewer: User,
    *,
    focus: Container[int] | None = None,
    adopt: Scorecard | None = None,
    **values: Any,
) -> Scorecard:
    """The rows alone. With the opening locked, and read behind the lock.

    Whoever breaks the glass at the same time waits, or is seen here. ``adopt`` is one
    that the interviewer started: it becomes this one, and keeps its address.
    """
    application = lock_application(application)
    others = Scorecard.objects.open_beside(application, interviewer)
    values |= {
        "application": application,
        "interviewer": interviewer,
        "kit": application.opening.kit,
        "started_after_others": others.exists(),
        "changed_after_reveal": breaking_glass.is_broken(application, interviewer),
    }
    scorecard = Scorecard() if adopt is None else _as_if_new(adopt)
    for name, value in values.items():
        setattr(scorecard, name, value)
    scorecard.save()
    if adopt and adopt.application.is_hidden:
        adopt.application.delete()
    add_blank_answers(scorecard, focus)
    return scorecard


def _as_if_new(started: Scorecard) -> Scorecard:
    """Blank again, with nothing but its address and its clock."""
    Scorecard.objects.filter(pk=started.pk).update(status=Scorecard.Status.ASSIGNED)
    started.answers.all().delete()
    return Scorecard(
        pk=started.pk, created_at=timezone.now(), begun_at=started.begun_at
    )


def add_blank_answers(
    scorecard: Scorecard, focus: Container[int] | None = None
) -> None:
    """One unrated answer for each question that the opening asks.

    ``focus`` holds the keys of the kit's questions that this interviewer is to cover,
    all of them by default, and where the opening asks none of those any more.
    """
    asked = asked_questions(scorecard.application.opening)
    covered = [question.pk for question, _ in asked if focus and question.pk in focus]
    Answer.objects.bulk_create(
        Answer(
            scorecard=scorecard,
            question=question,
            weight=weight,
            is_focus=not covered or question.pk in covered,
        )
        for question, weight in asked
    )


def rebuild_answers(scorecard: Scorecard) -> None:
    """Blank answers again, for the scorecard's kit and what its opening asks by now.

    What its interviewer was not to cover stays so, by source; if nothing else is left
    to cover, they cover all. Only for scorecards in which nothing was saved, with the
    row locked.
    """
    others = scorecard.answers.filter(is_focus=False)
    not_in_focus = set(others.values_list("question__source", flat=True))
    asked = [question for question, _ in asked_questions(scorecard.application.opening)]
    focus = {each.pk for each in asked if each.source not in not_in_focus}
    scorecard.answers.all().delete()
    add_blank_answers(scorecard, focus)


def openings_that_fit(role: Role, level: str) -> list[Opening]:
    """Open ones that a coordinator made for this role and level."""
    return list(
        Opening.objects.still_open()
        .filter(role=role, level=level, self_started=False)
        .order_by("sort_key", "pk")
    )


def _opening_for(
    role: Role, level: str, candidate: Candidate | str, interviewer: User
) -> Opening:
    """Where the person applied already; else the one that fits; else a new one."""
    fitting = []
    if isinstance(candidate, Candidate):
        fitting = _applied_for(role, level, candidate, interviewer)
    fitting = fitting or openings_that_fit(role, level)
    if len(fitting) > 1:
        raise SeveralOpeningsError(fitting)
    return fitting[0] if fitting else _self_started(role, level)


def _applied_for(
    role: Role, level: str, candidate: Candidate, interviewer: User
) -> list[Opening]:
    """With those that their own scorecard waits for, in which nothing is saved."""
    own = Scorecard.objects.of(interviewer).values("application")
    applied = Application.with_hidden.filter(
        Q(is_hidden=False) | Q(pk__in=own), candidate=candidate.person
    )
    return list(
        Opening.with_hidden.still_open()
        .filter(role=role, level=level, applications__in=applied)
        .distinct()
    )


def _self_started(role: Role, level: str) -> Opening:
    """The opening that interviewers share who start where no other fits."""
    kit = current_kit(role, level)
    opening, _ = Opening.with_hidden.get_or_create(
        kit=kit,
        self_started=True,
        closed_at=None,
        defaults={
            "title": f"{kit.role_title}, {Level(kit.level).label}",
            "role": kit.role,
            "level": kit.level,
            "is_hidden": True,
        },
    )
    return opening
