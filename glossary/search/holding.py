"""Which terms hold a word, at one place."""

from array import array
from collections import defaultdict
from collections.abc import Set as AbstractSet
from itertools import chain

from glossary.search.numbers import Numbers, in_any, set_of

BITS_OF_NUMBER = 32


class Holding:
    """Answers with sets of terms, once `close` has been called.

    Of a word in few terms their numbers are kept, of others the set: what is smaller.
    """

    def __init__(self) -> None:
        self._few: defaultdict[str, array[int]] = defaultdict(_numbers)
        self._many: dict[str, Numbers] = {}

    def add(self, word: str, number: int) -> None:
        """Numbers ascend."""
        self._few[word].append(number)

    def close(self) -> None:
        for word, numbers in [*self._few.items()]:
            if len(numbers) > numbers[-1] // BITS_OF_NUMBER:
                self._many[word] = set_of(self._few.pop(word))

    def of_any(self, words: AbstractSet[str]) -> Numbers:
        """The terms that hold one of the words."""
        many = in_any(map(self._many.__getitem__, self._many.keys() & words))
        few = map(self._few.__getitem__, self._few.keys() & words)
        return many | set_of([*chain.from_iterable(few)])


def _numbers() -> "array[int]":
    return array("I")
