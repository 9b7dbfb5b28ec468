"""What is wrong with a file, and where, in terms its author knows."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

Location = tuple[str | int, ...]
"""The keys and list places that lead to a value: ``("levels", "mid", "years")``."""
Finding = tuple[Location, str]
"""Where something is to correct, and the sentence that says what to do."""


@dataclass(frozen=True)
class Problem:
    """One thing to correct; as a string the line that people read."""

    path: Path
    sentence: str
    line: int | None = None
    field: str = ""

    def __str__(self) -> str:
        where = f"{shown(self.path)}:{self.line}" if self.line else shown(self.path)
        return ": ".join(part for part in (where, self.field, self.sentence) if part)


class InvalidGlossaryError(Exception):
    """The files have faults, all of which are in `problems`."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def shown(path: Path) -> str:
    """The path, from the current folder where it leads there; safe to print."""
    if path.is_relative_to(Path.cwd()):
        path = path.relative_to(Path.cwd())
    return quotable(str(path), length=1000)


def quotable(text: str, length: int = 40) -> str:
    """Text of a file, cut and cleared of what would disturb a terminal."""
    text = text if len(text) <= length else f"{text[: length - 1]}…"
    return "".join(c if c.isprintable() else "�" for c in text)


def field_name(location: Location) -> str:
    """As people write it: ``levels.mid.questions[2]``, counted from 1."""
    name = ""
    for step in location:
        if isinstance(step, int):
            name += f"[{step + 1}]"
        else:
            name += f".{quotable(step)}" if name else quotable(step)
    return name
