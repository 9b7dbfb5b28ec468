"""Finds the files of the glossary: terms, competencies and roles."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import ClassVar, Generic, TypeVar

from glossary.files.content import Content, checksum
from glossary.files.problems import InvalidGlossaryError, Problem
from glossary.files.schema import (
    CompetencyContent,
    Kind,
    RoleContent,
    Section,
    TermContent,
)
from glossary.roles.bar import GENERAL

ENDINGS = {".yaml", ".yml"}


Said = TypeVar("Said", bound=Section)


@dataclass(frozen=True)
class GlossaryFile(Generic[Said]):
    """A valid file."""

    kind: ClassVar[Kind]
    path: Path
    said: Said

    @property
    def slug(self) -> str:
        return self.path.stem.lower()

    @property
    def source(self) -> str:
        """As the record's own ``source``: the place of its file."""
        return source_of(self.kind, self.path)

    @property
    def content(self) -> Content:
        return self.said.model_dump()

    @cached_property
    def checksum(self) -> str:
        return checksum(self.content)


class TermFile(GlossaryFile[TermContent]):
    kind = Kind.TERM

    @property
    def term(self) -> TermContent:
        return self.said

    @property
    def industry_slug(self) -> str:
        return self.path.parent.name


class CompetencyFile(GlossaryFile[CompetencyContent]):
    kind = Kind.COMPETENCY

    @property
    def competency(self) -> CompetencyContent:
        return self.said


class RoleFile(GlossaryFile[RoleContent]):
    kind = Kind.ROLE

    @property
    def role(self) -> RoleContent:
        return self.said

    @property
    def family_slug(self) -> str:
        return self.path.parent.name

    @property
    def is_general(self) -> bool:
        return self.source == GENERAL


AnyFile = TermFile | CompetencyFile | RoleFile


def source_of(kind: Kind, path: Path) -> str:
    """Names what the file describes for good, whatever its title."""
    slug = path.stem.lower()
    match kind:
        case Kind.TERM:
            return f"{path.parent.name}/{slug}"
        case Kind.COMPETENCY:
            return f"competencies/{slug}"
        case Kind.ROLE:
            return f"roles/{path.parent.name}/{slug}"


def file_of(path: Path, said: Section) -> AnyFile:
    match said:
        case CompetencyContent():
            return CompetencyFile(path, said)
        case RoleContent():
            return RoleFile(path, said)
        case TermContent():
            return TermFile(path, said)
        case _:
            raise TypeError(f"No file says only {type(said).__name__}.")


def find_files(paths: Iterable[Path]) -> list[Path]:
    """The YAML files at the paths and in all folders below, each once, in order.

    Raises `InvalidGlossaryError` for every path that leads to none.
    """
    found: set[Path] = set()
    problems = []
    for path in map(_absolute, paths):
        files = [path] if path.is_file() else _files_below(path)
        found.update(files)
        if not path.exists():
            problems.append(Problem(path, "This file or folder doesn’t exist."))
        elif not files:
            problems.append(Problem(path, "This folder has no YAML files."))
        elif path.is_file() and path.suffix.lower() not in ENDINGS:
            problems.append(
                Problem(path, "The file name doesn’t end in .yaml. Rename the file.")
            )
    if problems:
        raise InvalidGlossaryError(problems)
    return sorted(found)


def whole_kinds(paths: Iterable[Path], files: Iterable[AnyFile]) -> set[Kind]:
    """Those of which a path has all: the folder of competencies, or a folder of
    industries or families, with no term or role among them."""
    roots = [path for path in map(_absolute, paths) if path.is_dir()]
    below: dict[tuple[Kind, Path], bool] = {}
    for file in files:
        for root in roots:
            if file.path.is_relative_to(root):
                nested = file.kind is Kind.COMPETENCY or file.path.parent != root
                below[file.kind, root] = below.get((file.kind, root), True) and nested
    return {kind for (kind, _), nested in below.items() if nested}


def _absolute(path: Path) -> Path:
    """Without ``..``, so that the folder's name can be read; links stay links."""
    return Path(os.path.abspath(path))


def _files_below(folder: Path) -> list[Path]:
    return [
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in ENDINGS
        and not path.name.startswith(".")
        and path.is_file()
    ]
