"""What each row of a file would do to an opening, and what is wrong with it."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from openpyxl.cell.cell import ERROR_CODES

from scorecards.models import Application, Candidate, Opening
from scorecards.models.people import validate_name
from scorecards.openings.candidate_files.rows import FileRow
from scorecards.text.names import name_key, tidy_name

MAX_NAME_LENGTH = 200
MAX_ADDRESS_LENGTH = 254


class Outcome(Enum):
    """In words that go with any number: 1 new, 2 new."""

    NEW = "new"
    KNOWN = "already known, will be added to this opening"
    APPLIES = "already applied, nothing changes"


@dataclass(frozen=True)
class CheckedRow:
    row: FileRow
    outcome: Outcome
    errors: list[str]
    known: Candidate | None = None

    @property
    def name(self) -> str:
        return tidy_name(self.row.name)

    @property
    def brings_address(self) -> bool:
        """Somebody known without an e-mail address gets this one."""
        return bool(self.known and self.row.email and not self.known.email)


def check(opening: Opening, rows: list[FileRow]) -> list[CheckedRow]:
    """In the order of the file. Three queries."""
    keys = [name_key(row.name) for row in rows]
    known: dict[str, Candidate] = {}
    named = Candidate.objects.live().prefetch_related("identifiers")
    for each in named.filter(name_key__in=keys).order_by("-pk"):
        known[each.name_key] = each
    applying = set(
        Application.objects.filter(
            opening=opening, candidate__name_key__in=keys
        ).values_list("candidate__name_key", flat=True)
    )
    first: dict[str, int] = {}
    checked = []
    for key, row in zip(keys, rows, strict=True):
        errors = [*_errors(row), *_clashes(row, known.get(key), first.get(key))]
        first.setdefault(key, row.number)
        outcome = (
            Outcome.APPLIES
            if key in applying
            else Outcome.KNOWN
            if key in known
            else Outcome.NEW
        )
        checked.append(CheckedRow(row, outcome, errors, known.get(key)))
    return checked


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
    else:
        yield from _refusals(name)
    if row.email and not _is_address(row.email):
        yield f"“{row.email[:60]}” is not an e-mail address."


def _refusals(name: str) -> Iterator[str]:
    try:
        validate_name(name)
    except ValidationError as error:
        yield from error.messages


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= MAX_ADDRESS_LENGTH


def _clashes(row: FileRow, known: Candidate | None, first: int | None) -> Iterator[str]:
    """What is wrong with it beside others. Nameless rows are wrong already."""
    if not row.name.strip():
        return
    if first is not None:
        yield f"Row {first} has the same name."
    addresses = {known.email.casefold() if known else "", row.email.casefold()} - {""}
    if known and len(addresses) > 1:
        yield (
            f"A candidate with this name has the e-mail address {known.email}. If this "
            "is another person, add something to the name, such as a town."
        )
