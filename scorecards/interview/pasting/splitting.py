"""Splits pasted notes by question: by its number, its heading, or its own words.

What comes before the first question, and what names none, is the general note's.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from glossary.letters import normalize

MAX_LENGTH = 200_000  # characters of what is pasted

NAMED = re.compile(r"\s*[#*\-\s]*(?:question|q)\s*\.?\s*(\d{1,2})\b\W*", re.IGNORECASE)
NUMBERED = re.compile(r"\s*[#*]*\s*(\d{1,2})\s*[.):]\W*")
WORDS = re.compile(r"\w+")
FEW_WORDS = 4  # of a question, too few to know it by a part of them
ENOUGH = 0.6  # of a question's words, in a line


@dataclass(frozen=True)
class Asked:
    """A question as pasted notes may name it."""

    text: str
    title: str


@dataclass(frozen=True)
class Piece:
    """``place`` is that of the question, from 0; None for the general note."""

    place: int | None
    text: str


def split(text: str, questions: Sequence[Asked]) -> list[Piece]:
    """In the order of the text, without blank ones; joined they lose no note."""
    pieces: list[tuple[int | None, list[str]]] = [(None, [])]
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
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
    for place, question in enumerate(questions):
        if _is_question(line, question):
            return place, ""
    number = NAMED.match(line)
    if not number:
        number = NUMBERED.match(line)
        # Within a note, 1. and 2. may be a list of its own: numbers only go up.
        if number and after is not None and int(number[1]) != after + 2:
            return None
    if not number or not 1 <= int(number[1]) <= len(questions):
        return None
    rest = line[number.end() :].strip()
    place = int(number[1]) - 1
    return place, "" if _is_question(rest, questions[place]) else rest


def _is_question(line: str, question: Asked) -> bool:
    words = _words(line)
    if not words:
        return False
    if question.title and words == _words(question.title):
        return True
    asked = set(_words(question.text))
    if len(asked) < FEW_WORDS:
        return words == _words(question.text)
    known = asked & set(words)
    return len(known) >= ENOUGH * len(asked) and len(known) >= ENOUGH * len(set(words))


def _words(text: str) -> list[str]:
    """Without the number that a heading may begin with."""
    words = WORDS.findall(normalize(text))
    while words and (words[0].isdigit() or words[0] in ("q", "question")):
        words = words[1:]
    return words
