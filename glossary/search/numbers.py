"""Sets of terms, each a whole number that has one bit for each term.

A term is known by its number in the index, which is its order in lists. To unite such
sets or to intersect them costs next to nothing, however many terms there are.
"""

from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import compress
from operator import and_, or_

Numbers = int

_ONE = ord("1")
_AS_BITS = bytes.maketrans(b"01", b"\0\1")


def set_of(numbers: Sequence[int] | set[int]) -> Numbers:
    if not numbers:
        return 0
    digits = bytearray(b"0") * (max(numbers) + 1)
    for number in numbers:
        digits[-1 - number] = _ONE
    return int(digits, 2)


def listed(numbers: Numbers) -> list[int]:
    """In order."""
    bits = f"{numbers:b}".encode().translate(_AS_BITS)[::-1]
    return [*compress(range(len(bits)), bits)]


def first_of(numbers: Numbers, most: int) -> Numbers:
    """The first so many in lists."""
    if numbers.bit_count() <= most:
        return numbers
    end: int = listed(numbers)[most]
    return numbers & ((1 << end) - 1)


def has(numbers: Numbers, number: int) -> bool:
    return bool(numbers >> number & 1)


def in_any(sets: Iterable[Numbers]) -> Numbers:
    return reduce(or_, sets, 0)


def in_all(sets: Iterable[Numbers]) -> Numbers:
    """Of one set at least."""
    return reduce(and_, sets)
