"""Loads valid files into the database: all of them, or none."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from glossary import edition
from glossary.command_line.progress import Progress, quietly
from glossary.files.content import checksum
from glossary.files.finding import TermFile
from glossary.locking import in_transaction, lock_glossary
from glossary.models import Term
from glossary.roles.following import settle_roles
from glossary.seeding.content import content_of, with_content
from glossary.seeding.writing import TermWriter

BATCH = 500


@dataclass
class SeedReport:
    """What a run did; terms by their source, roles by title and industry."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    retired: list[str] = field(default_factory=list)
    restored: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    retired_roles: list[str] = field(default_factory=list)
    restored_roles: list[str] = field(default_factory=list)

    @property
    def has_changes(self) -> bool:
        """Whether anything was done; what was kept was not."""
        return any(names for name, names in vars(self).items() if name != "kept")


@dataclass(frozen=True)
class Comparison:
    """A term's present content, its file, and what the term was last seeded with."""

    term: Term
    file: TermFile
    checksum: str

    @property
    def same(self) -> bool:
        return self.checksum == self.file.checksum

    @property
    def edited(self) -> bool:
        """Whether someone changed the content to what no file says."""
        return self.checksum != self.term.seed_checksum and not self.same

    @property
    def retired_by_hand(self) -> bool:
        # Seeding keeps the checksum of a term that it retires; people's verbs do not.
        return self.term.retired_at is not None and not self.term.seed_checksum

    @property
    def current(self) -> bool:
        """Whether there is nothing to write."""
        seeded = self.term.seed_checksum == self.file.checksum
        return self.same and seeded and self.term.retired_at is None


@in_transaction
def seed(
    files: list[TermFile],
    *,
    overwrite: bool = False,
    whole: bool = False,
    progress: Progress = quietly,
) -> SeedReport:
    """Make the glossary say what the files say.

    Terms edited since they were seeded stay as they are, unless ``overwrite``. With
    ``whole`` the files are the whole glossary: seeded terms without a file retire.
    Makes five queries per 500 terms, and writes nothing where nothing differs. Raises
    `NameTakenError` when an industry's name is in use under another slug.
    """
    lock_glossary()
    report, writer = SeedReport(), TermWriter()
    known = {f"{row.industry__slug}/{row.slug}": row for row in _known()}
    batches = [files[start : start + BATCH] for start in range(0, len(files), BATCH)]
    for batch in progress(batches, "Loading batches"):
        compared = _compare(batch, known)
        new = [file for file in batch if file.source not in known]
        report.added += _sources(new)
        writer.write(new + _decide(compared, overwrite, report))
    if whole:
        _retire(known, set(_sources(files)), report)
    roles = settle_roles()
    report.retired_roles, report.restored_roles = roles.retired, roles.restored
    if report.has_changes:
        edition.advance()
    return report


def _known() -> Iterable[Any]:
    return Term.objects.order_by("industry__slug", "slug").values_list(
        "industry__slug", "slug", "pk", "retired_at", "seed_checksum", named=True
    )


def _compare(batch: list[TermFile], known: dict[str, Any]) -> list[Comparison]:
    """Those of the files whose terms are there, with the terms as they are now."""
    files = {known[file.source].pk: file for file in batch if file.source in known}
    terms = with_content(Term.objects.filter(pk__in=files).order_by("pk"))
    found = (
        Comparison(term, files[term.pk], checksum(content_of(term))) for term in terms
    )
    return sorted(found, key=lambda each: each.file.source)


def _decide(
    compared: list[Comparison], overwrite: bool, report: SeedReport
) -> list[TermFile]:
    """Those to write. Where only the term's standing differs, that is set here."""
    write, touch = [], []
    for each in compared:
        keep = (each.edited or each.retired_by_hand) and not overwrite
        restore = each.term.retired_at and not (keep and each.retired_by_hand)
        if keep:
            report.kept.append(each.file.source)
        elif not each.same:
            report.changed.append(each.file.source)
            write.append(each.file)
        if restore:
            report.restored.append(each.file.source)
        if restore or not (keep or each.current):
            each.term.retired_at = None
            each.term.seed_checksum = (
                each.term.seed_checksum if keep else each.file.checksum
            )
            touch.append(each.term)
    if touch:
        Term.objects.bulk_update(touch, ["retired_at", "seed_checksum"])
    return write


def _retire(known: dict[str, Any], sources: set[str], report: SeedReport) -> None:
    """Terms made by hand never had a file, and stay."""
    gone = {
        source: row.pk
        for source, row in known.items()
        if source not in sources and row.seed_checksum and not row.retired_at
    }
    keys = list(gone.values())
    for start in range(0, len(keys), BATCH):
        Term.objects.filter(pk__in=keys[start : start + BATCH]).update(
            retired_at=timezone.now()
        )
    report.retired += gone


def _sources(files: Iterable[TermFile]) -> list[str]:
    return [file.source for file in files]
