"""Splits pasted notes by question: by its number, its heading, or its own words.

What comes before the first question, and what names none, is the general note's.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from glossary.letters import normalize

MAX_LENGTH = 200_000  # characters of what is pasted

NAMED = re.compile(r"\s*[#*\-\s]*(?:question|q)\s*\.?\s*(\d{1,2})\b\W*", re.IGNORECASE)
NUMBERED = re.compile(r"\s*(?:[#*(]*\s*(\d{1,2})\s*[.):]|#(\d{1,2})\b)\W*")
ENDS = re.compile(r"[?:.!]+\s*|\s+[-–—]+\s+|\t\s*")  # of a question, in a line
WORDS = re.compile(r"\w+")
FEW_WORDS = 4  # of a question, too few to know it by a part of them
MAX_PIECES = 100
MAX_ENDS, MAX_HEADING = 8, 1_000  # ends and characters looked at in a line
ENOUGH = 0.6  # of a question's words, in a line


@dataclass(frozen=True)
class Asked:
    """A question as pasted notes may name it."""

    text: str
    title: str

    @cached_property
    def words(self) -> list[str]:
        return _words(self.text)

    @cached_property
    def different_words(self) -> frozenset[str]:
        return frozenset(self.words)

    @cached_property
    def title_words(self) -> list[str]:
        return _words(self.title)


@dataclass(frozen=True)
class Piece:
    """``place`` is that of the question, from 0; None for the general note."""

    place: int | None
    text: str


def split(text: str, questions: Sequence[Asked]) -> list[Piece]:
    """In the order of the text, without blank ones; joined they lose no note."""
    pieces: list[tuple[int | None, list[str]]] = [(None, [])]
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        found = None
        if len(pieces) <= MAX_PIECES:  # the last one takes the rest
            found = _begins(line, questions, after=pieces[-1][0])
        if found is None:
            pieces[-1][1].append(line)
        else:
            place, rest = found
            pieces.append((place, [rest] if rest.strip() else []))
    return list(_filled(pieces))


def _filled(pieces: list[tuple[int | None, list[str]]]) -> Iterator[Piece]:
    for place, lines in pieces:
        text = "\n".join(lines).strip("\n").rstrip()
        if text.strip():
            yield Piece(place, text)


def _begins(
    line: str, questions: Sequence[Asked], after: int | None
) -> tuple[int, str] | None:
    """The question that begins with this line, and what the line says besides it."""
    heads = _heads(line)
    for place, question in enumerate(questions):
        if (rest := _beside(line, heads, question)) is not None:
            return place, rest
    number = NAMED.match(line)
    if not number:
        number = NUMBERED.match(line)
        # Within a note, 1. and 2. may be a list of its own: numbers only go up.
        if number and after is not None and _place(number) != after + 1:
            return None
    if not number or not 0 <= _place(number) < len(questions):
        return None
    return _place(number), line[number.end() :].strip()


def _place(number: re.Match[str]) -> int:
    return int(next(filter(None, number.groups()))) - 1


def _heads(line: str) -> list[tuple[list[str], str]]:
    """The words of each part that a question may be, and what comes after it."""
    ends = [found.span() for found in islice(ENDS.finditer(line), MAX_ENDS)]
    ends = [*ends, (len(line), len(line))]
    return [(_words(line[:a]), line[b:]) for a, b in ends if 0 < a <= MAX_HEADING]


def _beside(
    line: str, heads: list[tuple[list[str], str]], question: Asked
) -> str | None:
    """What the line says besides the question; None where it is not the question.

    Of a question in other words nothing is left out: it may be an answer to it.
    """
    found = [(words, rest) for words, rest in heads if _is_question(words, question)]
    if not found:
        return None
    asked = question.different_words
    # The head that has most of the question, and of those the shortest.
    words, rest = max(found, key=lambda each: len(asked.intersection(each[0])))
    is_told = asked.issuperset(words) or words == question.title_words
    return rest.strip() if is_told else line.strip()


def _is_question(words: list[str], question: Asked) -> bool:
    if not words:
        return False
    if words == question.title_words:
        return True
    asked = question.different_words
    if len(asked) < FEW_WORDS:
        return words == question.words
    if len(words) < ENOUGH * len(asked):
        return False
    known = len(asked.intersection(words))
    return known >= ENOUGH * len(asked) and known >= ENOUGH * len(set(words))


def _words(text: str) -> list[str]:
    """Without the number that a heading may begin with."""
    words = WORDS.findall(normalize(text))
    while words and (words[0].isdigit() or words[0] in ("q", "question")):
        words = words[1:]
    return words
