"""Words in a scorecard's notes that deserve a remark, each with its place."""

from collections.abc import Iterator
from dataclasses import dataclass

from scorecards import nudges
from scorecards.interview.page import ScorecardPage
from scorecards.interview.parts.fields import NoteField


@dataclass(frozen=True)
class NoteNudge:
    """``anchor`` is the place on the scorecard page."""

    heading: str
    label: str
    anchor: str
    nudge: nudges.Nudge


def nudges_for(page: ScorecardPage) -> Iterator[NoteNudge]:
    """From every saved note, if the opening has nudges switched on."""
    if not page.scorecard.application.opening.nudge_notes:
        return
    for part in page.parts:
        for name, value in part.stored.items():
            field = part.fields[name]
            if value and isinstance(field, NoteField):
                for nudge in nudges.find(value):
                    yield NoteNudge(part.heading, str(field.label), part.anchor, nudge)
