"""Terms that a query describes in other words than the glossary has: *ranking higher on
Google*. Not every word needs to be found.

Weighed as in Robertson, Zaragoza and Taylor (2004), "Simple BM25 extension to multiple
weighted fields": a word counts by how few terms have it, by the places where it is
said, and by how often, with less for each further time. Two words of the query side by
side count as a word of their own.
"""

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from glossary.search.forms_of_words import FILLERS, LITTLE
from glossary.search.index import ByPlace, Entry
from glossary.search.numbers import listed
from glossary.search.parts import Place
from glossary.search.query import Chunk, Lookup, Query, Sense

MIN_CHUNKS = 2
MAX_CHUNKS = 10
MAX_SHARE = 0.5
"""Of all terms: a word that more of them have tells nothing."""
MIN_HELD = 0.5
"""Of what the words tell together."""
MIN_OF_BEST = 0.6
"""Of what the best term scores."""
MAX_WEIGHED = 50
SATURATION = 1.5
SIDE_BY_SIDE = 0.8
"""How much two words side by side tell, of what both tell."""
WEIGHTS = {
    Place.NAME: 4.0,
    Place.TITLE: 2.0,
    Place.INDUSTRY: 1.0,
    Place.HEARD: 2.0,
    Place.MEANING: 2.0,
    Place.TEXT: 1.0,
}
AS_MEANT: Lookup = (Sense.TYPED, Sense.AKIN)
MISSPELT: Lookup = (Sense.MISSPELT,)


@dataclass(frozen=True)
class Telling:
    """A word of the query, what it tells, and which characters of the vocabulary and
    which terms it reaches."""

    weight: float
    characters: frozenset[str]
    reached: ByPlace


def described(query: Query, most: int) -> list[int]:
    """Numbers of terms, best first; none where no term holds enough of the words."""
    words = [*_telling(query)]
    if len(words) < MIN_CHUNKS:
        return []
    entries = query.index.entries
    scores = {n: _score(entries[n], words) for n in _holding_enough(words)}
    best = max(scores.values(), default=0)
    found = [n for n, score in scores.items() if score >= MIN_OF_BEST * best]
    return sorted(found, key=lambda number: (-scores[number], number))[:most]


def _telling(query: Query) -> Iterator[Telling]:
    number = len(query.index.entries)
    chunks = [chunk for chunk in query.chunks if not _is_filler(chunk)]
    for chunk in chunks[:MAX_CHUNKS]:
        lookup, reached = AS_MEANT, query.reach_of(chunk, AS_MEANT)
        if not reached[Place.TEXT]:
            lookup, reached = MISSPELT, query.reach_of(chunk, MISSPELT)
        having = reached[Place.TEXT].bit_count()
        if having <= MAX_SHARE * number:
            weight = math.log((1 + number) / (1 + having))
            characters = frozenset(query.meant_by(chunk, lookup))
            yield Telling(weight, characters, reached)


def _is_filler(chunk: Chunk) -> bool:
    return (FILLERS | LITTLE).issuperset(chunk.words)


def _holding_enough(words: list[Telling]) -> list[int]:
    """Those that hold most, two words at least."""
    held: defaultdict[int, list[float]] = defaultdict(list)
    for word in words:
        for number in listed(word.reached[Place.TEXT]):
            held[number].append(word.weight)
    enough = MIN_HELD * sum(word.weight for word in words)
    several = ((sum(each), n) for n, each in held.items() if len(each) >= MIN_CHUNKS)
    found = sorted((-weight, n) for weight, n in several if weight >= enough)
    return [number for _, number in found[:MAX_WEIGHED]]


def _score(entry: Entry, words: list[Telling]) -> float:
    lines = entry.lines()
    score = sum(word.weight * _said(lines, word.characters) for word in words)
    for one, other in pairwise(words):
        pairs = {a + b for a in one.characters for b in other.characters}
        weight = SIDE_BY_SIDE * (one.weight + other.weight)
        score += weight * _said(lines, frozenset(pairs))
    return score


def _said(lines: list[str], written: frozenset[str]) -> float:
    """How much is made of it: from 0 for never, towards 1."""
    times = sum(
        WEIGHTS[place] * line.count(each)
        for place, line in zip(Place, lines, strict=True)
        for each in written
    )
    return times / (times + SATURATION)
