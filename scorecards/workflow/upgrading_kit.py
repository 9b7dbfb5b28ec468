"""Moving an opening to the newest kit, as long as nobody was interviewed with its own.

An opening keeps its kit otherwise, so that all its candidates are asked the same.
"""

from dataclasses import dataclass
from typing import NamedTuple

from django.contrib.auth.models import User

from glossary.locking import in_transaction
from scorecards.audit import trail
from scorecards.kits.choosing import MAX_WITHOUT_COMPETENCIES
from scorecards.kits.differences import KitWords, Section, differences
from scorecards.kits.making import (
    NoQuestionsError,
    content_for,
    current_kit,
)
from scorecards.kits.planned_questions import least_questions
from scorecards.models import AuditEntry, Kit, Opening, OpeningQuestion, Scorecard
from scorecards.workflow.blank_scorecards import rebuild_answers
from scorecards.workflow.locking import (
    OpeningClosedError,
    locked_opening,
    locked_scorecards,
)
from scorecards.workflow.rights import require


class NotMovedError(Exception):
    """The opening keeps its kit; the message is a sentence that says why."""


@dataclass(frozen=True)
class NewerKit:
    """What an opening could move to; it is perhaps not stored yet."""

    version: int
    checksum: str
    sections: list[Section]


class Moved(NamedTuple):
    """The version that the opening had, and the kit that it has now."""

    before: int
    kit: Kit


def newer_kit(opening: Opening) -> NewerKit | None:
    """What the glossary gives now where that is not the opening's kit.

    Nothing is stored by looking. A kit that was built for the opening stays.
    """
    if opening.kit.opening_id:
        return None
    try:
        content = content_for(opening.role, opening.level)
    except NoQuestionsError:
        return None
    if content.checksum == opening.kit.checksum:
        return None
    return NewerKit(
        version=_version_of(opening, content.checksum),
        checksum=content.checksum,
        sections=differences(
            KitWords.of_kit(opening.kit), KitWords.of_content(content)
        ),
    )


@in_transaction
def move_to_newest_kit(
    opening: Opening, *, by: User | None = None, expected: str | None = None
) -> Moved:
    """Give the opening the newest kit; assigned scorecards come along, blank.

    With ``expected``, the checksum of what was read before deciding, no other content
    is taken. Raises `NotMovedError`. Whoever starts or saves a scorecard of the
    opening at the same time is either first, which refuses the move, or waits.
    """
    require(by, "scorecards.change_opening")
    try:
        kit = current_kit(opening.role, opening.level)  # it locks the role
        current = locked_opening(opening)
    except (NoQuestionsError, OpeningClosedError) as error:
        raise NotMovedError(str(error)) from error
    scorecards = locked_scorecards(current)
    _refuse_unless_movable(current, scorecards, kit, expected)
    before = current.kit.version
    _move(current, scorecards, kit)
    trail.record(
        AuditEntry.Action.KIT_MOVED,
        actor=by,
        subject=current,
        before=before,
        after=kit.version,
    )
    opening.kit = kit
    return Moved(before, kit)


def _move(opening: Opening, scorecards: list[Scorecard], kit: Kit) -> None:
    _carry_plan(opening, kit)
    opening.kit = kit
    opening.save(update_fields=["kit"])
    for scorecard in scorecards:
        scorecard.kit = kit
        scorecard.save(update_fields=["kit"])
        rebuild_answers(scorecard)


def _refuse_unless_movable(
    opening: Opening, scorecards: list[Scorecard], kit: Kit, expected: str | None
) -> None:
    if opening.self_started:
        raise NotMovedError(
            "Interviewers started this opening themselves. The next one who starts "
            "gets a new opening with the newest kit."
        )
    if opening.kit.opening_id:
        raise NotMovedError(
            "The questions of this opening were put together for it. Change them "
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
    if kit == opening.kit:
        raise NotMovedError("The opening already has the newest kit.")


def _carry_plan(opening: Opening, kit: Kit) -> None:
    """Ask again what the opening asks, by source, at its weight.

    Questions that are new join where none was left out before. Otherwise others take
    the place of those that are gone only where too few would be asked, new ones first.
    """
    plan = opening.asked_questions.filter(question__kit=opening.kit_id)
    plan = plan.select_related("question")
    weights = {asked.question.source: asked.weight for asked in plan}
    if not weights:
        return
    before = set(opening.kit.questions.values_list("source", flat=True))
    questions = list(kit.questions.all())
    kept = [question for question in questions if question.source in weights]
    others = [question for question in questions if question.source not in weights]
    others.sort(key=lambda question: question.source in before)
    wanted = min(len(weights), least_questions(len(questions)))
    if weights.keys() == before:
        wanted = MAX_WITHOUT_COMPETENCIES
    opening.asked_questions.filter(question__kit=opening.kit_id).delete()
    OpeningQuestion.objects.bulk_create(
        OpeningQuestion(
            opening=opening, question=question, weight=weights.get(question.source, 1)
        )
        for question in kept + others[: max(0, wanted - len(kept))]
    )


def _version_of(opening: Opening, checksum: str) -> int:
    """The number that the content has, or would get if it were stored now."""
    versions = Kit.objects.filter(
        role=opening.role_id, level=opening.level, round=1, opening=None
    )
    numbers: dict[str, int] = dict(
        versions.order_by("version").values_list("checksum", "version")
    )
    return numbers.get(checksum) or max(numbers.values()) + 1
