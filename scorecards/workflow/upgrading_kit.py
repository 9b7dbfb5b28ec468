"""Moving an opening to the newest kit, as long as nobody was interviewed with its own.

An opening keeps its kit otherwise, so that all its candidates are asked the same. So
with a round of its interview plan that has a kit of its own.
"""

from dataclasses import dataclass
from typing import NamedTuple

from django.contrib.auth.models import User

from glossary.locking import BeginAgainError, in_transaction
from scorecards.audit import trail
from scorecards.kits.choosing import MAX_WITHOUT_COMPETENCIES
from scorecards.kits.differences import KitWords, Section, differences
from scorecards.kits.making import (
    NoQuestionsError,
    content_for,
    current_kit,
)
from scorecards.kits.planned_questions import least_questions
from scorecards.models import (
    AuditEntry,
    Kit,
    Opening,
    OpeningQuestion,
    PlanRound,
    Scorecard,
)
from scorecards.workflow.blank_scorecards import rebuild_answers
from scorecards.workflow.locking import (
    OpeningClosedError,
    locked_opening,
    locked_scorecards,
)
from scorecards.workflow.planning_questions import (
    PlanFixedError,
    of_round,
    own_round,
    settle_covers,
)
from scorecards.workflow.rights import require


class NotMovedError(Exception):
    """Opening or round keep their kit; the message is a sentence that says why."""


@dataclass(frozen=True)
class NewerKit:
    """What an opening or a round could move to; it is perhaps not stored yet."""

    version: int
    checksum: str
    sections: list[Section]


class Moved(NamedTuple):
    """The version that the opening had, and the kit that it has now."""

    before: int
    kit: Kit


def newer_kit(opening: Opening, planned: PlanRound | None = None) -> NewerKit | None:
    """What the glossary gives now where that is not the opening's kit, or the round's.

    Nothing is stored by looking. A kit that was built for the opening stays.
    """
    kit = planned.asks if planned else opening.kit
    if kit.opening_id:
        return None
    try:
        content = content_for(opening.role, opening.level, round=kit.round)
    except NoQuestionsError:
        return None
    if content.checksum == kit.checksum:
        return None
    return NewerKit(
        version=_version_of(kit, content.checksum),
        checksum=content.checksum,
        sections=differences(KitWords.of_kit(kit), KitWords.of_content(content)),
    )


@in_transaction
def move_to_newest_kit(
    opening: Opening,
    *,
    by: User | None = None,
    expected: str | None = None,
    planned: PlanRound | None = None,
) -> Moved:
    """Give the opening the newest kit; assigned scorecards come along, blank.

    ``planned`` is the round that is meant, where it has a kit of its own. With
    ``expected``, the checksum of what was read before deciding, no other content is
    taken. Raises `NotMovedError`. Whoever starts or saves a scorecard of the opening at
    the same time is either first, which refuses the move, or waits.
    """
    require(by, "scorecards.change_opening")
    try:
        number = planned.asks.round if planned else opening.kit.round
        kit = current_kit(opening.role, opening.level, round=number)  # locks the role
        current = locked_opening(opening)
        planned = planned and own_round(current, planned)
    except (NoQuestionsError, OpeningClosedError, PlanFixedError) as error:
        raise NotMovedError(str(error)) from error
    before = planned.asks if planned else current.kit
    if before.round != kit.round:  # the plan was changed while we waited
        raise BeginAgainError
    scorecards = locked_scorecards(current, planned)
    _refuse_unless_movable(current, before, scorecards, kit, expected)
    _move(current, planned, scorecards, kit)
    trail.record(
        AuditEntry.Action.KIT_MOVED,
        actor=by,
        subject=current,
        before=before.version,
        after=kit.version,
        **of_round(planned),
    )
    if planned is None:
        opening.kit = kit
    return Moved(before.version, kit)


def _move(
    opening: Opening, planned: PlanRound | None, scorecards: list[Scorecard], kit: Kit
) -> None:
    holder: Opening | PlanRound = planned or opening
    before = planned.asks if planned else opening.kit
    _carry_plan(opening, before, kit)
    if planned is None:  # a round that was given the same goes on asking the same
        opening.rounds.filter(kit=before).update(kit=kit)
    holder.kit = kit
    holder.save(update_fields=["kit"])
    settle_covers(opening, planned)
    for scorecard in scorecards:
        scorecard.kit = kit
        scorecard.save(update_fields=["kit"])
        rebuild_answers(scorecard)


def _refuse_unless_movable(
    opening: Opening,
    before: Kit,
    scorecards: list[Scorecard],
    kit: Kit,
    expected: str | None,
) -> None:
    holder = "opening" if before.pk == opening.kit_id else "round"
    if opening.self_started:
        raise NotMovedError(
            "Interviewers started this opening themselves. The next one who starts "
            "gets a new opening with the newest kit."
        )
    if before.opening_id:
        raise NotMovedError(
            "These questions were put together for this opening. Change them "
            "there, or add a new opening to use the newest kit."
        )
    if not all(scorecard.is_untouched for scorecard in scorecards):
        raise NotMovedError(
            "An interview has already started with this kit, and every candidate is "
            "asked the same questions. Add a new opening to use the newest kit."
        )
    if expected is not None and kit.checksum != expected:
        raise NotMovedError(
            "The glossary changed after you opened this page. Read what changed, then "
            "move the opening."
        )
    if kit == before:
        raise NotMovedError(f"The {holder} already has the newest kit.")


def _carry_plan(opening: Opening, old: Kit, kit: Kit) -> None:
    """Ask again what the opening asks, by source, at its weight.

    Questions that are new join where none was left out before. Otherwise others take
    the place of those that are gone only where too few would be asked, new ones first.
    """
    plan = opening.asked_questions.filter(question__kit=old)
    plan = plan.select_related("question")
    weights = {asked.question.source: asked.weight for asked in plan}
    if not weights:
        return
    before = set(old.questions.values_list("source", flat=True))
    questions = list(kit.questions.all())
    kept = [question for question in questions if question.source in weights]
    others = [question for question in questions if question.source not in weights]
    others.sort(key=lambda question: question.source in before)
    wanted = min(len(weights), least_questions(len(questions)))
    if weights.keys() == before:
        wanted = MAX_WITHOUT_COMPETENCIES
    opening.asked_questions.filter(question__kit=old).delete()
    OpeningQuestion.objects.bulk_create(
        OpeningQuestion(
            opening=opening, question=question, weight=weights.get(question.source, 1)
        )
        for question in kept + others[: max(0, wanted - len(kept))]
    )


def _version_of(kit: Kit, checksum: str) -> int:
    """The number that the content has, or would get if it were stored now."""
    versions = Kit.objects.filter(
        role=kit.role_id, level=kit.level, round=kit.round, opening=None
    )
    numbers: dict[str, int] = dict(
        versions.order_by("version").values_list("checksum", "version")
    )
    return numbers.get(checksum) or max(numbers.values()) + 1
