"""Every word of the glossary, numbered by a character of its own.

A text becomes a string of one character a word, plural and singular alike: a phrase is
then a substring, and looking for it costs next to nothing.
"""

import sys
from bisect import bisect_left
from collections import Counter

from glossary.search.forms_of_words import root_of
from glossary.words import one_form, spelling, with_one_error, words_of

BREAK = "\0"
"""Stands between two passages, so that no phrase begins in one and ends in another."""

JOINED = "\1"
"""Stands, in a passage, between its words and what its joined ones ("CI/CD") are as one
word."""

PLACE = "\2"
"""Stands between what is written at two places of a term."""

FIRST = 3
"""The character of the first word."""

MIN_BEGINNING_LENGTH = 3
MIN_MISSPELT_BEGINNING_LENGTH = 5
CROWDED = 100
"""Words with one beginning: so many are looked up once, and kept."""
MIN_ROOT = 4


class Vocabulary:
    """Learns the words while texts are written with it; `close` ends that."""

    def __init__(self) -> None:
        self._of_stem: dict[str, str] = {}
        self._of_word: dict[str, str] = {}
        self._tokens = _Tokens(self)
        self._words: list[str] = []
        self._stems: list[str] = []
        self._of_root: dict[str, set[str]] = {}

    def close(self) -> None:
        """Make ready to be asked, and forget what only writing needs."""
        self._tokens.clear()
        self._words = sorted(self._of_word)
        self._stems = list(self._of_stem)
        for stem, character in self._of_stem.items():
            self._of_root.setdefault(root_of(stem), set()).add(character)

    def write(self, passages: list[str]) -> tuple[str, set[str]]:
        """The passages, one character a word, and all different words."""
        written = BREAK.join(["", *map(self._write, passages), ""])
        return written, {*written} - {BREAK, JOINED}

    def _write(self, passage: str) -> str:
        tokens = passage.split()
        written = "".join(map(self._tokens.__getitem__, tokens))
        joined = self._tokens.compounds.keys() & set(tokens)
        if not joined:
            return written
        return "".join(
            [written, JOINED, *map(self._tokens.compounds.__getitem__, sorted(joined))]
        )

    def learn(self, word: str) -> str:
        character = self._of_stem.setdefault(
            one_form(word), chr(len(self._of_stem) + FIRST)
        )
        self._of_word[word] = character
        return character

    def character(self, word: str) -> str:
        """That of the word and its plural; none if the glossary lacks both."""
        return self._of_stem.get(one_form(word), "")

    def stems_of(self, characters: set[str]) -> set[str]:
        return {self._stems[ord(character) - FIRST] for character in characters}

    def phrase(self, words: list[str]) -> str:
        """As written; empty if the glossary lacks a word."""
        characters = [self.character(word) for word in words]
        return "".join(characters) if all(characters) else ""

    def beginning_with(self, start: str) -> set[str]:
        """The characters of all words that begin so."""
        first = bisect_left(self._words, start)
        last = bisect_left(self._words, f"{start}{chr(sys.maxunicode)}")
        return {self._of_word[word] for word in self._words[first:last]}

    def crowded_beginnings(self) -> list[str]:
        """Those that many words have."""
        counts = Counter(
            word[:length]
            for word in self._words
            for length in range(MIN_BEGINNING_LENGTH, len(word) + 1)
        )
        return [start for start, count in counts.items() if count >= CROWDED]

    def akin(self, word: str) -> set[str]:
        """The characters of words with its root: *handler* and *handled*."""
        root = root_of(word)
        return self._of_root.get(root, set()) if len(root) >= MIN_ROOT else set()

    def like(self, word: str) -> set[str]:
        """The characters of words one typing error away; failing these, of words
        whose beginning is."""
        near = set(with_one_error(word))
        known = near & self._of_word.keys() or near  # a plural may be known by its stem
        found = set(map(self.character, known)) - {""}
        if found or len(word) < MIN_MISSPELT_BEGINNING_LENGTH:
            return found
        return found.union(*map(self.beginning_with, near))


class _Tokens(dict[str, str]):
    """The text between two spaces, as written. Each token is taken apart once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self.vocabulary = vocabulary
        self.compounds: dict[str, str] = {}

    def __missing__(self, token: str) -> str:
        words = words_of(token)
        if len(words) > 1:
            self.compounds[token] = self.vocabulary.learn(spelling(token))
        written = self[token] = "".join(map(self.vocabulary.learn, words))
        return written

    def clear(self) -> None:
        super().clear()
        self.compounds.clear()
