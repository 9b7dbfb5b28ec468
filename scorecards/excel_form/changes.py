"""What an import would change: the saved value, the workbook's, and the choices.

Only what somebody changed in the workbook counts: a field that is still as it was
when the form was made leaves the scorecard alone, however often that was saved since.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.db import models

from scorecards.excel_form.identity import Basis, fingerprint
from scorecards.interview.page import ScorecardPage
from scorecards.interview.parts import PartForm
from scorecards.interview.parts.base import Content
from scorecards.interview.parts.fields import NoteField
from scorecards.workbooks.text import clean

Sent = dict[str, Content]


class Keep(models.TextChoices):
    STORED = "stored", "Keep the saved text"
    FORM = "form", "Use the workbook’s text"
    BOTH = "both", "Keep both"


class Kind(Enum):
    PLAIN = "plain"
    EMPTIED = "emptied"  # there is something now, and the cell is empty
    CHANGED_TWICE = "changed twice"  # in the workbook, and on the server since


@dataclass(frozen=True)
class Change:
    """One field of one part."""

    part: PartForm
    field: str
    sent: Any
    kind: Kind

    @property
    def name(self) -> str:
        """Of what is chosen, in the form that confirms."""
        return f"keep-{self.part.prefix}-{self.field}"

    @property
    def stored(self) -> Any:
        return self.part.stored[self.field]

    @property
    def label(self) -> str:
        return str(self.part[self.field].label)

    @property
    def now(self) -> str:
        return self.part.in_words(self.field, self.stored)

    @property
    def then(self) -> str:
        return self.part.in_words(self.field, self.sent)

    @property
    def question(self) -> str:
        """Why a choice is needed."""
        if self.kind is Kind.EMPTIED:
            return "The cell is empty. Which do you want to keep?"
        return (
            "This also changed here after the form was downloaded. Which do you want "
            "to keep?"
        )

    @property
    def options(self) -> list[Keep]:
        """None if there is nothing to choose."""
        if self.kind is Kind.PLAIN:
            return []
        if self.kind is Kind.EMPTIED or not self._can_be_both:
            return [Keep.STORED, Keep.FORM]
        return [Keep.STORED, Keep.FORM, Keep.BOTH]

    @property
    def default(self) -> Keep:
        """The choice that loses nothing."""
        if self.kind is Kind.PLAIN:
            return Keep.FORM
        return Keep.BOTH if Keep.BOTH in self.options else Keep.STORED

    def kept(self, keep: Keep) -> Any:
        if keep is Keep.STORED:
            return self.stored
        if keep is Keep.FORM:
            return self.sent
        if isinstance(self.sent, list):
            return [*self.stored, *(e for e in self.sent if e not in self.stored)]
        return f"{self.stored}\n\n{self.sent}"

    @property
    def _can_be_both(self) -> bool:
        is_text = isinstance(self.part.fields[self.field], NoteField)
        return isinstance(self.sent, list) or (is_text and bool(self.stored))


def changes(
    page: ScorecardPage, sent: Sent, parts: Mapping[str, Basis]
) -> Iterator[Change]:
    """In the order of the page; ``parts`` is what the form was made of."""
    for part in page.parts:
        for field, value in sent.get(part.prefix, {}).items():
            basis, stored = parts[part.prefix], part.stored[field]
            was = basis.fields[field]
            if fingerprint(value) == was or _same(value, stored):
                continue
            is_newer = part.stored_revision != basis.revision
            kind = Kind.PLAIN
            if value == "" and stored != "":
                kind = Kind.EMPTIED
            elif is_newer and fingerprint(stored) != was:
                kind = Kind.CHANGED_TWICE
            yield Change(part, field, value, kind)


def field_count(page: ScorecardPage) -> int:
    """Without those of blank extra questions, which nobody has filled."""
    blank = [part for part in page.extra_questions if part.is_blank]
    return sum(len(part.stored) for part in page.parts if part not in blank)


def only(found: list[Change]) -> Sent:
    """What of the workbook matters, by part and field."""
    sent: Sent = {}
    for change in found:
        sent.setdefault(change.part.prefix, {})[change.field] = change.sent
    return sent


def as_posted(
    page: ScorecardPage, found: list[Change], keep: Mapping[str, Keep]
) -> dict[str, Any]:
    """The parts that change as the page itself would send them.

    ``keep`` says by name what is chosen where there is something to choose.
    """
    data: dict[str, Any] = {}
    contents = {part.prefix: part.stored for part in page.parts}
    for change in found:
        content = contents[change.part.prefix]
        value = change.kept(keep.get(change.name, change.default))
        content[change.field] = value
        data[f"{change.part.prefix}-revision"] = change.part.stored_revision
    for change in found:
        for name, value in contents[change.part.prefix].items():
            if value is not False:  # as a browser leaves a box out
                data[f"{change.part.prefix}-{name}"] = value
    return data


def _same(value: Any, stored: Any) -> bool:
    """A workbook replaces some characters with symbols; that is not a change."""
    return bool(value == (clean(stored) if isinstance(stored, str) else stored))
