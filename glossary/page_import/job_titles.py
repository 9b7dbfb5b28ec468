"""The titles of a page: the typical one, and those to search for as well."""

import re
from collections.abc import Set
from dataclasses import replace

from glossary.page_import.entries import unquoted, without_repeats
from glossary.page_import.page import Entry, Kind, Line, Page
from glossary.page_import.sections import Block
from glossary.page_import.titles import split_titles
from glossary.page_import.titles.scoring import is_head
from glossary.page_import.titles.splitting import MAX_WORDS

MAX_WORD_LENGTH = 300
_QUOTED = re.compile(r"[“\"„]([^”\"“„]{1,160})[”\"“]")
_OR = re.compile(r"\s*(?:[,;]| or | / )\s*")


def read_typical_title(page: Page, block: Block) -> None:
    """The first title is the typical one; further ones are searched for as well."""
    content = block.content
    if not content:
        return
    first, *others = content
    text = first.text.rstrip(".")
    listed = _QUOTED.findall(text) or [unquoted(text)]
    if len(listed) == 1 and _OR.search(listed[0]):
        listed = [unquoted(title) for title in _OR.split(listed[0]) if title]
    page.labels[first.number] = "Typical job title"
    page.typical_job_title = listed[0].strip(" ,.")
    more = [Entry(title.strip(" ,."), first.number) for title in listed[1:]]
    if more:
        said = "Only the first is the typical title. The others are related titles."
        page.remark(Kind.NOTE, first.number, said)
        page.related_titles = without_repeats(page, page.related_titles + more)
    for line in others:
        page.remark(
            Kind.UNREAD, line.number, "Only one title belongs under the typical title."
        )


def read_related_titles(page: Page, lines: list[Line], known: Set[str]) -> None:
    """Each bullet is a title; lines without bullets may hold several."""
    found = []
    for line in _whole(lines):
        if len(line.text.split()) > MAX_WORDS or line.text.endswith(("?", "!")):
            page.remark(Kind.UNREAD, line.number, "This is not a line of job titles.")
        elif line.marker:
            found.append(Entry(unquoted(line.text), line.number))
        else:
            found += _divided(page, line, known)
    page.related_titles = without_repeats(page, page.related_titles + found)


def _whole(lines: list[Line]) -> list[Line]:
    """Lines that break off within a title are joined with the next."""
    groups: list[list[Line]] = []
    tail = ""  # of the last group, enough for its last word
    for line in lines:
        if groups and not (line.marker or line.after_gap) and not _ends(tail):
            groups[-1].append(line)
            tail = f"{tail} {line.text}"[-MAX_WORD_LENGTH:]
        else:
            groups.append([line])
            tail = line.text[-MAX_WORD_LENGTH:]
    return [
        replace(group[0], text=" ".join(line.text for line in group))
        for group in groups
    ]


def _ends(text: str) -> bool:
    words = text.rstrip(",;.").split()
    return bool(words) and is_head(words[-1].casefold())


def _divided(page: Page, line: Line, known: Set[str]) -> list[Entry]:
    split = split_titles(line.text, known)
    for title in split.doubtful:
        page.remark(
            Kind.DOUBTFUL,
            line.number,
            f"“{title}” may not be one whole title. Check where it begins and ends.",
        )
    titles = [unquoted(title) for title in split.titles]
    page.labels[line.number] = f"Related titles: {' | '.join(titles)}"
    return [Entry(title, line.number) for title in titles]
