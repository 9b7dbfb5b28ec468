"""Blank scorecards: an answer for each question that the opening, or a round, asks."""

from collections.abc import Container
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Q
from django.utils import timezone

from glossary.locking import in_transaction
from scorecards.audit import trail
from scorecards.kits.planned_questions import asked_questions
from scorecards.kits.planned_rounds import kit_of_round
from scorecards.models import (
    Answer,
    Application,
    AuditEntry,
    Candidate,
    Opening,
    Scorecard,
)
from scorecards.models.scorecard_queries import ScorecardQuerySet
from scorecards.workflow import breaking_glass
from scorecards.workflow.locking import lock_application, locked_scorecard


class AlreadyAssignedError(Exception):
    """The interviewer has a scorecard of that round already."""


@in_transaction
def hand_out(
    application: Application,
    interviewer: User,
    *,
    round: int,
    focus: Container[int] | None = None,
    by: User | None,
    **values: Any,
) -> Scorecard:
    """As `assign`, for whoever may already, with the opening locked.

    Raises `AlreadyAssignedError`.
    """
    adopt = locked_started(interviewer, application)
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
        **values,
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


def own_for(
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


def locked_started(interviewer: User, application: Application) -> Scorecard | None:
    """Theirs for this candidacy in which they have saved nothing, if there is one."""
    own = own_for(interviewer, application.opening, application.candidate, application)
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
    round: int = 1,
    focus: Container[int] | None = None,
    adopt: Scorecard | None = None,
    **values: Any,
) -> Scorecard:
    """The rows alone. With the opening locked, and read behind the lock.

    With the kit of that round. Whoever breaks the glass at the same time waits, or is
    seen here. ``adopt`` is one that the interviewer started: it becomes this one, and
    keeps its address.
    """
    application = lock_application(application)
    others = Scorecard.objects.open_beside(application, interviewer)
    values |= {
        "application": application,
        "interviewer": interviewer,
        "round": round,
        "kit": kit_of_round(application.opening, round),
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
    asked = asked_questions(scorecard.application.opening, scorecard.kit)
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
    opening = scorecard.application.opening
    asked = [question for question, _ in asked_questions(opening, scorecard.kit)]
    focus = {each.pk for each in asked if each.source not in not_in_focus}
    scorecard.answers.all().delete()
    add_blank_answers(scorecard, focus)
