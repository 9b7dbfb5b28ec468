"""What each row of a file would do to an opening, and what is wrong with it."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import filterfalse

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from openpyxl.cell.cell import ERROR_CODES

from glossary.letters import is_invisible
from scorecards.models import Opening
from scorecards.models.people import MAX_EXTERNAL_ID, MAX_NAME_LENGTH, validate_name
from scorecards.openings.candidate_files.rows import FileRow
from scorecards.text.names import name_key, tidy_name
from scorecards.uploads.progress import Report, silent
from scorecards.workflow.recognizing import Applicant, Recognized, recognize

MAX_ADDRESS_LENGTH = 254
SEVERAL = re.compile(r"[;,|\s]+")
BRACKETED = re.compile(r"^.*<([^<>]+)>$")
LABEL = re.compile(r"^(mailto:)?(.*?)(\((work|home|personal|other|primary)\))?$", re.I)


@dataclass(frozen=True)
class CheckedRow:
    """``recognized`` is None for a row with errors, or held back for its doubt."""

    row: FileRow
    errors: list[str]
    recognized: Recognized | None = None

    @property
    def name(self) -> str:
        return tidy_name(self.row.name)

    @property
    def result(self) -> str:
        """What happens, in words."""
        return self.recognized.outcome.value if self.recognized else ""

    @property
    def is_asked(self) -> bool:
        return bool(self.recognized and self.recognized.question)


def check(
    opening: Opening,
    rows: list[FileRow],
    *,
    answers: Mapping[int, str] | None = None,
    taken: Collection[int] = (),
    system: str = "file",
    report: Report = silent,
) -> list[CheckedRow]:
    """In the order of the file. ``taken`` are doubtful rows that are people."""
    found, applicants = {}, []
    for place, row in enumerate(rows):
        report("Checking row", place, len(rows))
        errors = list(_errors(row))
        found[row.number] = CheckedRow(row, errors)
        if not errors and (not row.doubt or row.number in taken):
            applicants.append(_applicant(row, (answers or {}), system))
    for each in recognize(opening, applicants, report):
        number = each.applicant.number
        found[number] = replace(found[number], recognized=each)
    return list(found.values())


def _applicant(row: FileRow, answers: Mapping[int, str], system: str) -> Applicant:
    return Applicant(
        row.number,
        tidy_name(row.name),
        emails=tuple(_addresses(row.email)),
        phones=tuple(each for each in _phones(row.phone)),
        external_id=" ".join(row.external_id.split()),
        source=system,
        answer=answers.get(row.number, ""),
    )


def _errors(row: FileRow) -> Iterator[str]:
    """What is wrong with the row by itself."""
    name = tidy_name(row.name)
    if not name:
        yield "The name is missing."
    elif name.upper() in ERROR_CODES:
        yield f"The name is a spreadsheet error, {name}."
    elif len(name) > MAX_NAME_LENGTH or len(name_key(name)) > MAX_NAME_LENGTH + 50:
        yield f"The name is longer than {MAX_NAME_LENGTH} characters."
    elif any(unicodedata.category(each) in ("Cc", "Cs") for each in name):
        yield "The name contains characters that can’t be shown."
    elif not row.doubt:  # a number may be asked about
        yield from _refusals(name)
    for address in _addresses(row.email):
        if not _is_address(address):
            yield f"“{address[:60]}” is not an e-mail address."
    if len(row.external_id) > MAX_EXTERNAL_ID:
        yield f"The external id is longer than {MAX_EXTERNAL_ID} characters."


def _refusals(name: str) -> Iterator[str]:
    try:
        validate_name(name)
    except ValidationError as error:
        yield from error.messages


def _addresses(text: str) -> Iterator[str]:
    """One cell may have several, as ``Ada <ada@example.org>, a.park@example.org``."""
    if not (text := _visible(text).strip()):
        return
    parts = re.split(r"[;,|\n]+", text) if "<" in text else SEVERAL.split(text)
    if "@" not in text:
        parts = [text]
    for part in parts:
        bare = BRACKETED.sub(r"\1", part.strip())
        labelled = LABEL.match(bare)
        address = (labelled[2] if labelled else bare).strip()
        if address and not (address.startswith("(") and address.endswith(")")):
            yield address


def _visible(text: str) -> str:
    """Without marks that come along with what is copied from a page."""
    return text if text.isascii() else "".join(filterfalse(is_invisible, text))


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= MAX_ADDRESS_LENGTH


def _phones(text: str) -> Iterator[str]:
    """Those with enough digits to be a number that somebody can be called at."""
    for part in re.split(r"[;,|\n]+", text):
        if 5 <= sum(each.isdigit() for each in part) <= 20 and len(part) <= 100:
            yield part.strip()
