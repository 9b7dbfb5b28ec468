"""The rows of a file with candidates, whatever kind of file it is."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from scorecards.openings.candidate_files.doubts import doubt_about
from scorecards.openings.candidate_files.headings import (
    Columns,
    Holds,
    columns,
    guess,
    heads_names,
    likeness,
    names_people,
    plain_words,
    system_named,
)
from scorecards.text.names import turned_round
from scorecards.uploads.encodings import decode
from scorecards.uploads.limits import (
    LAST_LINE,
    MAX_BYTES,
    MAX_COLUMNS,
    MAX_ROWS,
    OLE,
    ZIP,
    UnreadableError,
)
from scorecards.uploads.text_table import (
    HEAD,
    SEPARATORS,
    likely_separator,
    rows_of,
)
from scorecards.uploads.workbook import read_sheets

UNKNOWN_SYSTEM = "file"
# What people write into a cell that they leave empty.
BLANKS = frozenset(
    """
    n/a|na|n.a.|n.a|none|null|nil|-|--|---|–|—|.|?|not provided|not available|
    not given|not specified|no email|no e-mail|unknown|tbd|x|keine|keine angabe|k.a.|
    k. a.|unbekannt|entfällt|non renseigné|non communiqué|inconnu|sin datos|
    no disponible|ninguno|ninguna|s/d|#n/a
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)


class FileRow(NamedTuple):
    """``number`` is the row's in the file, as a spreadsheet counts."""

    number: int
    name: str
    email: str = ""
    phone: str = ""
    external_id: str = ""
    doubt: str = ""


@dataclass(frozen=True)
class Choices:
    """What somebody chose in place of what was detected: empty where nothing."""

    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    with_hidden: bool = False
    columns: Mapping[int, Holds] | None = None


@dataclass(frozen=True)
class Table:
    """All rows of a file, and how they were read: what does not apply is empty."""

    lines: list[list[str]]
    hidden: frozenset[int] = frozenset()
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()


@dataclass(frozen=True)
class Understood:
    """What was taken from a file. ``heading_row`` is counted from 1."""

    table: Table
    heading_row: int
    headings: list[str]
    taken: dict[int, Holds]
    rows: list[FileRow] = field(default_factory=list)
    hidden: int = 0

    @property
    def shape(self) -> str:
        """The same for files with the same headings, whatever they hold."""
        return shape_of(self.headings)

    @property
    def system(self) -> str:
        ids = [self.headings[p] for p, holds in self.taken.items() if holds == Holds.ID]
        return system_named(ids) or UNKNOWN_SYSTEM


def shape_of(headings: list[str]) -> str:
    words = "\n".join(plain_words(each) for each in headings)
    return hashlib.sha256(words.encode()).hexdigest()


def read_candidates(content: bytes) -> list[FileRow]:
    """All rows below the headings that hold anything. Raises `UnreadableError`."""
    return understand(read_table(content)).rows


def read_table(content: bytes, choices: Choices | None = None) -> Table:
    """Raises `UnreadableError`."""
    choices = choices or Choices()
    if len(content) > MAX_BYTES:
        raise UnreadableError("The file is larger than 10 MB. Upload it in parts.")
    if content.startswith(OLE):
        raise UnreadableError(
            "This is an old Excel file, or one with a password. Save it as .xlsx "
            "without a password, or as CSV."
        )
    if content.startswith(ZIP):
        return _from_sheets(content, choices.sheet)
    return _from_text(content, choices)


def _from_sheets(content: bytes, wanted: str) -> Table:
    """The sheet named, else the first with headings of candidates, else the first."""
    sheets = read_sheets(content, sheet=wanted, head=HEAD)
    if not sheets:
        raise UnreadableError(
            "Every sheet of this file is hidden. Unhide the one with the candidates."
        )
    names = [*sheets]
    found = [n for n in names if any(map(likeness, sheets[n].rows[:HEAD]))]
    chosen = wanted if wanted in sheets else (found or names)[0]
    if chosen not in (wanted, names[0]):
        sheets = read_sheets(content, sheet=chosen, head=HEAD)
    elif wanted and wanted not in sheets:
        sheets = read_sheets(content, head=HEAD)
    rows, hidden = sheets[chosen]
    return Table(rows, hidden, sheet=chosen, sheets=tuple(names))


