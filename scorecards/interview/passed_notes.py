"""What interviewers of earlier rounds pass on to the reader, before the interview.

An interviewer learns nowhere else that somebody else has a scorecard. A note that was
written for them is the exception: that there is one says that an earlier round took
place. Who wrote it is told only where the interview plan names both of them.
"""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from scorecards.models import PassedNote, PlanSeat, Scorecard
from scorecards.text.display_names import display_name

HEARD = (Scorecard.Status.DRAFT, Scorecard.Status.SUBMITTED)


@dataclass(frozen=True)
class ToldNote:
    text: str
    author: str  # empty where the reader may not know


def notes_for(scorecard: Scorecard) -> list[ToldNote]:
    """To its interviewer, until it is submitted. No query in round 1, else one or two.

    None of a round that the reader still has to submit themselves: its ratings are
    their own.
    """
    if scorecard.round == 1 or not scorecard.is_owed:
        return []
    notes = list(_current(_to(scorecard), scorecard))
    named = _named(scorecard, notes) if notes else set()
    return [
        ToldNote(
            note.text,
            display_name(note.scorecard.interviewer) if note.pk in named else "",
        )
        for note in notes
    ]


def _to(scorecard: Scorecard) -> "QuerySet[PassedNote]":
    """Of this candidacy, from earlier rounds, by others."""
    own = Scorecard.objects.of(scorecard.interviewer).owed()
    together = scorecard.application.together.values("pk")
    to_submit = own.filter(
        application__in=together, round__lte=OuterRef("scorecard__round")
    )
    return (
        PassedNote.objects.filter(
            scorecard__application__in=together,
            scorecard__round__lt=scorecard.round,
            scorecard__status__in=HEARD,
            scorecard__ended_at=None,
        )
        .exclude(scorecard__interviewer=scorecard.interviewer_id)
        .exclude(Exists(to_submit))
        .exclude(text="")
    )


def _current(
    notes: "QuerySet[PassedNote]", scorecard: Scorecard
) -> "QuerySet[PassedNote]":
    """As they are now, or were when the interview began."""
    began = scorecard.begun_at
    if began is None:
        notes = notes.filter(ended_at=None)
    else:
        notes = notes.filter(
            Q(ended_at=None) | Q(ended_at__gt=began), written_at__lte=began
        )
    ordered = notes.order_by("scorecard__round", "scorecard", "pk")
    return ordered.select_related("scorecard__interviewer")


def _named(scorecard: Scorecard, notes: list[PassedNote]) -> set[int]:
    """Keys of those whose author the plan has in that round, and the reader in theirs.

    From the plan alone, never from scorecards. One query.
    """
    people = {scorecard.interviewer_id, *(n.scorecard.interviewer_id for n in notes)}
    seats = PlanSeat.objects.filter(
        round__opening=scorecard.application.opening_id, interviewer__in=people
    )
    seated = set(seats.order_by().values_list("round__number", "interviewer"))
    if (scorecard.round, scorecard.interviewer_id) not in seated:
        return set()
    return {
        note.pk
        for note in notes
        if (note.scorecard.round, note.scorecard.interviewer_id) in seated
    }
