"""Choosing what an opening asks, as long as nobody was interviewed with it.

So with a round of its interview plan that has a kit of its own.
"""

from collections.abc import Mapping

from django.contrib.auth.models import User
from django.db.models import Q

from glossary.locking import in_transaction
from scorecards.audit import trail
from scorecards.kits.planned_questions import (
    asked_questions,
    least_questions,
    most_questions,
    weights_differ,
)
from scorecards.kits.planned_rounds import scorecards_asking
from scorecards.models import (
    AuditEntry,
    Kit,
    Opening,
    OpeningQuestion,
    PlanRound,
    Scorecard,
)
from scorecards.models.scorecard_states import UNTOUCHED
from scorecards.workflow.blank_scorecards import rebuild_answers
from scorecards.workflow.locking import (
    OpeningClosedError,
    locked_opening,
    locked_scorecards,
)
from scorecards.workflow.rights import require

BEGUN = (
    "An interview has already started, and every candidate is asked the same questions."
)

CHANGED = "The opening has other questions now. Reload the page and change those."


class PlanFixedError(Exception):
    """The opening asks what it asks; the message is a sentence that says why."""


class PlanSizeError(Exception):
    """Too few or too many questions; the message says how many to choose."""


def has_begun(opening: Opening, planned: PlanRound | None = None) -> bool:
    """Whether something was saved in a scorecard of the opening.

    One of a round that asks questions of its own does not count, unless it is asked
    about that round.
    """
    scorecards = scorecards_asking(opening, planned)
    return scorecards.exclude(
        status__in=[*UNTOUCHED, Scorecard.Status.WITHDRAWN]
    ).exists()


@in_transaction
def choose_questions(
    opening: Opening,
    weights: Mapping[int, int],
    *,
    by: User | None = None,
    planned: PlanRound | None = None,
) -> None:
    """Ask those of the kit's questions that are keys of ``weights``, weighing so much.

    ``planned`` is the round that is meant, where it has a kit of its own.

    Assigned scorecards get answers for them, blank. Whoever starts, assigns or saves
    at the same time is either first, which refuses it, or waits. Raises
    `PlanSizeError`, or `PlanFixedError`.
    """
    require(by, "scorecards.change_opening")
    try:
        current = locked_opening(opening)
    except OpeningClosedError as error:
        raise PlanFixedError(str(error)) from error
    planned = planned and own_round(current, planned)
    kit = planned.asks if planned else current.kit
    scorecards = locked_scorecards(current, planned)
    if not all(scorecard.is_untouched for scorecard in scorecards):
        raise PlanFixedError(BEGUN)
    _store(current, kit, weights)
    for scorecard in scorecards:
        rebuild_answers(scorecard)
    settle_covers(current, planned)
    asked = asked_questions(current, kit)
    trail.record(
        AuditEntry.Action.QUESTIONS,
        actor=by,
        subject=current,
        asked=len(asked),
        weights=[weight for _, weight in asked],
        **({"round": planned.number} if planned else {}),
    )


def own_round(opening: Opening, planned: PlanRound) -> PlanRound:
    """The round as it is behind the opening's lock. Raises `PlanFixedError`."""
    rounds = opening.rounds.select_related("kit").filter(pk=planned.pk)
    current: PlanRound | None = rounds.exclude(kit=None).first()
    if current is None or current.kit_id == opening.kit_id:
        raise PlanFixedError(CHANGED)
    current.opening = opening
    return current


def settle_covers(opening: Opening, planned: PlanRound | None) -> None:
    """What an interviewer was to cover and is no longer asked is covered by nobody.

    Who is left with nothing covers everything, as in their scorecards.
    """
    kit = planned.asks if planned else opening.kit
    asked = {question.source for question, _ in asked_questions(opening, kit)}
    same = Q(kit=None) | Q(kit=opening.kit_id)
    rounds = [planned] if planned else opening.rounds.filter(same)
    for each in rounds:
        for seat in each.seats.exclude(covers=[]):
            kept = sorted(asked.intersection(seat.covers))
            if kept != seat.covers:
                seat.covers = [] if set(kept) == asked else kept
                seat.save(update_fields=["covers"])


def _store(opening: Opening, kit: Kit, weights: Mapping[int, int]) -> None:
    """No rows where all of the kit is asked alike: new kits then bring all of theirs.

    Weights that are all equal are kept as 1, which scores the same.
    """
    in_kit = list(kit.questions.all())
    chosen = [question for question in in_kit if question.pk in weights]
    if len(chosen) != len(weights):
        raise PlanFixedError(
            "The opening has a newer kit now. Reload the page and choose its questions."
        )
    least, most = least_questions(len(in_kit)), most_questions(len(in_kit))
    if not least <= len(chosen) <= most:
        size = f"all {most}" if least == most else f"between {least} and {most}"
        raise PlanSizeError(f"Ask {size} questions. There are {len(chosen)}.")
    weighted = weights_differ(weights.values())
    opening.asked_questions.filter(question__kit=kit).delete()
    if weighted or len(chosen) < len(in_kit):
        OpeningQuestion.objects.bulk_create(
            OpeningQuestion(
                opening=opening,
                question=question,
                weight=weights[question.pk] if weighted else 1,
            )
            for question in chosen
        )
