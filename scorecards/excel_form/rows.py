"""The rows of the sheet, independent of Excel."""

from dataclasses import dataclass
from enum import Enum

SHEET = "Interview"
MACHINE_SHEET = "Machine"

# Labels, texts, cells to pick in, and hidden the keys. Their widths, in digits, are
# printed at 84 % of their size: two questions fit on an A4 page.
LABEL, TEXT, PICK, KEY = "ABCD"
WIDTHS = {LABEL: 18, TEXT: 78, PICK: 20}

# About how many characters fit: most are narrower than a digit.
BESIDE_LABEL = 20
BESIDE_PICK = 84
WHOLE = 106

YES = "Yes"


class Look(Enum):
    TITLE = "title"
    HEADING = "heading"
    QUESTION = "question"
    LINE = "line"
    FAINT = "faint"


@dataclass(frozen=True)
class Options:
    """The choices of a cell; ``hint`` appears beside it while it is selected."""

    name: str
    labels: tuple[str, ...]
    hint: str = ""

    @property
    def refusal(self) -> str:
        if self.labels == (YES,):
            return "Pick Yes, or leave the cell empty."
        return f"Pick one of: {', '.join(self.labels)}. Or leave the cell empty."


@dataclass(frozen=True)
class Entry:
    """A cell to fill in: from a list, or without one by writing.

    ``key`` names part and field, in a hidden column of the row. Of text,
    ``lines`` have room.
    """

    key: str
    value: str
    options: Options | None = None
    lines: int = 1


@dataclass(frozen=True)
class Row:
    """Label and text, and a cell to fill in: beside the text, or in its place.

    What ``begins`` with it, up to the next that does, stays on one printed page.
    """

    label: str = ""
    text: str = ""
    look: Look = Look.LINE
    entry: Entry | None = None
    begins: bool = False

    @property
    def is_wide(self) -> bool:
        """The label has the whole width to itself."""
        return not self.text and not self.entry

    @property
    def is_written(self) -> bool:
        """Somebody writes in this row, where others have its text."""
        return bool(self.entry and not self.entry.options)

    @property
    def is_picked(self) -> bool:
        return bool(self.entry and self.entry.options)
