"""Writes the database back to the files, or says what would change."""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from glossary.command_line.progress import Progress, quietly
from glossary.files.atomic_write import write_whole
from glossary.files.finding import find_files, source_of
from glossary.files.kinds import FOLDERS
from glossary.files.neighbours import Neighbours
from glossary.files.problems import InvalidGlossaryError, Problem
from glossary.files.schema import Kind, Section
from glossary.files.validation import read_content
from glossary.files.yaml_source import read_text
from glossary.files.yaml_text import file_yaml
from glossary.files.yaml_tree import SourceError
from glossary.models import RetirableQuerySet
from glossary.roles.settling import known_areas
from glossary.seeding.content import MODELS, Record, content_of, with_content

BATCH = 500
_EXAMPLES = {
    Kind.TERM: "Write a term as industry/term, such as pharmaceutical-services/cro.",
    Kind.COMPETENCY: "Write a competency as its slug, such as problem-solving.",
    Kind.ROLE: "Write a role as family/role, such as sales/account-executive.",
}


class NoSuchRecordError(Exception):
    """What was asked for doesn't exist or is retired."""


class Difference(Enum):
    """Why a file is written; people read the value."""

    ADDED = "Added (the file was missing)"
    CHANGED = "Changed (the file differed)"
    RESTYLED = "Restyled (same content)"


@dataclass
class Dump:
    """What the files lack to say what the database says; by source.

    ``texts`` are the files to write, ``gone`` those of nothing active, ``drafts`` what
    is below the bar for a file, with what is missing.
    """

    differences: dict[Difference, list[str]] = field(
        default_factory=lambda: {kind: [] for kind in Difference}
    )
    gone: dict[str, Path] = field(default_factory=dict)
    texts: dict[Path, str] = field(default_factory=dict)
    drafts: dict[str, str] = field(default_factory=dict)

    @property
    def differs(self) -> bool:
        return bool(self.texts or self.gone)

    def write(self, progress: Progress = quietly) -> None:
        """Each file is replaced as a whole, or not at all. Raises `OSError`."""
        for path, text in progress(list(self.texts.items()), "Writing"):
            write_whole(path, text)

    def prune(self) -> None:
        """Delete the files of nothing active. Raises `OSError`."""
        for path in self.gone.values():
            path.unlink(missing_ok=True)


@dataclass(frozen=True)
class PresentFile:
    """A file as it is so far; it says nothing if it could not be seeded."""

    path: Path
    text: str = ""
    said: Section | None = None

    @property
    def comments(self) -> str:
        """The lines above the first key."""
        lines = self.text.splitlines(keepends=True)
        keys = (number for number, line in enumerate(lines) if line[0] not in "#\n")
        return "".join(lines[: next(keys, 0)])


def compare(
    folder: Path,
    *,
    sources: Sequence[str] = (),
    restyle: bool = False,
    progress: Progress = quietly,
) -> Dump:
    """What writing the active records, or those of ``sources``, to the folder would do.

    A file that says the same stays as it is, unless ``restyle`` and its style is
    another. What could not be seeded again is a draft and keeps its file, if any. Makes
    four queries per 500 records. Raises `NoSuchRecordError`.
    """
    folder = Path(os.path.abspath(folder))
    if folder.exists() and not folder.is_dir():
        text = "This is a file. Give the folder with glossary, competencies and roles."
        raise InvalidGlossaryError([Problem(folder, text)])
    dump, neighbours = Dump(), Neighbours(known_areas)
    there = {kind: _there(kind) for kind in Kind}
    for kind in Kind:
        chosen = _chosen(kind, there[kind], sources)
        present = _present(kind, folder)
        for record in _records(kind, chosen, progress):
            path = present.get(record.source, _path(kind, folder, record.source))
            _compare_one(dump, kind, record, _read(kind, path), neighbours, restyle)
        if not sources:
            dump.gone |= _gone(kind, present, there[kind])
    return dump


