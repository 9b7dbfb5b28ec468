"""Abbreviations in an explanation that nothing explains to an outsider."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from glossary.files.schema import TermContent

EVERYDAY = Path(__file__).with_name("everyday_abbreviations.txt")
_WORD = re.compile(r"[^\W_](?:[\w&.]*[^\W_])?")
_SMALL = frozenset({"a", "an", "and", "as", "at", "by", "for", "in", "of", "on", "the"})
# The words before these explain the words after them.
_INTRODUCED = re.compile(
    r"\b(?:such as|for example|called|named|known as|short for)\s[^.;:]*|\([^)]*\)"
)


def jargon(term: TermContent) -> Iterator[str]:
    """The words that the term doesn't explain, each once.

    The explanation may spell a word out, or introduce it: “a database (CTMS)”, “tools
    such as GitHub”. Other terms may explain the rest: see `spellings`.
    """
    text = term.explanation
    own = {normalized(word) for spelling in _named(term) for word in _words(spelling)}
    told = {
        normalized(word) for part in _INTRODUCED.findall(text) for word in _words(part)
    }
    explained = own | told | _everyday()
    initials = _initials(text)
    for word in dict.fromkeys(filter(_is_abbreviation, _words(text))):
        spelt_out = any(normalized(word) in letters for letters in initials)
        if not spelt_out and normalized(word) not in explained:
            yield word


def spellings(term: TermContent) -> Iterator[str]:
    """What the glossary explains by having this term; `normalized`."""
    for spelling in _named(term):
        if len(words := _words(spelling)) == 1:
            yield normalized(words[0])
        yield from map(normalized, filter(_is_abbreviation, words))


def _named(term: TermContent) -> list[str]:
    return [term.name, term.expansion, *term.aliases]


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _is_abbreviation(word: str) -> bool:
    """CRO, cGMP, GitHub, HL7; not Monday, 2027 or the R3 of a version."""
    return sum(letter.isupper() for letter in word) > 1


def normalized(word: str) -> str:
    """Without regard to case, points and a plural's s."""
    plain = word.replace(".", "").replace("&", "")
    plural = plain.endswith("s") and plain[:-1].isupper()
    return (plain[:-1] if plural else plain).casefold()


def _initials(text: str) -> tuple[str, str]:
    """First letters of all words, and of those that count in abbreviations."""
    words = [word.casefold() for part in _words(text) for word in part.split("-")]
    every = "".join(word[0] for word in words)
    return every, "".join(word[0] for word in words if word not in _SMALL)


@cache
def _everyday() -> frozenset[str]:
    lines = EVERYDAY.read_text("utf-8").splitlines()
    words = (word for line in lines if line[:1] != "#" for word in line.split())
    return frozenset(map(normalized, words))
