"""What a page says of the interviewer behind a scorecard."""

from scorecards.models import Scorecard
from scorecards.text.display_names import display_name


def name_of(scorecard: Scorecard) -> str:
    """With the round where it is not the first."""
    interviewer = scorecard.interviewer
    name = display_name(interviewer)
    return name if scorecard.round == 1 else f"{name}, round {scorecard.round}"


def marks_of(scorecard: Scorecard) -> list[str]:
    """What to know about how independent it is."""
    marks = {
        "Started after other scorecards were visible": scorecard.started_after_others,
        "Changed after other scorecards were visible": scorecard.changed_after_reveal,
    }
    return [mark for mark, holds in marks.items() if holds]
