"""Finds the files of the glossary: ``<industry>/<term>.yaml``."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from glossary.files.content import Content, checksum
from glossary.files.problems import InvalidGlossaryError, Problem
from glossary.files.schema import TermContent

ENDINGS = {".yaml", ".yml"}


@dataclass(frozen=True)
class TermFile:
    """A valid file."""

    path: Path
    term: TermContent

    @property
    def industry_slug(self) -> str:
        return self.path.parent.name

    @property
    def slug(self) -> str:
        return self.path.stem.lower()

    @property
    def source(self) -> str:
        """The same as `Term.source`: the place of the term's file."""
        return f"{self.industry_slug}/{self.slug}"

    @property
    def content(self) -> Content:
        return self.term.model_dump()

    @cached_property
    def checksum(self) -> str:
        return checksum(self.content)


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
            problems.append(Problem(path, "This folder has no term files."))
        elif path.is_file() and path.suffix.lower() not in ENDINGS:
            problems.append(
                Problem(path, "The file name doesn’t end in .yaml. Rename the file.")
            )
    if problems:
        raise InvalidGlossaryError(problems)
    return sorted(found)


def is_root(path: Path) -> bool:
    """Whether this is a whole glossary: a folder of industries, no term among them."""
    return path.is_dir() and all(file.parent != path for file in _files_below(path))


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
