"""Other names of the term that a page mentions in a sentence."""

import re
from collections.abc import Iterator

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
        for part in _PARTS.split(sentence):
            name = unquoted(_LEADS.sub("", _LEADS.sub("", part.strip()))).strip(" :")
            words = len(name.split())
            if not words or words > _MOST_WORDS or _NO_NAME.match(name):
                break
            if len(name) > _LONGEST:
                break
            yield name


def add_spellings(page: Page, listed: list[Entry]) -> None:
    """Add those that the page's name and expansion do not say already."""
    known = {page.name.text, page.expansion}
    known |= {entry.text for entry in page.aliases}
    for entry in listed:
        if entry.text in known or plain(entry.text) == plain(page.expansion):
            continue
        known.add(entry.text)
        page.aliases.append(entry)


def add_from_prose(page: Page, paragraphs: list[Entry]) -> None:
    for paragraph in paragraphs:
        found = [Entry(n, paragraph.line) for n in other_spellings(paragraph.text)]
        before = len(page.aliases)
        add_spellings(page, found)
        if added := page.aliases[before:]:
            names = ", ".join(f"“{entry.text}”" for entry in added)
            page.remark(
                Kind.NOTE,
                paragraph.line,
                f"Taken as other spellings: {names}; check that they are names.",
            )
