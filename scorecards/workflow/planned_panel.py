"""Scorecards for everybody on the panel that the interview plan has for a round.

As many queries for a hundred candidates as for one.
"""

from collections.abc import Collection, Iterator, Sequence

from django.contrib.auth.models import User
from django.db.models import Q

from glossary.locking import in_transaction
from scorecards.audit import trail
from scorecards.kits.planned_questions import asked_questions
from scorecards.mails.outbox import invite
from scorecards.models import (
    Answer,
    Application,
    AuditEntry,
    BrokenGlass,
    Opening,
    PlanRound,
    PlanSeat,
    Scorecard,
)
from scorecards.workflow.blank_scorecards import locked_started, make_blank

MAX_AT_ONCE = 200  # candidates
BATCH = 500


def assign_newcomers(
    opening: Opening, applications: Sequence[Application], *, by: User | None
) -> None:
    """The first round of the plan, where it was assigned to those who came before.

    In the transaction that adds them and with the opening locked, whoever adds them:
    the plan says so. For the first `MAX_AT_ONCE`.
    """
    planned = opening.rounds.filter(number=1).exclude(assigned_at=None)
    first = planned.select_related("kit").first() if applications else None
    if first:
        first.opening = opening
        hand_out_to_panel(first, [each.pk for each in applications], by=by)


def assign_next_round(application: Application, *, by: User | None) -> PlanRound | None:
    """The round that follows those that are in, for somebody who advances.

    With the opening and the application locked: the plan says who interviews then.
    Nothing where the plan has no further round, or nobody in it.
    """
    together = application.together.values("pk")
    submitted = Scorecard.objects.submitted().filter(application__in=together)
    done = submitted.order_by("-round").values_list("round", flat=True).first() or 0
    planned = application.opening.rounds.select_related("kit")
    following = planned.filter(number__gt=done).order_by("number").first()
    if following is None or application.opening.closed_at:
        return None
    following.opening = application.opening
    hand_out_to_panel(following, [application.pk], by=by)
    return following


@in_transaction
def hand_out_to_panel(
    planned: PlanRound, applications: Collection[int], *, by: User | None
) -> int:
    """For how many candidates. With the opening locked; whoever has one keeps it.

    Whoever breaks the glass at the same time waits, or is seen here.
    """
    locked = Application.objects.select_for_update().filter(
        merged_into=None, opening=planned.opening, pk__in=[*applications][:MAX_AT_ONCE]
    )
    found = {each.pk: each for each in locked.order_by("pk")}
    adopted = _adopt_started(planned, found, by=by)
    seats = planned.seats.filter(interviewer__is_active=True)
    made = [
        scorecard
        for seat in seats.select_related("interviewer").order_by("pk")
        for scorecard in _of_seat(planned, seat, found)
    ]
    Scorecard.objects.bulk_create(made, batch_size=BATCH)
    _add_answers(planned, made)
    entries = [
        trail.entry(
            AuditEntry.Action.ASSIGNED,
            actor=by,
            subject=scorecard,
            application=scorecard.application,
            round=planned.number,
        )
        for scorecard in made
    ]
    AuditEntry.objects.bulk_create(entries, batch_size=BATCH)
    invite(*adopted, *made)
    return len(found)


def _adopt_started(
    planned: PlanRound, applications: dict[int, Application], *, by: User | None
) -> list[Scorecard]:
    """What somebody of the panel has started there, and saved nothing in, becomes the
    one that the plan assigns. One query where there is none."""
    adopted: list[Scorecard] = []
    by_person = {each.candidate_id: each for each in applications.values()}
    started = Scorecard.objects.filter(
        status=Scorecard.Status.STARTED,
        application__opening=planned.opening,
        interviewer__is_active=True,
        interviewer__in=planned.seats.values("interviewer"),
    )
    for scorecard in started.select_related("application__candidate", "interviewer"):
        person = scorecard.application.candidate
        application = by_person.get(person.merged_into_id or person.pk)
        if application:
            application.opening = planned.opening
            adopted += _adopt(planned, scorecard.interviewer, application, by=by)
    return adopted


def _adopt(
    planned: PlanRound, interviewer: User, application: Application, *, by: User | None
) -> list[Scorecard]:
    taken = Scorecard.objects.of(interviewer).known()
    if taken.filter(
        application__in=application.together.values("pk"), round=planned.number
    ).exists():
        return []
    adopt = locked_started(interviewer, application)
    if adopt is None or not adopt.is_started:  # its first content was quicker
        return []
    seat = planned.seats.get(interviewer=interviewer)
    asked = asked_questions(planned.opening, planned.asks)
    scorecard = make_blank(
        application,
        interviewer,
        round=planned.number,
        adopt=adopt,
        focus={each.pk for each, _ in asked if seat.covers_question(each.source)},
        planned_in=planned,
        interview_minutes=planned.minutes,
    )
    trail.record(
        AuditEntry.Action.ASSIGNED,
        actor=by,
        subject=scorecard,
        application=application,
        round=planned.number,
    )
    return [scorecard]


def _of_seat(
    planned: PlanRound, seat: PlanSeat, applications: dict[int, Application]
) -> Iterator[Scorecard]:
    """Unsaved, with what the interviewer could read by then. Three queries."""
    of_these = Q(application__in=applications)
    of_these |= Q(application__merged_into__in=applications)
    known = Scorecard.objects.of_candidacies(applications).select_related("application")
    own = known.of(seat.interviewer).filter(round=planned.number)
    taken = {each.candidacy for each in own}
    others = known.visible_to(seat.interviewer).exclude(interviewer=seat.interviewer)
    visible = {each.candidacy for each in others.only("application")}
    glass = BrokenGlass.objects.filter(of_these, person=seat.interviewer)
    broken = {each.application.head_key for each in glass.select_related("application")}
    for key, application in applications.items():
        if key not in taken:
            yield Scorecard(
                application=application,
                interviewer=seat.interviewer,
                round=planned.number,
                planned_in=planned,
                kit=planned.asks,
                interview_minutes=planned.minutes,
                started_after_others=key in visible,
                changed_after_reveal=key in broken,
            )


def _add_answers(planned: PlanRound, scorecards: Sequence[Scorecard]) -> None:
    asked = asked_questions(planned.opening, planned.asks)
    covers = {seat.interviewer_id: seat for seat in planned.seats.all()}
    Answer.objects.bulk_create(
        (
            Answer(
                scorecard=scorecard,
                question=question,
                weight=weight,
                is_focus=covers[scorecard.interviewer_id].covers_question(
                    question.source
                ),
            )
            for scorecard in scorecards
            for question, weight in asked
        ),
        batch_size=BATCH,
    )
