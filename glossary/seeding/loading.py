"""Loads valid files into the database: all of them, or none."""

from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils import timezone

from glossary import revision
from glossary.command_line.progress import Progress, quietly
from glossary.files.content import Content, checksum, checksum_with_roles
from glossary.files.finding import AnyFile
from glossary.files.schema import Kind
from glossary.locking import MAX_TRIES, in_transaction, lock_glossary
from glossary.models import Competency, Role, RoleTerm, Term
from glossary.roles.settling import settle_roles
from glossary.seeding.content import MODELS, Record, content_of, with_content
from glossary.seeding.drafts import found_by_hand, settle_by_hand
from glossary.seeding.writing import Writer

BATCH = 500


@dataclass
class SeedReport:
    """What a run did; records by their source, drafts by title and family."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    retired: list[str] = field(default_factory=list)
    restored: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    drafts: list[str] = field(default_factory=list)
    complete: list[str] = field(default_factory=list)

    @property
    def has_changes(self) -> bool:
        """Whether anything was done; what was kept was not."""
        return any(names for name, names in vars(self).items() if name != "kept")


@dataclass(frozen=True)
class Comparison:
    """A record's present content, its file, and what it was last seeded with."""

    record: Record
    file: AnyFile
    checksum: str
    seeded: bool
    """Whether the present content is what was last seeded."""

    @property
    def same(self) -> bool:
        return self.checksum == self.file.checksum

    @property
    def edited(self) -> bool:
        """Whether someone changed the content to what no file says."""
        return not self.seeded and not self.same

    @property
    def retired_by_hand(self) -> bool:
        # Seeding keeps the checksum of what it retires; people's verbs do not.
        return self.record.retired_at is not None and not self.record.seed_checksum

    @property
    def current(self) -> bool:
        """Whether there is nothing to write."""
        seeded = self.record.seed_checksum == self.file.checksum
        return self.same and seeded and self.record.retired_at is None


@dataclass(frozen=True)
class Batch:
    """Files of one kind: those of records that are there, compared, and new ones."""

    kind: Kind
    compared: list[Comparison]
    new: list[AnyFile]


@dataclass(frozen=True)
class Findings:
    """What the glossary says beside the files, and in which revision of it."""

    stamp: UUID | None
    known: dict[Kind, dict[str, Any]]
    batches: list[Batch]
    by_hand: list[tuple[Term | Competency, str]]


class ChangedMeanwhileError(Exception):
    """Somebody has written to the glossary since it was compared."""


def seed(
    files: Sequence[AnyFile],
    *,
    overwrite: bool = False,
    whole: bool | Collection[Kind] = False,
    progress: Progress = quietly,
) -> SeedReport:
    """Make the glossary say what the files say: terms, then competencies, then roles.

    Records edited since they were seeded stay as they are, unless ``overwrite``. The
    files are all there are of the ``whole`` kinds, or of every kind: seeded records
    without a file retire. Makes five queries per 500 files, and writes nothing where
    nothing differs. Raises `NameTakenError` when an industry's name is in use under
    another slug.

    All is compared before the lock, so that others wait only for what is written; again
    where somebody wrote meanwhile, the last time behind the lock.
    """
    wanted: dict[str, Any] = {"overwrite": overwrite, "whole": whole}
    for _ in range(MAX_TRIES - 1):
        findings = _compared(files, progress)
        with suppress(ChangedMeanwhileError):
            return _load(files, findings, progress, **wanted)
    return _load(files, None, progress, **wanted)


def _compared(files: Sequence[AnyFile], progress: Progress) -> Findings:
    """Reads only. What it found holds while the revision stays."""
    stamp = revision.current()
    known = {kind: _known(kind) for kind in Kind}
    batches = []
    for kind in Kind:
        some = [file for file in files if file.kind is kind]
        parts = [some[start : start + BATCH] for start in range(0, len(some), BATCH)]
        for part in progress(parts, "Comparing batches") if parts else ():
            new = [file for file in part if file.source not in known[kind]]
            batches.append(Batch(kind, _compare(kind, part, known[kind]), new))
    return Findings(stamp, known, batches, found_by_hand())


