"""Adds texts below the notes of a scorecard, and takes them away again."""

import hashlib
from collections.abc import Callable, Mapping
from typing import Any

from django.contrib.auth.models import User

from glossary.locking import in_transaction
from scorecards.interview.page import ScorecardPage
from scorecards.interview.parts import PartForm
from scorecards.models import LockedError, Scorecard
from scorecards.workflow.first_content import locked_to_save, with_first_content

Place = tuple[str, str]
"""A part and its field."""

Trace = tuple[int, str]
"""How long what was added is, and its fingerprint: enough to find it again."""


class NotAddedError(Exception):
    """A note would get too long; the page has the errors, and nothing was saved."""

    def __init__(self, page: ScorecardPage) -> None:
        self.page = page
        super().__init__("Some notes would get too long.")


@with_first_content
@in_transaction
def add(
    pk: int, texts: Mapping[Place, str], *, by: User, first: bool = False
) -> dict[Place, Trace]:
    """What was added where. A text that ends a note already is not added again.

    Raises `LockedError`, `NotAddedError` or `Scorecard.DoesNotExist`.
    """
    page = _page(pk, by, first=first)
    traces: dict[Place, Trace] = {}

    def added(place: Place, note: str) -> str:
        text = texts.get(place, "")
        more = f"\n\n{text}" if note else text
        if not text or note == text or note.endswith(f"\n\n{text}"):
            return note
        traces[place] = _trace(more)
        return note + more

    _save(page, added)
    return traces


@with_first_content
@in_transaction
def take_away(
    pk: int, traces: Mapping[Place, Trace], *, by: User, first: bool = False
) -> set[Place]:
    """The places that were changed since, and so were left as they are.

    Raises `LockedError` or `Scorecard.DoesNotExist`.
    """
    page = _page(pk, by, first=first)
    left = set(traces)

    def without(place: Place, note: str) -> str:
        trace = traces.get(place)
        if trace is None or _trace(note[-trace[0] :]) != trace:
            return note
        left.discard(place)
        return note[: -trace[0]]

    _save(page, without)
    return left


def _page(pk: int, by: User, *, first: bool) -> ScorecardPage:
    page = ScorecardPage(locked_to_save(pk, Scorecard.objects.kept_by(by), first=first))
    if page.scorecard.is_locked:
        raise LockedError
    return page


def _save(page: ScorecardPage, change: Callable[[Place, str], str]) -> None:
    """As the page itself would send it."""
    data: dict[str, Any] = {}
    for part in (*page.answers, page.other_notes):
        content = _changed(part, change)
        if content != part.stored:
            values = {f"{part.prefix}-{name}": each for name, each in content.items()}
            data |= values | {f"{part.prefix}-revision": part.stored_revision}
    bound = ScorecardPage(page.scorecard, data, sent_only=True)
    # All of it, or nothing.
    if any(part.errors for part in bound.sent):
        raise NotAddedError(bound)
    bound.save()


def _changed(part: PartForm, change: Callable[[Place, str], str]) -> dict[str, Any]:
    return {
        name: change((part.prefix, name), value) if isinstance(value, str) else value
        for name, value in part.stored.items()
    }


def _trace(text: str) -> Trace:
    return len(text), hashlib.sha256(text.encode()).hexdigest()
