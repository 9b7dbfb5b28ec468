"""Writes the database back to the files, or says what would change."""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from glossary.command_line.progress import Progress, quietly
from glossary.files.atomic_write import write_whole
from glossary.files.finding import find_files
from glossary.files.problems import InvalidGlossaryError, Problem
from glossary.files.rules import Neighbours
from glossary.files.schema import TermContent
from glossary.files.validation import read_term
from glossary.files.yaml_source import read_text
from glossary.files.yaml_text import term_yaml
from glossary.files.yaml_tree import SourceError
from glossary.models import Term
from glossary.seeding.content import content_of, with_content

BATCH = 500
SCHEMA = "docs/glossary.schema.json"
SCHEMA_LINE = f"# yaml-language-server: $schema=../../../{SCHEMA}\n"


class NoSuchTermError(Exception):
    """The requested term doesn't exist or is retired."""


class Difference(Enum):
    """Why a file is written; people read the value."""

    ADDED = "Added (the file was missing)"
    CHANGED = "Changed (the file differed)"
    RESTYLED = "Restyled (same content)"


@dataclass
class Dump:
    """What the files lack to say what the database says; by the term's source.

    ``texts`` are the files to write, ``gone`` those of no active term.
    """

    differences: dict[Difference, list[str]] = field(
        default_factory=lambda: {kind: [] for kind in Difference}
    )
    gone: dict[str, Path] = field(default_factory=dict)
    texts: dict[Path, str] = field(default_factory=dict)

    @property
    def differs(self) -> bool:
        return bool(self.texts or self.gone)

    def write(self, progress: Progress = quietly) -> None:
        """Each file is replaced as a whole, or not at all. Raises `OSError`."""
        for path, text in progress(list(self.texts.items()), "Writing"):
            write_whole(path, text)

    def prune(self) -> None:
        """Delete the files of no active term. Raises `OSError`."""
        for path in self.gone.values():
            path.unlink(missing_ok=True)


@dataclass(frozen=True)
class PresentFile:
    """A file as it is so far; without a term if it could not be seeded."""

    path: Path
    text: str = ""
    term: TermContent | None = None

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
    """What writing the active terms, or those of ``sources``, to the folder would do.

    A file that says the same stays as it is, unless ``restyle`` and its style is
    another. Makes five queries per 500 terms. Raises `InvalidGlossaryError` for terms
    that could not be seeded again, and `NoSuchTermError`.
    """
    folder = Path(os.path.abspath(folder))
    present = _present(folder)
    active = _active()
    dump, problems, neighbours = Dump(), list[Problem](), Neighbours()
    for term in _terms(_chosen(active, sources), progress):
        file = _read(present.get(term.source, folder / f"{term.source}.yaml"))
        text = (file.comments or _schema_line(folder)) + _body(term, file)
        read, found = read_term(file.path, text, neighbours)
        problems += (
            Problem(Path(term.source), each.sentence, field=each.field)
            for each in found
        )
        kind = _difference(file, text, read)
        if kind and (restyle or kind != Difference.RESTYLED):
            dump.differences[kind].append(term.source)
            dump.texts[file.path] = text
    if problems:
        raise InvalidGlossaryError(problems)
    if not sources:
        dump.gone = _gone(present, active)
    return dump


def _active() -> dict[str, int]:
    """The key of every active term, by its source."""
    rows = (
        Term.objects.active()
        .order_by("industry__slug", "slug")
        .values_list("industry__slug", "slug", "pk")
    )
    return {f"{industry}/{slug}": pk for industry, slug, pk in rows}


def _chosen(active: dict[str, int], sources: Sequence[str]) -> list[int]:
    if missing := [source for source in sources if source not in active]:
        raise NoSuchTermError(
            f"There is no active term {', '.join(missing)}. Write a term as "
            "industry/term, such as pharmaceutical-services/cro."
        )
    return [active[source] for source in sources or active]


def _terms(keys: list[int], progress: Progress) -> Iterator[Term]:
    """In the order of the keys, a batch at a time."""
    batches = [keys[start : start + BATCH] for start in range(0, len(keys), BATCH)]
    for batch in progress(batches, "Comparing batches"):
        terms = with_content(Term.objects.filter(pk__in=batch)).in_bulk()
        yield from (terms[pk] for pk in batch if pk in terms)


def _present(folder: Path) -> dict[str, Path]:
    """The files of the folder's industries, by source."""
    if folder.exists() and not folder.is_dir():
        text = "This is a file. Give the folder with the industries' folders."
        raise InvalidGlossaryError([Problem(folder, text)])
    with suppress(InvalidGlossaryError):  # there is none yet
        return {
            f"{path.parent.name}/{path.stem.lower()}": path
            for path in find_files([folder])
            if path.parent.parent == folder
        }
    return {}


def _read(path: Path) -> PresentFile:
    """Blank where there is nothing, or nothing that can be read."""
    try:
        text = read_text(path)
    except SourceError:
        return PresentFile(path)
    return PresentFile(path, text, read_term(path, text, Neighbours())[0])


def _schema_line(folder: Path) -> str:
    """For a new file, where it leads to the schema."""
    return SCHEMA_LINE if (folder.parent.parent / SCHEMA).exists() else ""


def _body(term: Term, file: PresentFile) -> str:
    """Roles stay in the order that the file has them in; new ones follow by title."""
    content = content_of(term)
    order = list(file.term.roles) if file.term else []
    content["roles"].sort(
        key=lambda title: order.index(title) if title in order else len(order)
    )
    return term_yaml(content)


def _difference(
    file: PresentFile, text: str, read: TermContent | None
) -> Difference | None:
    if not file.text:
        return Difference.ADDED
    if file.term != read:
        return Difference.CHANGED
    return None if file.text == text else Difference.RESTYLED


def _gone(present: dict[str, Path], active: dict[str, int]) -> dict[str, Path]:
    """Leaves alone everything that isn't a term's file."""
    return {
        source: path
        for source, path in sorted(present.items())
        if source not in active and _read(path).term
    }
