"""Reads a whole page: head and industry first, then every block by its section."""

import re
from collections.abc import Callable, Set

from glossary.models import Level
from glossary.page_import.entries import (
    entries,
    paragraphs,
    without_repeats,
)
from glossary.page_import.headings import Section
from glossary.page_import.intro import head_line, industry_line, read_head
from glossary.page_import.job_titles import read_related_titles, read_typical_title
from glossary.page_import.page import Entry, Kind, Line, Page, UnusablePageError
from glossary.page_import.questions import QuestionReader
from glossary.page_import.sections import Block, blocks_of
from glossary.page_import.source import clean_lines
from glossary.page_import.spellings import (
    add_spellings,
    names_in,
    other_spellings,
)

Reader = Callable[[Page, Block], None]


def read_page(text: str, known_titles: Set[str] = frozenset()) -> Page:
    """All that the page says. ``known_titles``, in small letters, help to divide lines.

    Raises `UnusablePageError` where no term is named or nothing has this layout.
    """
    lines = clean_lines(text)
    if not lines:
        raise UnusablePageError("The page is empty.")
    industry = industry_line(lines)
    head = head_line(lines, industry[0] if industry else None)
    page = read_head(lines[head])
    rest = _without_intro(page, lines, head, industry)
    blocks = blocks_of(rest)
    if not industry and len(blocks) == 1:
        raise UnusablePageError(
            "This is not a glossary page: it has no industry and no heading such as "
            "“Example Interview Questions”."
        )
    for block in blocks:
        _read_block(page, block, known_titles)
    page.remarks.sort(key=lambda remark: remark.line)
    return page


def _without_intro(
    page: Page, lines: list[Line], head: int, industry: tuple[int, str] | None
) -> list[Line]:
    page.labels[lines[head].number] = "Term"
    taken = {head}
    if industry:
        place, page.industry = industry
        page.labels[lines[place].number] = "Industry"
        taken.add(place)
    for line in lines[:head]:
        page.remark(Kind.UNREAD, line.number, "This is before the term.")
    taken |= set(range(head))
    return [line for place, line in enumerate(lines) if place not in taken]


def _read_block(page: Page, block: Block, known_titles: Set[str]) -> None:
    if block.heading:
        page.labels[block.heading.number] = "Heading"
    level = Level(block.level).label if block.level else ""
    for line in block.lines:
        page.labels[line.number] = f"{block.section}, {level}".strip(", ")
    match block.section:
        case Section.RELATED_TITLES:
            read_related_titles(page, block.content, known_titles)
        case Section.EXTRA | Section.UNKNOWN:
            _name_dropped(page, block)
        case section:
            READERS[section](page, block)


_ASKED = re.compile(r"what (?:is|are|does) .{1,80}\?", re.IGNORECASE)


def _explanation(page: Page, block: Block) -> None:
    for line in block.content:
        if _ASKED.fullmatch(line.text):  # a heading that the text below answers
            page.labels[line.number] = "Heading"
    kept = (line for line in block.content if not _ASKED.fullmatch(line.text))
    page.explanation += paragraphs(kept)
    for paragraph in page.explanation:
        add_spellings(page, paragraph.line, other_spellings(paragraph.text))


def _aliases(page: Page, block: Block) -> None:
    for line in block.content:
        sentence = line.text.partition(". ")[0]
        add_spellings(page, line.number, names_in(sentence))


def _resume_examples(page: Page, block: Block) -> None:
    page.resume_examples = without_repeats(
        page, page.resume_examples + entries(block.content)
    )


def _red_flags(page: Page, block: Block) -> None:
    page.red_flags = without_repeats(page, page.red_flags + entries(block.content))


def _indicators(page: Page, block: Block) -> None:
    if not block.level:
        _without_level(page, block, "indicator")
        return
    part = page.levels[block.level]
    if block.heading and block.said and block.said.years:
        part.years = Entry(block.said.years, block.heading.number)
    elif block.heading and block.said and block.said.numbered:
        page.remark(
            Kind.UNREAD,
            block.heading.number,
            "The years are unclear. Write them as 0-2 or 5+.",
        )
    part.indicators = without_repeats(page, part.indicators + entries(block.content))


def _questions(page: Page, block: Block) -> None:
    if not block.level:
        _without_level(page, block, "question")
        return
    asked = QuestionReader(page).read(block.content)
    page.levels[block.level].questions += asked


def _without_level(page: Page, block: Block, noun: str) -> None:
    for line in block.lines:
        page.remark(
            Kind.UNREAD,
            line.number,
            f"This {noun} is not under the heading of a level.",
        )


def _name_dropped(page: Page, block: Block) -> None:
    if not block.heading:
        return
    first, last = block.heading.number, block.last
    lines = f"lines {first} to {last}" if last > first else f"line {first}"
    if block.section is Section.EXTRA:
        said = f"“{block.heading.text}”, {lines}, has no place in a term file."
        page.remark(Kind.DROPPED, first, said)
    else:
        said = (
            f"The heading “{block.heading.text}” is unknown, so {lines} are left out."
        )
        page.remark(Kind.UNREAD, first, said)


READERS: dict[Section, Reader] = {
    Section.EXPLANATION: _explanation,
    Section.ALIASES: _aliases,
    Section.RESUME_EXAMPLES: _resume_examples,
    Section.TYPICAL_TITLE: read_typical_title,
    Section.QUESTIONS: _questions,
    Section.INDICATORS: _indicators,
    Section.RED_FLAGS: _red_flags,
}
