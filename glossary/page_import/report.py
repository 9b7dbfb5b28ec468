"""One page from its text to its file, with all that is left for a person to do."""

from collections import Counter
from collections.abc import Iterator, Set
from dataclasses import dataclass
from pathlib import Path

from glossary.content_check import ContentCheck
from glossary.files.neighbours import Neighbours
from glossary.files.problems import Problem
from glossary.files.validation import read_term
from glossary.page_import.building import Overrides, file_path, file_text
from glossary.page_import.page import Kind, Page, Remark, Status
from glossary.page_import.parsing import read_page
from glossary.plurals import counted

ASK_TO_LOOK = {Kind.UNREAD, Kind.DOUBTFUL}


@dataclass(frozen=True)
class Imported:
    """A page that could be read, at least in part."""

    page: Page
    path: Path
    """Where the file belongs, from the folder of the glossary."""
    text: str
    """The file, in YAML."""
    problems: list[Problem]
    """What `seed_glossary` would refuse in it."""
    content: list[Problem]
    """What a good term has beside that, as `seed_glossary --check` says. Words that
    another term may explain are not among it."""

    @property
    def remarks(self) -> list[Remark]:
        return self.page.remarks

    @property
    def looks(self) -> list[Remark]:
        """Those remarks that ask a person to look at the page."""
        return [remark for remark in self.remarks if remark.kind in ASK_TO_LOOK]

    @property
    def status(self) -> Status:
        return Status.PARTIAL if self.looks or self.problems else Status.CLEAN

    @property
    def summary(self) -> str:
        """What was found, counted."""
        levels = self.page.levels.values()
        counts = {
            "résumé example": len(self.page.resume_examples),
            "related title": len(self.page.related_titles),
            "question": sum(len(level.questions) for level in levels),
            "indicator": sum(len(level.indicators) for level in levels),
            "red flag": len(self.page.red_flags),
        }
        found = ", ".join(counted(number, noun) for noun, number in counts.items())
        return f"{self.page.name.text}: {found}."

    def to_do(self) -> Iterator[str]:
        """How much of each kind is left, in words."""
        kinds = Counter(remark.kind for remark in self.remarks)
        if self.problems:
            yield f"{counted(len(self.problems), 'thing')} to add or correct"
        if kinds[Kind.UNREAD]:
            yield f"{counted(kinds[Kind.UNREAD], 'place')} not read"
        if kinds[Kind.DOUBTFUL]:
            yield f"{counted(kinds[Kind.DOUBTFUL], 'place')} unsure"


def import_page(
    text: str,
    *,
    overrides: Overrides | None = None,
    known_titles: Set[str] = frozenset(),
) -> Imported:
    """Turn a page's text into the file of its term.

    Raises `UnusablePageError` where there is no page about a term. Needs no database.
    """
    overrides = overrides or Overrides()
    page = read_page(text, known_titles)
    path, yaml = file_path(page, overrides), file_text(page, overrides)
    page.remarks.sort(key=lambda remark: remark.line)
    check = ContentCheck()
    _, problems = read_term(path, yaml, Neighbours(), check)
    return Imported(page, path, yaml, problems, check.found)