@in_transaction
def _load(
    files: Sequence[AnyFile],
    findings: Findings | None,
    progress: Progress,
    *,
    overwrite: bool,
    whole: bool | Collection[Kind],
) -> SeedReport:
    """Raises `ChangedMeanwhileError` where the findings are no longer true."""
    lock_glossary()
    if findings is None:
        findings = _compared(files, progress)
    elif findings.stamp != revision.current():
        raise ChangedMeanwhileError
    report, writer, found = SeedReport(), Writer(), findings.batches
    for batch in progress(found, "Loading batches") if found else ():
        report.added += _sources(batch.new)
        changed = _decide(batch.kind, batch.compared, overwrite, report)
        writer.write(batch.new + changed)
    for kind, known in findings.known.items():
        if whole is True or (whole and kind in whole):
            of_kind = [file for file in files if file.kind is kind]
            _retire(kind, known, set(_sources(of_kind)), report)
    settle_by_hand(findings.by_hand)
    settled = settle_roles()
    report.drafts, report.complete = settled.drafts, settled.complete
    if report.has_changes:
        revision.advance()
    return report


def _known(kind: Kind) -> dict[str, Any]:
    """What is there, by source, in order."""
    records = MODELS[kind]._default_manager.order_by()
    columns = ["slug", "pk", "retired_at", "seed_checksum"]
    if kind is not Kind.COMPETENCY:
        columns.append("industry__slug")
    rows = {
        _source(kind, row): row for row in records.values_list(*columns, named=True)
    }
    return dict(sorted(rows.items()))


def _source(kind: Kind, row: Any) -> str:
    match kind:
        case Kind.TERM:
            return f"{row.industry__slug}/{row.slug}"
        case Kind.COMPETENCY:
            return f"competencies/{row.slug}"
        case Kind.ROLE:
            return f"roles/{row.industry__slug}/{row.slug}"


def _compare(
    kind: Kind, batch: list[AnyFile], known: dict[str, Any]
) -> list[Comparison]:
    """Those of the files whose records are there, with what these say now."""
    files = {known[file.source].pk: file for file in batch if file.source in known}
    records = MODELS[kind]._default_manager.filter(pk__in=files).order_by("pk")
    contents = [(each, content_of(each)) for each in with_content(records)]
    listed = _listed_roles(contents) if kind is Kind.TERM else {}
    found = []
    for record, content in contents:
        now = checksum(content)
        seeded = record.seed_checksum in (now, Role.FROM_TERMS)
        if not seeded and record.pk in listed:
            before = checksum_with_roles(content, listed[record.pk])
            seeded = record.seed_checksum == before
        vars(record).pop("_prefetched_objects_cache", None)  # of many, it is much
        found.append(Comparison(record, files[record.pk], now, seeded))
    return sorted(found, key=lambda each: each.file.source)


def _listed_roles(contents: list[tuple[Record, Content]]) -> dict[int, list[str]]:
    """The roles that terms' files listed when they were last seeded, by term.

    Until then the checksum of a term was of its roles, too.
    """
    other = {
        record.pk: list[str]()
        for record, content in contents
        if record.seed_checksum and record.seed_checksum != checksum(content)
    }
    rows = RoleTerm.objects.filter(term__in=other) if other else RoleTerm.objects.none()
    for term, title in rows.values_list("term", "role__title"):
        other[term].append(title)
    return other


def _decide(
    kind: Kind, compared: list[Comparison], overwrite: bool, report: SeedReport
) -> list[AnyFile]:
    """Those to write. Where only the record's standing differs, that is set here."""
    write, touch = [], []
    for each in compared:
        keep = (each.edited or each.retired_by_hand) and not overwrite
        restore = each.record.retired_at and not (keep and each.retired_by_hand)
        if keep:
            report.kept.append(each.file.source)
        elif not each.same:
            report.changed.append(each.file.source)
            write.append(each.file)
        if restore:
            report.restored.append(each.file.source)
        if restore or not (keep or each.current):
            each.record.retired_at = None
            each.record.seed_checksum = (
                each.record.seed_checksum if keep else each.file.checksum
            )
            touch.append(each.record)
    if touch:
        records: Any = MODELS[kind]._default_manager
        records.bulk_update(touch, ["retired_at", "seed_checksum"])
    return write


def _retire(
    kind: Kind, known: dict[str, Any], sources: set[str], report: SeedReport
) -> None:
    """What was made by hand never had a file, and stays."""
    gone = {
        source: row.pk
        for source, row in known.items()
        if source not in sources and row.seed_checksum and not row.retired_at
    }
    keys = list(gone.values())
    for start in range(0, len(keys), BATCH):
        some = MODELS[kind]._default_manager.filter(pk__in=keys[start : start + BATCH])
        some.update(retired_at=timezone.now())
    report.retired += gone


def _sources(files: Iterable[AnyFile]) -> list[str]:
    return [file.source for file in files]
