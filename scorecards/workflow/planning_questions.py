"""Choosing what an opening asks, as long as nobody was interviewed with it."""

from collections.abc import Mapping

from django.contrib.auth.models import User

from glossary.locking import in_transaction
from scorecards.audit import trail
from scorecards.kits.planned_questions import (
    asked_questions,
    least_questions,
    most_questions,
    weights_differ,
)
from scorecards.kits.planned_rounds import kits_of_rounds
from scorecards.models import AuditEntry, Opening, OpeningQuestion, Scorecard
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


class PlanFixedError(Exception):
    """The opening asks what it asks; the message is a sentence that says why."""


class PlanSizeError(Exception):
    """Too few or too many questions; the message says how many to choose."""


def has_begun(opening: Opening) -> bool:
    """Whether something was saved in a scorecard of the opening.

    One of a round that asks questions of its own does not count.
    """
    scorecards = Scorecard.objects.filter(application__opening=opening)
    scorecards = scorecards.exclude(kit__in=kits_of_rounds(opening))
    return scorecards.exclude(
        status__in=[*UNTOUCHED, Scorecard.Status.WITHDRAWN]
    ).exists()


@in_transaction
def choose_questions(
    opening: Opening, weights: Mapping[int, int], *, by: User | None = None
) -> None:
    """Ask those of the kit's questions that are keys of ``weights``, weighing so much.

    Assigned scorecards get answers for them, blank. Whoever starts, assigns or saves
    at the same time is either first, which refuses it, or waits. Raises
    `PlanSizeError`, or `PlanFixedError`.
    """
    require(by, "scorecards.change_opening")
    try:
        current = locked_opening(opening)
    except OpeningClosedError as error:
        raise PlanFixedError(str(error)) from error
    scorecards = locked_scorecards(current)
    if not all(scorecard.is_untouched for scorecard in scorecards):
        raise PlanFixedError(BEGUN)
    _store(current, weights)
    for scorecard in scorecards:
        rebuild_answers(scorecard)
    asked = asked_questions(current)
    trail.record(
        AuditEntry.Action.QUESTIONS,
        actor=by,
        subject=current,
        asked=len(asked),
        weights=[weight for _, weight in asked],
    )


def _store(opening: Opening, weights: Mapping[int, int]) -> None:
    """No rows where all of the kit is asked alike: new kits then bring all of theirs.

    Weights that are all equal are kept as 1, which scores the same.
    """
    in_kit = list(opening.kit.questions.all())
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
    opening.asked_questions.filter(question__kit=opening.kit_id).delete()
    if weighted or len(chosen) < len(in_kit):
        OpeningQuestion.objects.bulk_create(
            OpeningQuestion(
                opening=opening,
                question=question,
                weight=weights[question.pk] if weighted else 1,
            )
            for question in chosen
        )
