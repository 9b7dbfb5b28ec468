"""Reads all files of a glossary and finds everything wrong with them."""

from collections.abc import Iterable
from itertools import chain, islice
from pathlib import Path
from typing import Protocol

from pydantic import ValidationError

from glossary.command_line.progress import Progress, quietly
from glossary.files.finding import TermFile
from glossary.files.lawfulness import lawful
from glossary.files.problems import InvalidGlossaryError, Location, Problem, field_name
from glossary.files.rules import Neighbours, within_file
from glossary.files.schema import TermContent
from glossary.files.sentences import sentence
from glossary.files.yaml_source import parse, read_text
from glossary.files.yaml_tree import REFUSED, Document, SourceError

MAX_PROBLEMS = 100


class Remarks(Protocol):
    """Looks at each valid file, for what does not make it invalid."""

    def add(self, path: Path, document: Document, term: TermContent) -> None: ...


def read_glossary(
    paths: Iterable[Path],
    progress: Progress = quietly,
    check: Remarks | None = None,
) -> list[TermFile]:
    """The files' terms. Raises `InvalidGlossaryError` with the faults of all files.

    Remarks that do not make a file invalid go to the ``check``.
    """
    files: list[TermFile] = []
    problems: list[Problem] = []
    neighbours = Neighbours()
    for path in progress(list(paths), "Reading"):
        term, found = _read(path, neighbours, check)
        problems += found
        if term:
            files.append(TermFile(path, term))
    if problems:
        raise InvalidGlossaryError(problems)
    return files


def _read(
    path: Path, neighbours: Neighbours, check: Remarks | None
) -> tuple[TermContent | None, list[Problem]]:
    try:
        text = read_text(path)
    except SourceError as error:
        named = [Problem(path, sentence) for sentence in neighbours.file_name(path)]
        return None, [*named, Problem(path, error.sentence, error.line)]
    return read_term(path, text, neighbours, check)


def read_term(
    path: Path,
    text: str,
    neighbours: Neighbours,
    check: Remarks | None = None,
) -> tuple[TermContent | None, list[Problem]]:
    """The term that a file of this path and text would hold, and all its faults."""
    problems = [Problem(path, sentence) for sentence in neighbours.file_name(path)]
    try:
        document = parse(text)
    except SourceError as error:
        return None, [*problems, Problem(path, error.sentence, error.line)]
    term, found = _validate(path, document)
    if term and check:
        check.add(path, document, term)
    rules = chain(
        within_file(document),
        neighbours.check(path, document),
        lawful(document.data),
    )
    broken = (_problem(path, document, *finding) for finding in rules)
    return term, problems + _shortened(path, chain(found, broken))


def _validate(
    path: Path, document: Document
) -> tuple[TermContent | None, list[Problem]]:
    """The term, unless pydantic refuses it, and the problems of its values."""
    problems = [
        Problem(path, text, line, field_name(location))
        for location, line, text in document.problems
    ]
    if not isinstance(document.data, dict):
        text = "Begin the file with keys such as industry: and name:."
        return None, problems or [Problem(path, text, document.line(()))]
    try:
        return TermContent.model_validate(document.data), problems
    except ValidationError as error:
        refused = (
            _problem(path, document, fault["loc"], sentence(fault))
            for fault in error.errors(include_url=False)
            if fault["input"] is not REFUSED
        )
        return None, problems + list(islice(refused, MAX_PROBLEMS + 1))


def _problem(path: Path, document: Document, location: Location, text: str) -> Problem:
    location = tuple(step for step in location if step != "[key]")
    return Problem(path, text, document.line(location), field_name(location))


def _shortened(path: Path, problems: Iterable[Problem]) -> list[Problem]:
    """In the order of their lines; a file that is no term has no end of them."""
    first = list(islice(problems, MAX_PROBLEMS + 1))
    listed = sorted(first[:MAX_PROBLEMS], key=lambda problem: problem.line or 0)
    if len(first) > MAX_PROBLEMS:
        text = "There is more to correct. Begin with the lines above."
        listed.append(Problem(path, text))
    return listed
