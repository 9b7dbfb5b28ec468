"""Reads all files of a glossary and finds everything wrong with them."""

from collections.abc import Iterable
from itertools import chain, islice
from pathlib import Path
from typing import Protocol

from pydantic import ValidationError

from glossary.command_line.progress import Progress, quietly
from glossary.files.finding import AnyFile, file_of
from glossary.files.kinds import kind_of
from glossary.files.lawfulness import lawful
from glossary.files.neighbours import Known, Neighbours, none_known
from glossary.files.problems import InvalidGlossaryError, Location, Problem, field_name
from glossary.files.rules import within_file
from glossary.files.schema import Kind, RoleContent, Section, TermContent
from glossary.files.sentences import sentence
from glossary.files.yaml_source import parse, read_text
from glossary.files.yaml_tree import REFUSED, Document, SourceError

MAX_PROBLEMS = 100
ORDER = list(Kind)


class Remarks(Protocol):
    """Looks at each valid file, for what does not make it invalid."""

    def add(self, path: Path, document: Document, said: Section) -> None: ...


def read_glossary(
    paths: Iterable[Path],
    progress: Progress = quietly,
    check: Remarks | None = None,
    known: Known = none_known,
) -> list[AnyFile]:
    """The files: terms, then competencies, then roles.

    Raises `InvalidGlossaryError` with the faults of all files. Remarks that do not make
    a file invalid go to the ``check``. What roles name is looked for among the files
    first, then among what is ``known``.
    """
    files: list[AnyFile] = []
    problems: list[Problem] = []
    roles: list[tuple[Path, Document, RoleContent]] = []
    neighbours = Neighbours(known)
    for path in progress(list(paths), "Reading"):
        said, document, found = _read(path, neighbours, check)
        problems += found
        if isinstance(said, RoleContent) and document:
            roles.append((path, document, said))
        if said:
            files.append(file_of(path, said))
    for path, document, role in roles:
        problems += _lacking(path, document, role, neighbours)
    if problems:
        raise InvalidGlossaryError(problems)
    return sorted(files, key=lambda file: ORDER.index(file.kind))


def _read(
    path: Path, neighbours: Neighbours, check: Remarks | None
) -> tuple[Section | None, Document | None, list[Problem]]:
    try:
        text = read_text(path)
    except SourceError as error:
        named = neighbours.file_name(path, kind_of(path, None))
        problems = [Problem(path, each) for each in named]
        return None, None, [*problems, Problem(path, error.sentence, error.line)]
    return _read_text(path, text, neighbours, check)


def read_term(
    path: Path, text: str, neighbours: Neighbours, check: Remarks | None = None
) -> tuple[TermContent | None, list[Problem]]:
    """The term that a file of this path and text would hold, and all its faults."""
    said, _, problems = _read_text(path, text, neighbours, check, Kind.TERM)
    return said if isinstance(said, TermContent) else None, problems


def read_content(
    path: Path, text: str, neighbours: Neighbours, kind: Kind | None = None
) -> tuple[Section | None, list[Problem]]:
    """What a file of this path and text would say, and all its faults; for a role,
    after the terms and competencies that it names."""
    said, document, problems = _read_text(path, text, neighbours, kind=kind)
    if isinstance(said, RoleContent) and document:
        problems += _lacking(path, document, said, neighbours)
    return said, problems


def _read_text(
    path: Path,
    text: str,
    neighbours: Neighbours,
    check: Remarks | None = None,
    kind: Kind | None = None,
) -> tuple[Section | None, Document | None, list[Problem]]:
    try:
        document = parse(text)
    except SourceError as error:
        named = neighbours.file_name(path, kind or kind_of(path, None))
        problems = [Problem(path, each) for each in named]
        return None, None, [*problems, Problem(path, error.sentence, error.line)]
    kind = kind or kind_of(path, document.data)
    problems = [Problem(path, each) for each in neighbours.file_name(path, kind)]
    said, found = _validate(path, kind, document)
    if said:
        neighbours.add(path, said)
        if check:
            check.add(path, document, said)
    rules = chain(
        within_file(document),
        neighbours.check(path, kind, document),
        lawful(document.data),
    )
    broken = (_problem(path, document, *finding) for finding in rules)
    return said, document, problems + _shortened(path, chain(found, broken))


def _lacking(
    path: Path, document: Document, role: RoleContent, neighbours: Neighbours
) -> list[Problem]:
    found = neighbours.check_role(path, role)
    return _shortened(path, (_problem(path, document, *finding) for finding in found))


def _validate(
    path: Path, kind: Kind, document: Document
) -> tuple[Section | None, list[Problem]]:
    """What the file says, unless pydantic refuses it, and what is wrong there."""
    problems = [
        Problem(path, text, line, field_name(location))
        for location, line, text in document.problems
    ]
    if not isinstance(document.data, dict):
        text = _BEGINNINGS[kind]
        return None, problems or [Problem(path, text, document.line(()))]
    try:
        return kind.schema.model_validate(document.data), problems
    except ValidationError as error:
        refused = (
            _problem(path, document, fault["loc"], sentence(fault, kind))
            for fault in error.errors(include_url=False)
            if fault["input"] is not REFUSED
        )
        return None, problems + list(islice(refused, MAX_PROBLEMS + 1))


_BEGINNINGS = {
    Kind.TERM: "Begin the file with keys such as industry: and name:.",
    Kind.COMPETENCY: "Begin the file with keys such as name: and definition:.",
    Kind.ROLE: "Begin the file with keys such as family: and title:.",
}


def _problem(path: Path, document: Document, location: Location, text: str) -> Problem:
    location = tuple(step for step in location if step != "[key]")
    return Problem(path, text, document.line(location), field_name(location))


def _shortened(path: Path, problems: Iterable[Problem]) -> list[Problem]:
    """In the order of their lines; a file of something else has no end of them."""
    first = list(islice(problems, MAX_PROBLEMS + 1))
    listed = sorted(first[:MAX_PROBLEMS], key=lambda problem: problem.line or 0)
    if len(first) > MAX_PROBLEMS:
        text = "There is more to correct. Begin with the lines above."
        listed.append(Problem(path, text))
    return listed
