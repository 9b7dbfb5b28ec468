"""What to offer where nothing was found: terms with some words, or spelt alike."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice

from glossary.search.numbers import listed
from glossary.search.parts import Place
from glossary.search.query import CORRECTED, Query


def nearest(query: Query, most: int) -> list[int]:
    """Numbers of terms, nearest first; none where nothing comes near."""
    spelt = query.index.spellings.alike(query.spelling)
    numbers = dict.fromkeys(chain(_holding_some(query, most), spelt))
    return list(islice(numbers, most))


def _holding_some(query: Query, most: int) -> Iterator[int]:
    """Terms with the most of several words in a name or title."""
    if len(query.chunks) > 1:
        held = (chunk[Place.TITLE] for chunk in query.reach(CORRECTED))
        counts = Counter(chain.from_iterable(map(listed, held)))
        yield from sorted(counts, key=lambda number: (-counts[number], number))[:most]