def _from_text(content: bytes, choices: Choices) -> Table:
    text, encoding = decode(content, choices.encoding)
    if text.lstrip()[:1] == "<":
        raise UnreadableError(
            "This is a web page or XML, as some systems export under the name .xls. "
            "Open it in Excel and save it as .xlsx or as CSV."
        )
    separator = choices.separator
    if separator not in SEPARATORS:
        separator = likely_separator(text, likeness)
    lines = list(islice(rows_of(text, separator), LAST_LINE + 1))
    return Table(lines, encoding=encoding, separator=separator)


def understand(
    table: Table,
    choices: Choices | None = None,
    remembered: Mapping[str, Mapping[int, Holds]] | None = None,
    *,
    strict: bool = True,
) -> Understood:
    """Which columns hold what, and the candidates.

    ``remembered`` has what was chosen for files of the same shape. Raises
    `UnreadableError`; without ``strict`` not for lack of a name, as somebody may still
    say which columns have it.
    """
    choices = choices or Choices()
    filled = list(_filled(table.lines))
    if not filled:
        raise UnreadableError("The file is empty.")
    at = _heading_place(filled, remembered or {})
    number, headings = filled[at]
    shown = {n for n, _ in filled[at + 1 :]} - (
        set() if choices.with_hidden else table.hidden
    )
    if choices.columns is not None:
        taken = dict(choices.columns)
    else:
        known = (remembered or {}).get(shape_of(headings))
        taken = dict(known) if known else guess(headings)
    taken = {p: holds for p, holds in taken.items() if p < len(headings)}
    where = columns(taken)
    understood = Understood(
        table,
        number,
        headings,
        taken,
        hidden=len({n for n, _ in filled[at + 1 :]} & table.hidden),
    )
    by_hand = choices.columns is not None or shape_of(headings) in (remembered or {})
    if not (where.names if by_hand else names_people(taken)):
        if strict:
            raise UnreadableError(no_name(headings))
        return understood
    below = [(n, row) for n, row in filled[at + 1 :] if n in shown]
    understood.rows.extend(_candidates(below, where, len(headings)))
    if not below and strict:
        raise UnreadableError("No candidates found below the header row.")
    return understood


def no_name(headings: list[str]) -> str:
    return (
        "No column is called Name. Say below which columns hold the name, or put the "
        f"heading Name into the file. Its headings now are: {_listed(headings)}."
    )


def _listed(headings: list[str]) -> str:
    shown = [heading.strip()[:40] for heading in headings if heading.strip()]
    return ", ".join(shown[:8]) + (" …" if len(shown) > 8 else "")


def _heading_place(
    filled: list[tuple[int, list[str]]], remembered: Mapping[str, object]
) -> int:
    """Of the first rows the one that names most; else the first of several cells."""
    head = filled[:HEAD]
    for place, (_, row) in enumerate(head):
        if shape_of(row) in remembered:
            return place
    best = max(range(len(head)), key=lambda place: likeness(head[place][1]))
    if likeness(head[best][1]):
        return best
    several = [p for p, (_, row) in enumerate(head) if sum(map(bool, row)) > 1]
    return several[0] if several else 0


def _filled(table: list[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """Number and cells of the rows that have any text, without blanks at their end."""
    for number, row in enumerate(table, start=1):
        if number > LAST_LINE:
            raise UnreadableError(
                f"The file goes on below row {LAST_LINE:,}. Delete the blank rows, or "
                f"upload it in parts of at most {MAX_ROWS:,} candidates."
            )
        cells = [cell.strip("\ufeff \t\r\n") for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if len(cells) > MAX_COLUMNS:
            raise UnreadableError(
                f"There are more than {MAX_COLUMNS} columns. Keep only the names and "
                "how to reach people."
            )
        if cells:
            yield number, cells


def _candidates(
    lines: list[tuple[int, list[str]]], where: Columns, width: int
) -> Iterator[FileRow]:
    if len(lines) > MAX_ROWS:
        raise UnreadableError(
            f"There are more than {MAX_ROWS:,} candidates. Upload the file in parts."
        )
    # Of this file alone, as it keeps what is in the cells.
    known = lru_cache(maxsize=4_096)(heads_names)
    for number, cells in lines:
        name = turned_round(_text(where.name_in(cells)))
        yield FileRow(
            number,
            name,
            _text(where.emails_in(cells)),
            _text(where.phones_in(cells)),
            _text(where.id_in(cells)),
            doubt_about(name, cells, where, width, known),
        )


def _text(cell: str) -> str:
    """Empty for what people write instead of leaving a cell empty."""
    return "" if cell.casefold().strip() in BLANKS else cell
