"""Other names of the term that a page mentions in a sentence."""

import re
from collections.abc import Iterable, Iterator

from glossary.page_import.entries import unquoted
from glossary.page_import.headings import plain
from glossary.page_import.page import Entry, Kind, Page

_CUE = re.compile(
    r"\b(?:also|sometimes|often|commonly|simply|formerly|usually|informally|may be"
    r"|can be) (?:also )?(?:known as|called|referred to as|written as|written"
    r"|spelled|shortened to|abbreviated (?:as|to)|abbreviated)\b:?\s*"
    r"|\bsimilar terms (?:that )?(?:you|recruiters) (?:might|may|will|can) (?:also )?"
    r"(?:see|find|hear|come across)(?: in (?:resumes?|résumés?))?"
    r"(?: are| include|:)*\s*",
    re.IGNORECASE,
)
_PARTS = re.compile(r",\s*(?:and |or )?|;\s*|\s+(?:or|and)\s+(?:just |simply |as )?")
_LEADS = re.compile(r"^(?:an?|the|as|just|simply|and|or|also|either)\s+", re.IGNORECASE)
_NO_NAME = re.compile(
    r"^(?:which|that|is|are|was|who|because|but|in|when|where|it|they|to|by|for|from"
    r"|depending|this|these|while|with|of|on|has|have|can|will|so|if|not)\b",
    re.IGNORECASE,
)
_MOST_WORDS = 5
_LONGEST = 60


def other_spellings(text: str) -> Iterator[str]:
    """The names behind “also known as” and its like, up to the sentence's end."""
    for cue in _CUE.finditer(text):
        behind = text[cue.end() : cue.end() + 400]
        sentence = re.split(r"[.!?](?:\s|$)|[()–—]", behind, maxsplit=1)[0]
        yield from names_in(sentence)


def names_in(sentence: str) -> Iterator[str]:
    """The names between commas, “or” and “and”, up to what is no name."""
    for part in _PARTS.split(sentence.strip(" .")):
        name = unquoted(_LEADS.sub("", _LEADS.sub("", part.strip()))).strip(" :.")
        words = len(name.split())
        if not words or words > _MOST_WORDS or _NO_NAME.match(name):
            break
        if len(name) > _LONGEST:
            break
        yield name


def add_spellings(page: Page, line: int, names: Iterable[str]) -> None:
    """Add those that differ from the page's name and expansion."""
    known = {page.name.text, page.expansion}
    known |= {entry.text for entry in page.aliases}
    added = []
    for name in names:
        if name not in known and plain(name) != plain(page.expansion):
            known.add(name)
            added.append(Entry(name, line))
    if added:
        listed = ", ".join(f"“{entry.text}”" for entry in added)
        said = f"Taken as other spellings: {listed}. Check that each means the same."
        page.remark(Kind.NOTE, line, said)
    page.aliases += added
