"""What a form is of: written to a hidden sheet, signed, and checked when it comes back.

Beside it stands what each part was when the form was made, so that the import knows
what was changed in the workbook and what on the server since.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core import signing

from scorecards.interview.page import ScorecardPage
from scorecards.models import Scorecard
from scorecards.workbooks.text import clean

SALT = "scorecards.excel_form"
PARTS = "Part "

Rows = list[tuple[str, str]]


class RefusedError(Exception):
    """The workbook is no form of this scorecard; the message says which it is."""


@dataclass(frozen=True)
class Basis:
    """A part when the form was made: its revision, and its fields’ fingerprints."""

    revision: int
    fields: dict[str, str]


@dataclass(frozen=True)
class Identity:
    entries: int
    parts: dict[str, Basis]


def identity_rows(page: ScorecardPage, entries: int) -> Iterator[tuple[str, str]]:
    """Names and values, the signature over all before it last."""
    rows = [*_named(page.scorecard), ("Entries", str(entries))]
    for part in page.parts:
        prints = {name: fingerprint(value) for name, value in part.stored.items()}
        rows.append((PARTS + part.prefix, json.dumps([part.stored_revision, prints])))
    yield from rows
    yield "Signature", signing.Signer(salt=SALT).signature(_signed(rows))


def verified(rows: Rows, page: ScorecardPage) -> Identity:
    """Raises `RefusedError` for what was changed, and for the form of another."""
    *named, (_, signature) = rows or [("", "")]
    try:
        signing.Signer(salt=SALT).unsign(f"{_signed(named)}:{signature}")
    except signing.BadSignature as error:
        raise RefusedError(
            "The hidden part of this workbook, which says what it is of, is missing or "
            "was changed. Download the Excel form anew and copy your texts into it."
        ) from error
    values = dict(named)
    _refuse_others(values, dict(_named(page.scorecard)))
    parts = {
        name.removeprefix(PARTS): Basis(*json.loads(value))
        for name, value in named
        if name.startswith(PARTS)
    }
    if parts.keys() != {part.prefix for part in page.parts}:
        raise RefusedError(
            "This form asks other questions than the scorecard does: what is asked for "
            "the opening changed since. Download the Excel form anew and copy your "
            "texts into it."
        )
    return Identity(int(values["Entries"]), parts)


def fingerprint(value: Any) -> str:
    """Of a field's value as a workbook holds it."""
    text = json.dumps(clean(value) if isinstance(value, str) else value)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _named(scorecard: Scorecard) -> Rows:
    application = scorecard.application
    kit = scorecard.kit
    return [
        ("Scorecard", str(scorecard.pk)),
        ("Interviewer", clean(scorecard.interviewer.get_username())),
        ("Opening", str(application.opening_id)),
        ("Title of the opening", clean(application.opening.title)),
        ("Candidate", clean(application.candidate.name)),
        ("Round", str(scorecard.round)),
        ("Kit version", str(kit.version)),
        ("Kit checksum", kit.checksum),
    ]


def _refuse_others(form: dict[str, str], here: dict[str, str]) -> None:
    """Raises `RefusedError` that names what differs, the widest first."""
    if form["Interviewer"] != here["Interviewer"]:
        raise RefusedError(
            f"This is a form of the interviewer {form['Interviewer']}. Each fills "
            "their own: download the Excel form of this scorecard."
        )
    if form["Opening"] != here["Opening"]:
        raise RefusedError(
            f"This form is for the opening “{form['Title of the opening']}”; this "
            f"scorecard is for “{here['Title of the opening']}”."
        )
    if form["Scorecard"] != here["Scorecard"]:
        raise RefusedError(
            f"This form is of another scorecard: {form['Candidate']}, round "
            f"{form['Round']}. This one is of {here['Candidate']}, round "
            f"{here['Round']}."
        )
    if form["Kit checksum"] != here["Kit checksum"]:
        raise RefusedError(
            f"This form asks the questions of kit version {form['Kit version']}; the "
            f"scorecard has version {here['Kit version']} since its opening moved. "
            "Download the Excel form anew and copy your texts into it."
        )


def _signed(rows: Rows) -> str:
    return json.dumps([list(row) for row in rows])
