"""Which scorecard a form is for: on a hidden sheet, signed, checked on import.

It also has each part as it was when the form was made, so that the import knows
what was changed in the workbook and what on the server since.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core import signing

from scorecards.interview.page import ScorecardPage
from scorecards.interview.parts import ExtraQuestionForm, OtherNotesForm
from scorecards.models import Scorecard
from scorecards.workbooks.text import clean

SALT = "scorecards.excel_form"
PARTS = "Part "

Rows = list[tuple[str, str]]


class RefusedError(Exception):
    """The workbook is not a form for this scorecard; the message says what it is."""


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
            "The hidden sheet that identifies this form is missing or was changed. "
            "Download the Excel form again and copy your texts into it."
        ) from error
    values = dict(named)
    _refuse_others(values, dict(_named(page.scorecard)))
    parts = {
        name.removeprefix(PARTS): Basis(*json.loads(value))
        for name, value in named
        if name.startswith(PARTS)
    }
    if not _belong(parts, page):
        raise RefusedError(
            "The opening’s questions have changed since this form was downloaded. "
            "Download the Excel form again and copy your texts into it."
        )
    return Identity(int(values["Entries"]), parts)


def _belong(parts: dict[str, Basis], page: ScorecardPage) -> bool:
    """Whether they are the scorecard's; what is not of the kit may be missing."""
    prefixes = {part.prefix for part in page.parts}
    later = (OtherNotesForm, ExtraQuestionForm)
    of_kit = {part.prefix for part in page.parts if not isinstance(part, later)}
    return of_kit <= parts.keys() <= prefixes


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
    """Raises `RefusedError` naming the most important difference."""
    if form["Interviewer"] != here["Interviewer"]:
        raise RefusedError(
            f"This form belongs to {form['Interviewer']}. Download the form for your "
            "own scorecard."
        )
    if form["Opening"] != here["Opening"]:
        raise RefusedError(
            f"This form is for the opening “{form['Title of the opening']}”, but this "
            f"scorecard is for “{here['Title of the opening']}”. Choose the form for "
            "this scorecard."
        )
    if form["Scorecard"] != here["Scorecard"]:
        raise RefusedError(
            f"This form is for {form['Candidate']}, round {form['Round']}, but this "
            f"scorecard is for {here['Candidate']}, round {here['Round']}. Choose the "
            "form for this scorecard."
        )
    if form["Kit checksum"] != here["Kit checksum"]:
        raise RefusedError(
            f"This form uses kit version {form['Kit version']}, but the opening has "
            f"moved to version {here['Kit version']}. Download the Excel form again "
            "and copy your texts into it."
        )


def _signed(rows: Rows) -> str:
    return json.dumps([list(row) for row in rows])
