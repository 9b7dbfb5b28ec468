"""The first lines of a page: the word, what it stands for, and its industry."""

import re

from glossary.page_import.headings import plain
from glossary.page_import.page import Entry, Kind, Line, Page, UnusablePageError

MAX_HEAD_LENGTH = 260
_WITHIN = 12  # lines allowed before the industry's
_INDUSTRY = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?:a )?(?:term|word)s? (?:from|of|in|used in) (?:the )?(?P<name>.{1,80}?)"
        r"(?: industry| sector| field)?,? explained for recruiters\.?",
        r"(?:a )?(?:term|word) (?:from|of|in) (?:the )?(?P<name>.{1,80}?)"
        r" (?:industry|sector)\.?",
        r"(?P<name>.{1,80}?) (?:industry |sector )?term,? explained for recruiters\.?",
        r"(?:industry|sector|field)\s*:\s*(?P<name>.{1,80})",
    )
]
_PARENTHESIS = re.compile(r"(?P<name>[^()]+)\((?P<more>.+)\)")
_DASH = re.compile(r"(?P<name>.+?)(?: [-–—] |: )(?P<more>.+)")


def industry_line(lines: list[Line]) -> tuple[int, str] | None:
    """Its place among the lines, and the industry's name."""
    for place, line in enumerate(lines[:_WITHIN]):
        for pattern in _INDUSTRY if len(line.text) < MAX_HEAD_LENGTH else ():
            if found := pattern.fullmatch(line.text):
                return place, found["name"].strip(" “”\"'")
    return None


def head_line(lines: list[Line], industry: int | None) -> int:
    """The place of the line that names the term. Raises `UnusablePageError`."""
    before = lines[:industry] if industry is not None else lines[:1]
    for place in (len(before) - 1, 0):  # a site's own words may come first
        if 0 <= place < len(before) and _names(before[place]):
            return place
    raise UnusablePageError(
        "The page has no title. Begin it with the term, such as "
        "GMP (Good Manufacturing Practice).",
        lines[0].number,
    )


def _names(line: Line) -> bool:
    short = len(line.text) <= MAX_HEAD_LENGTH
    return short and not line.marker and not line.text.endswith((".", "?", "!", ":"))


def read_head(line: Line) -> Page:
    """The page so far: the term as résumés have it, and what it stands for."""
    text = re.sub(r"^#+\s*|\*\*|__", "", line.text).strip()
    found = _PARENTHESIS.fullmatch(text) or _abbreviated(text)
    if not found:
        return Page(Entry(text, line.number))
    name, more = found["name"].strip(), found["more"].strip()
    if stands_for(more, name):
        return Page(Entry(name, line.number), expansion=more)
    if stands_for(name, more) and more.upper() == more:
        return Page(Entry(more, line.number), expansion=name)
    return _unsure(name, more, line.number)


def _abbreviated(text: str) -> re.Match[str] | None:
    """GMP – Good Manufacturing Practice; a name can contain a dash, too."""
    found = _DASH.fullmatch(text)
    if found and (
        stands_for(found["more"], found["name"])
        or stands_for(found["name"], found["more"])
    ):
        return found
    return None


def _unsure(name: str, more: str, number: int) -> Page:
    page = Page(Entry(name, number))
    if len(more) <= len(name):
        page.aliases.append(Entry(more, number))
        said = f"“{more}” was taken as another spelling"
    else:
        page.expansion = more
        said = f"“{more}” was taken as what {name} stands for"
    page.remark(Kind.DOUBTFUL, number, f"{said}. Check that it is.")
    return page


def stands_for(long: str, short: str) -> bool:
    """Whether the long one contains the letters of the short one, in their order,
    the first of them at its beginning."""
    if len(long) <= len(short) or not any(c.isupper() for c in short):
        return False
    if " " in short.strip():
        return False
    letters = [c for c in plain(short) if c.isalpha()]
    rest = iter(plain(long))
    starts = bool(letters) and plain(long).startswith(letters[0])
    return starts and all(letter in rest for letter in letters)
