"""The words of a query side by side, and the terms that have them so."""

from glossary.search.index import Index
from glossary.search.numbers import Numbers, listed, set_of
from glossary.search.vocabulary import BREAK, JOINED


class Phrase:
    """Looks into a term once, and only into one that holds all of the words.

    ``written`` is as the vocabulary writes it; empty for a phrase that no term has.
    """

    def __init__(self, written: str, index: Index) -> None:
        self._written = written
        self._entries = index.entries
        self._holding = index.holding_all(written) if written else 0
        self._looked_into: Numbers = 0
        self._whole: Numbers = 0
        self._among: Numbers = 0

    def parts(self, numbers: Numbers) -> list[Numbers]:
        """Terms with the phrase as a whole passage, such as a name or a title; with it
        among other words; and all others."""
        self._look_into(numbers & self._holding & ~self._looked_into)
        whole, among = numbers & self._whole, numbers & self._among
        return [whole, among, numbers & ~(whole | among)]

    def times(self, number: int) -> int:
        """How often the term has it."""
        return self._entries[number].written.count(self._written)

    def _look_into(self, numbers: Numbers) -> None:
        whole: list[int] = []
        among: list[int] = []
        for number in listed(numbers):
            text = self._entries[number].written
            if self._written in text:
                (whole if self._is_whole_in(text) else among).append(number)
        self._whole |= set_of(whole)
        self._among |= set_of(among)
        self._looked_into |= numbers

    def _is_whole_in(self, text: str) -> bool:
        start = f"{BREAK}{self._written}"
        return start in text and any(f"{start}{end}" in text for end in (BREAK, JOINED))
