"""What a file of candidates would do to an opening, to read before it is done."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property

from openpyxl.utils import get_column_letter

from scorecards.openings.candidate_files.checking import CheckedRow
from scorecards.openings.candidate_files.headings import Holds
from scorecards.openings.candidate_files.rows import Understood
from scorecards.uploads.encodings import LABELS
from scorecards.uploads.text_table import SEPARATORS
from scorecards.workflow.recognizing import Recognition

MAX_SHOWN = 200
MAX_LISTED = 500
COLUMN_CHOICES = [("", "Not used"), *((each.value, each.label) for each in Holds)]


@dataclass(frozen=True)
class ColumnShown:
    """A column of the file, and what it was taken as."""

    place: int
    heading: str
    holds: str

    @property
    def choices(self) -> list[tuple[str, str, bool]]:
        return [(value, words, value == self.holds) for value, words in COLUMN_CHOICES]


def _letter_of(place: int, rows: list[list[str]]) -> str:
    """As a spreadsheet names it; empty for a column without text."""
    is_used = any(place < len(row) and row[place].strip() for row in rows)
    return f"column {get_column_letter(place + 1)}, no heading" if is_used else ""


@dataclass(frozen=True)
class Preview:
    """``content`` is the signed file, which comes back with the confirmation."""

    content: str
    found: Understood
    checked: list[CheckedRow]
    system: str = ""
    with_hidden: bool = False
    left_out: Collection[int] = ()
    taken: Collection[int] = ()
    remembered: bool = False
    problems: list[str] = field(default_factory=list)

    @property
    def wrong(self) -> list[tuple[CheckedRow, bool]]:
        """Rows with errors, and whether each is left out."""
        rows = [each for each in self.checked if each.errors and not each.row.doubt]
        return [(each, each.row.number in self.left_out) for each in rows]

    @property
    def doubtful(self) -> list[tuple[CheckedRow, bool]]:
        """Rows that may be no people, and whether each is taken all the same."""
        rows = [each for each in self.checked if each.row.doubt]
        return [(each, each.row.number in self.taken) for each in rows]

    @property
    def asked(self) -> list[tuple[CheckedRow, bool]]:
        """Rows of which somebody has to say who it is, and whether each is left out."""
        rows = [each for each in self.checked if each.is_asked]
        return [(each, each.row.number in self.left_out) for each in rows]

    @property
    def right(self) -> list[CheckedRow]:
        return [each for each in self.checked if each.recognized and not each.is_asked]

    @property
    def shown_wrong(self) -> list[tuple[CheckedRow, bool]]:
        return self.wrong[:MAX_SHOWN]

    @property
    def shown_doubtful(self) -> list[tuple[CheckedRow, bool]]:
        return self.doubtful[:MAX_SHOWN]

    @property
    def shown_asked(self) -> list[tuple[CheckedRow, bool]]:
        return self.asked[:MAX_SHOWN]

    @property
    def shown_right(self) -> list[CheckedRow]:
        return self.right[:MAX_LISTED]

    @property
    def not_listed(self) -> int:
        return max(len(self.right) - MAX_LISTED, 0)

    @property
    def too_many_wrong(self) -> bool:
        """Then the file is corrected, not confirmed."""
        return len(self.wrong) > MAX_SHOWN

    @property
    def too_many_asked(self) -> bool:
        """Then the rest waits for the next upload of the same file."""
        return len(self.asked) > MAX_SHOWN

    @property
    def can_be_confirmed(self) -> bool:
        return not self.too_many_wrong and bool(self.right or self.asked)

    @property
    def counts(self) -> list[tuple[str, int]]:
        """What happens, in words, and to how many."""
        counted = Counter(e.recognized.outcome for e in self.right if e.recognized)
        return [
            (outcome.value, counted[outcome])
            for outcome in Recognition
            if counted[outcome] or outcome is not Recognition.REPEATED
        ]

    @cached_property
    def columns(self) -> list[ColumnShown]:
        """Those with a heading, or with anything below a blank one."""
        below = self.found.table.lines[self.found.heading_row :]
        named = [
            heading.strip() or _letter_of(place, below)
            for place, heading in enumerate(self.found.headings)
        ]
        return [
            ColumnShown(place, name, self.found.taken.get(place, ""))
            for place, name in enumerate(named)
            if name
        ]

    @property
    def no_email(self) -> bool:
        return Holds.EMAIL not in self.found.taken.values()

    @property
    def unused(self) -> list[str]:
        return [each.heading for each in self.columns if not each.holds]

    @property
    def has_ids(self) -> bool:
        return Holds.ID in self.found.taken.values()

    @property
    def encodings(self) -> list[tuple[str, str, bool]]:
        """None for a spreadsheet. UTF-8 is offered once."""
        now = self.found.table.encoding
        offered = {now: LABELS[now]} if now else {}
        if now:
            used = {LABELS[now]}
            for value, words in LABELS.items():
                if words not in used:
                    offered[value] = words
                    used.add(words)
        return [(value, words, value == now) for value, words in offered.items()]

    @property
    def separators(self) -> list[tuple[str, str, bool]]:
        now = self.found.table.separator
        rows = SEPARATORS.items() if now else ()
        return [(value, words.capitalize(), value == now) for value, words in rows]

    @property
    def sheets(self) -> list[tuple[str, bool]]:
        table = self.found.table
        return [(each, each == table.sheet) for each in table.sheets]

    @property
    def understood(self) -> str:
        """How it was read, in one line: encoding, separator, and columns."""
        table, parts = self.found.table, []
        if table.encoding:
            separator = SEPARATORS.get(table.separator, table.separator)
            parts.append(f"{LABELS[table.encoding]}, separated by {separator}")
        parts += [
            f"“{each.heading[:60]}” as {Holds(each.holds).label}"
            for each in self.columns
            if each.holds
        ]
        return f"Read {'; '.join(parts)}." if parts else ""

    @property
    def answered_unlisted(self) -> list[CheckedRow]:
        rows = self.right[MAX_LISTED:]
        return [e for e in rows if e.recognized and e.recognized.applicant.answer]
