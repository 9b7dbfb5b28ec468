"""The entries about one record, newest first. Constant queries, however many."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Q, QuerySet

from scorecards.models import Application, AuditEntry, Candidate, Opening, Scorecard
from scorecards.models.audit_names import AuditNames
from scorecards.timeline.sentences import remarks, sentence

Record = Application | Candidate | Opening | Scorecard
Reader = User | AnonymousUser
ON_PAGE = 50
ACTION = AuditEntry.Action
# The candidates have an entry each, and so has every application that goes along.
ONE_ACT = (ACTION.MERGED, ACTION.UNMERGED, ACTION.SPLIT)
MADE = {"opening": "Opening made.", "scorecard": "Scorecard made."}


@dataclass(frozen=True)
class Line:
    at: datetime
    words: str
    remarks: list[str]


@dataclass(frozen=True)
class Timeline:
    """A page of it; ``older`` is the key of the entry that the next page is before."""

    lines: list[Line]
    older: int | None
    is_newest: bool
    hides: bool  # the reader has a scorecard to submit that some of it waits for


def timeline_of(record: Record, reader: Reader, *, before: int = 0) -> Timeline:
    """Asks nobody's leave to the record itself: hand it one that they may read."""
    told = AuditEntry.objects.told_to(reader)
    if before:
        told = told.filter(pk__lt=before)
    found = _newest(record, told)
    # A transaction that took long ends after entries that are younger than its own.
    entries = sorted(found[:ON_PAGE], key=lambda entry: entry.at, reverse=True)
    names = AuditNames(entries, reader)
    for entry in entries:
        entry.names = names
    kind = str(record._meta.model_name)
    lines = list(_told_once(entries, kind))
    has_more = len(found) > ON_PAGE
    if not has_more:
        lines += _beginning(record, kind, entries)
    return Timeline(
        lines=lines,
        older=found[ON_PAGE - 1].pk if has_more else None,
        is_newest=not before,
        hides=_hides(record, reader),
    )


def _newest(record: Record, told: QuerySet[AuditEntry]) -> list[AuditEntry]:
    """One more than a page. A query each for what an index finds by itself."""
    found: dict[int, AuditEntry] = {}
    for about in _about(record):
        rows = told.filter(about).order_by("-pk")[: ON_PAGE + 1]
        found |= {entry.pk: entry for entry in rows}
    return [found[key] for key in sorted(found, reverse=True)][: ON_PAGE + 1]


def _told_once(entries: list[AuditEntry], kind: str) -> Iterator[Line]:
    """Newest first; of one act its first entry, which has the reason."""
    words = [sentence(entry, kind) for entry in entries]
    for entry, said, earlier in zip_longest(entries, words, words[1:]):
        if entry.action not in ONE_ACT or said != earlier:
            yield Line(entry.at, said, remarks(entry))


def _about(record: Record) -> Iterator[Q]:
    if not isinstance(record, Application):
        kind = record._meta.model_name
        yield Q(subject_type=kind, subject_key=str(record.pk))
    if not isinstance(record, Scorecard):
        yield Q(application_key__in=_applications(record).values("pk"))


def _applications(record: Record) -> QuerySet[Application]:
    match record:
        case Application():
            return record.together
        case Candidate():
            return Application.objects.filter(candidate=record.pk).order_by()
        case Opening():
            return Application.objects.filter(opening=record.pk).order_by()
    return Application.objects.filter(pk=record.application_id).order_by()


def _hides(record: Record, reader: Reader) -> bool:
    to_do = Scorecard.objects.hiding_from(reader).values("application")
    hidden = Application.objects.together_with(to_do).order_by()
    return hidden.filter(pk__in=_applications(record).values("pk")).exists()


def _beginning(record: Record, kind: str, entries: list[AuditEntry]) -> Iterator[Line]:
    """When it was made, where no entry says who did."""
    if not any(e.action == ACTION.MADE and e.subject_type == kind for e in entries):
        words = MADE.get(kind, f"{kind.capitalize()} added.")
        yield Line(record.created_at, words, [])