def _compare_one(
    dump: Dump,
    kind: Kind,
    record: Record,
    file: PresentFile,
    neighbours: Neighbours,
    restyle: bool,
) -> None:
    beginning = file.comments or _schema_line(kind, file.path)
    text = beginning + file_yaml(content_of(record))
    said, problems = read_content(file.path, text, neighbours, kind)
    if record.draft or problems:
        found = " ".join(f"{each.field}: {each.sentence}" for each in problems)
        dump.drafts[record.source] = record.draft or found
        return
    differs = _difference(file, text, said)
    if differs and (restyle or differs != Difference.RESTYLED):
        dump.differences[differs].append(record.source)
        dump.texts[file.path] = text


def _there(kind: Kind) -> dict[str, int]:
    """The key of everything that is not retired, by its source."""
    records: RetirableQuerySet = MODELS[kind].objects.not_retired()
    columns = ["slug", "pk"]
    if kind is not Kind.COMPETENCY:
        columns.insert(0, "industry__slug")
    rows = records.order_by(*columns[:-1]).values_list(*columns)
    prefix = "" if kind is Kind.TERM else f"{FOLDERS[kind]}/"
    return {prefix + "/".join(slugs): pk for *slugs, pk in rows}


def _chosen(kind: Kind, there: dict[str, int], sources: Sequence[str]) -> list[int]:
    """All, or those of the sources that are of this kind."""
    if not sources:
        return list(there.values())
    wanted = [source for source in sources if _kind_of(source) is kind]
    if missing := [source for source in wanted if source not in there]:
        names = ", ".join(_name(kind, source) for source in missing)
        raise NoSuchRecordError(
            f"There is no active {kind.value} {names}. {_EXAMPLES[kind]}"
        )
    return [there[source] for source in wanted]


def _kind_of(source: str) -> Kind:
    if source.startswith("competencies/"):
        return Kind.COMPETENCY
    return Kind.ROLE if source.startswith("roles/") else Kind.TERM


def _name(kind: Kind, source: str) -> str:
    return source if kind is Kind.TERM else source.removeprefix(f"{FOLDERS[kind]}/")


def _records(kind: Kind, keys: list[int], progress: Progress) -> Iterator[Record]:
    """In the order of the keys, a batch at a time."""
    batches = [keys[start : start + BATCH] for start in range(0, len(keys), BATCH)]
    for batch in progress(batches, "Comparing batches") if batches else ():
        some = MODELS[kind].objects.filter(pk__in=batch)
        records = with_content(some).in_bulk()
        yield from (records[pk] for pk in batch if pk in records)


def _path(kind: Kind, folder: Path, source: str) -> Path:
    return folder / FOLDERS[kind] / f"{_name(kind, source)}.yaml"


def _present(kind: Kind, folder: Path) -> dict[str, Path]:
    """The files of this kind in the folder, by source."""
    below = folder / FOLDERS[kind]
    depth = 1 if kind is Kind.COMPETENCY else 2
    with suppress(InvalidGlossaryError):  # there is none yet
        return {
            source_of(kind, path): path
            for path in find_files([below])
            if len(path.relative_to(below).parts) == depth
        }
    return {}


def _read(kind: Kind, path: Path) -> PresentFile:
    """Blank where there is nothing, or nothing that can be read."""
    try:
        text = read_text(path)
    except SourceError:
        return PresentFile(path)
    said, _ = read_content(path, text, Neighbours(known_areas), kind)
    return PresentFile(path, text, said)


def _schema_line(kind: Kind, path: Path) -> str:
    """For a new file, where it leads to the schema."""
    up = 2 if kind is Kind.COMPETENCY else 3
    if not (path.parents[up] / "docs" / kind.json_name).exists():
        return ""
    return f"# yaml-language-server: $schema={'../' * up}docs/{kind.json_name}\n"


def _difference(
    file: PresentFile, text: str, said: Section | None
) -> Difference | None:
    if not file.text:
        return Difference.ADDED
    if file.said != said:
        return Difference.CHANGED
    return None if file.text == text else Difference.RESTYLED


def _gone(
    kind: Kind, present: dict[str, Path], there: dict[str, int]
) -> dict[str, Path]:
    """Leaves alone everything that isn't a file of the glossary."""
    return {
        source: path
        for source, path in sorted(present.items())
        if source not in there and _read(kind, path).said
    }
