"""Lists of a page: with bullets or without, long entries over several lines."""

from collections.abc import Iterable

from glossary.page_import.page import Entry, Kind, Line, Page

_QUOTES = ("“”", "„“", "‘’", "«»", '""', "''")


def entries(lines: Iterable[Line]) -> list[Entry]:
    """One entry for each bullet, or for each line where there are none.

    A line that goes on in small letters belongs to the one before it.
    """
    found: list[Entry] = []
    lines = list(lines)
    bulleted = any(line.marker for line in lines)
    for line in lines:
        goes_on = not line.marker and found and not line.after_gap
        if goes_on and (bulleted or line.text[0].islower()):
            last = found[-1]
            found[-1] = Entry(f"{last.text} {line.text}", last.line)
        else:
            found.append(Entry(line.text, line.number))
    return [Entry(unquoted(entry.text), entry.line) for entry in found]


def without_repeats(page: Page, listed: Iterable[Entry]) -> list[Entry]:
    """The first of each; a file has nothing twice in a list."""
    first: dict[str, Entry] = {}
    for entry in listed:
        alike = first.setdefault(" ".join(entry.text.casefold().split()), entry)
        if alike is not entry:
            page.remark(
                Kind.NOTE,
                entry.line,
                f"“{entry.text}” is also on line {alike.line}; it is kept once.",
            )
    return list(first.values())


def paragraphs(lines: Iterable[Line]) -> list[Entry]:
    """Lines without a blank one between them are one text."""
    found: list[Entry] = []
    for line in lines:
        if found and not line.after_gap:
            found[-1] = Entry(f"{found[-1].text} {line.text}", found[-1].line)
        else:
            found.append(Entry(line.text, line.number))
    return found


def unquoted(text: str) -> str:
    """Without quotation marks around the whole."""
    text = text.strip()
    for pair in _QUOTES:
        inner = text[1:-1]
        around = len(text) > 2 and text[0] == pair[0] and text[-1] == pair[1]
        if around and pair[0] not in inner and pair[1] not in inner:
            return inner.strip()
    return text
