"""Other forms of a name that people type: its initials, another ending, a number."""

import re
from collections.abc import Iterator

from glossary.words import words_of

LITTLE = frozenset(("a", "an", "and", "at", "for", "in", "of", "on", "the", "to"))
MIN_ROOT = 5
MAX_INITIALS = 5

_ENDING = re.compile(
    rf"(?<=\w{{{MIN_ROOT}}})(?:age|ing|ers?|ors?|ed|ment|[ai]bility|[ai]ble)$"
)
_FOR_A_WORD = re.compile(r"(?<=[a-z])([24])(?=[a-z])")
_WORDS = {"2": "to", "4": "for"}
_DIGITS = {
    word: str(digit)
    for digit, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    )
}


def initials_of(text: str) -> Iterator[str]:
    """Of several words, with and without the little ones: *doe* and *de*."""
    words = words_of(text)
    telling = [word for word in words if word not in LITTLE]
    for each in (words, telling):
        if len(telling) > 1 and len(each) <= MAX_INITIALS:
            yield "".join(word[0] for word in each)


def root(spelling: str) -> str:
    """The same for *shrink* and *shrinkage*, *underwriter* and *underwriting*."""
    return _ENDING.sub("", spelling)


def in_words(spelling: str) -> str:
    """*procure2pay* with its number as a word."""
    return _FOR_A_WORD.sub(lambda number: _WORDS[number[1]], spelling)


def in_digits(word: str) -> str:
    """*two* as it is written in SOC 2; other words as they are."""
    return _DIGITS.get(word.casefold(), word)
