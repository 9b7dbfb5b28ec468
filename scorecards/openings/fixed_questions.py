"""Why the questions of an opening, or of a round of its plan, can't be changed."""

from django.contrib.auth.models import User

from scorecards.models import Opening, PlanRound, Scorecard
from scorecards.workflow.building_kit import SHARED
from scorecards.workflow.planning_questions import BEGUN, has_begun


def fixed_because(opening: Opening, user: User, planned: PlanRound | None) -> str:
    """A sentence for ``user``; nothing while they can be changed."""
    to_do = Scorecard.objects.of(user).to_do()
    # Whoever still has one to submit here isn't told whether others have begun.
    if to_do.filter(application__opening=opening).exists():
        return (
            "You still have a scorecard to submit for this opening. "
            "Ask another coordinator to change its questions."
        )
    if opening.closed_at:
        return "The opening is closed. Reopen it to change its questions."
    if opening.self_started:
        return SHARED
    return BEGUN if has_begun(opening, planned) else ""
