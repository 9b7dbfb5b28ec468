"""Putting together what one opening asks, as long as nobody was interviewed for it.

So with a round of its interview plan that has a kit of its own.
"""

from collections.abc import Sequence

from django.contrib.auth.models import User

from glossary.locking import in_transaction
from glossary.models import Role
from scorecards.audit import trail
from scorecards.kits.building import built_content, stored_for
from scorecards.kits.choosing import MAX_WITHOUT_COMPETENCIES
from scorecards.kits.making import current_kit
from scorecards.kits.outcome import goes_back
from scorecards.kits.planned_questions import least_questions, weights_differ
from scorecards.kits.planned_rounds import kits_of_rounds
from scorecards.models import (
    AuditEntry,
    Kit,
    KitQuestion,
    Opening,
    OpeningQuestion,
    PlanRound,
)
from scorecards.workflow.blank_scorecards import rebuild_answers
from scorecards.workflow.locking import (
    OpeningClosedError,
    locked_opening,
    locked_scorecards,
)
from scorecards.workflow.planning_questions import (
    BEGUN,
    CHANGED,
    PlanFixedError,
    PlanSizeError,
    own_round,
    settle_covers,
)
from scorecards.workflow.rights import require

MAX_QUESTIONS = MAX_WITHOUT_COMPETENCIES
SHARED = (
    "Interviewers started this opening themselves. Add an opening to put its questions "
    "together."
)
ALIKE = (
    "Another round asks exactly these. Let both ask the questions of the opening, in "
    "its interview plan, or change one of them."
)


@in_transaction
def build_kit(
    opening: Opening,
    asked: Sequence[tuple[KitQuestion, int]],
    *,
    based_on: int,
    by: User | None = None,
    planned: PlanRound | None = None,
) -> Kit:
    """Freeze copies of these questions in their order, with their weights.

    An opening that asks what its role's kit asks again gets that kit back.
    ``based_on`` is the kit that they were put together from; ``planned`` the round that
    is meant, where it has a kit of its own. Assigned scorecards get
    answers for them, blank. Whoever starts, assigns or saves at the same time is
    either first, which refuses it, or waits. Raises `PlanSizeError`, `PlanFixedError`.
    """
    require(by, "scorecards.change_opening")
    kit_before = planned.asks if planned else opening.kit
    sources = [question.source for question, _ in asked]
    role_kit = _role_kit(opening, sources, kit_before)
    try:
        current = locked_opening(opening)
    except OpeningClosedError as error:
        raise PlanFixedError(str(error)) from error
    if current.self_started:
        raise PlanFixedError(SHARED)
    planned = planned and own_round(current, planned)
    kit_before = planned.asks if planned else current.kit
    scorecards = locked_scorecards(current, planned)
    if not all(scorecard.is_untouched for scorecard in scorecards):
        raise PlanFixedError(BEGUN)
    if kit_before.pk != based_on:
        raise PlanFixedError(CHANGED)
    before = {question.source for question in kit_before.questions.all()}
    least = least_questions(len(before))
    if not least <= len(asked) <= MAX_QUESTIONS:
        raise PlanSizeError(
            f"Ask between {least} and {MAX_QUESTIONS} questions. There are "
            f"{len(asked)}."
        )
    kit = role_kit or stored_for(
        current,
        built_content(current, [each for each, _ in asked], kit_before),
        kit_before,
    )
    _refuse_what_others_ask(current, kit_before, kit)
    _ask(current, planned, kit, [weight for _, weight in asked])
    for scorecard in scorecards:
        scorecard.kit = kit
        scorecard.save(update_fields=["kit"])
        rebuild_answers(scorecard)
    settle_covers(current, planned)
    now = {question.source for question, _ in asked}
    trail.record(
        AuditEntry.Action.KIT_BUILT,
        actor=by,
        subject=current,
        asked=len(asked),
        added=len(now - before),
        taken_out=len(before - now),
        weights=[weight for _, weight in asked],
        **({"round": planned.number} if planned else {}),
    )
    if planned is None:
        opening.kit = kit
    return kit


def lock_role_of(opening: Opening, kit: Kit) -> None:
    """For who locks the opening before building: it may go back to its role's kit."""
    if kit.opening_id:
        Role.objects.select_for_update(no_key=True).get(pk=opening.role_id)


def _role_kit(opening: Opening, sources: list[str], before: Kit) -> Kit | None:
    """The role's kit, where the opening had one of its own and asks the same again.

    Looked up before the opening is locked, because it locks the role.
    """
    if not goes_back(opening, sources, before):
        return None
    kit = current_kit(opening.role, opening.level, round=before.round)
    same = [question.source for question in kit.questions.all()] == sources
    return kit if same else None


def _refuse_what_others_ask(opening: Opening, before: Kit, kit: Kit) -> None:
    """Two that share a kit would share what is left out of it, and its weights."""
    others = {opening.kit_id, *kits_of_rounds(opening)} - {before.pk}
    if kit.pk in others:
        raise PlanFixedError(ALIKE)


def _ask(
    opening: Opening, planned: PlanRound | None, kit: Kit, weights: Sequence[int]
) -> None:
    """All of the kit; rows only where weights differ, as for chosen questions."""
    holder: Opening | PlanRound = planned or opening
    opening.asked_questions.filter(question__kit=holder.kit_id).delete()
    # A round that was given the same kit goes on asking what the opening asks.
    if planned is None:
        opening.rounds.filter(kit=opening.kit_id).update(kit=kit)
    holder.kit = kit
    holder.save(update_fields=["kit"])
    if weights_differ(weights):
        OpeningQuestion.objects.bulk_create(
            OpeningQuestion(opening=opening, question=question, weight=weight)
            for question, weight in zip(kit.questions.all(), weights, strict=True)
        )
