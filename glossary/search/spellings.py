"""The names, aliases and expansions of terms, each spelt as one word.

Beside them, what is close to a term: it is found by its whole name alone.
"""

import sys
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import chain

from glossary.search.aloud import sound
from glossary.search.forms_of_words import initials_of, root, roots
from glossary.search.numbers import Numbers, set_of
from glossary.search.parts import Part
from glossary.words import spelling, with_one_error, words_of

MIN_LIKENESS = 0.4
MAX_COMPARED = 50


class Spellings:
    """Answers with sets of terms, once `close` has been called."""

    def __init__(self) -> None:
        self._terms: defaultdict[str, dict[int, Part]] = defaultdict(dict)
        self._sorted: list[str] = []
        self._owners: array[int] = array("I")
        self._first_owner: array[int] = array("I")
        self._with_trigram: dict[str, array[int]] = {}
        self._sounding: defaultdict[str, list[str]] = defaultdict(list)
        self._initials: defaultdict[str, set[int]] = defaultdict(set)
        self._rooted: defaultdict[str, set[int]] = defaultdict(set)

    def add(self, text: str, number: int, part: Part) -> None:
        for written in {text, text.replace("&", " and ")}:
            self._terms[spelling(written)].setdefault(number, part)
        if part == Part.SAY:
            return
        self._rooted[root(spelling(text))].add(number)
        if part == Part.RELATED:
            return
        for initials in initials_of(text):
            self._initials[initials].add(number)
        if of_words := roots(words_of(text)):
            self._rooted[of_words].add(number)

    def close(self) -> None:
        self._sorted = sorted(self._terms)
        for place, name in enumerate(self._sorted):
            self._first_owner.append(len(self._owners))
            self._owners.extend(_own(self._terms[name]))
            if heard := sound(name):
                self._sounding[heard].append(name)
            for trigram in _trigrams(name):
                self._with_trigram.setdefault(trigram, array("I")).append(place)
        self._first_owner.append(len(self._owners))

    def spelt(self, typed: str, part: Part) -> Numbers:
        """Terms of which just that is this part, the first of theirs that it is."""
        of_terms = self._terms.get(typed, {})
        return set_of([number for number, found in of_terms.items() if found == part])

    def with_initials(self, typed: str) -> Numbers:
        """Terms of which a name has several words that begin so: *IPC*."""
        return set_of(self._initials.get(typed, set()))

    def of_form(self, typed: str) -> Numbers:
        """Terms a name of which differs in its ending alone: *shrinkage*, Shrink."""
        return set_of(self._rooted.get(root(typed), set()))

    def of_words(self, words: list[str]) -> Numbers:
        """Terms a name of which has these words in other forms, in any order:
        *managing vendors*, Vendor Management."""
        return set_of(self._rooted.get(roots(words), set()))

    def is_name(self, words: list[str]) -> bool:
        """Whether a term or competency is called so, in whatever form of the words."""
        called = self._terms.get(spelling("".join(words)), {})
        return bool(self.of_words(words) or [*_own(called)])

    def beginning_with(self, start: str) -> Numbers:
        """Terms of which a name, alias or expansion begins so."""
        first = self._first_owner[bisect_left(self._sorted, start)]
        last = bisect_left(self._sorted, f"{start}{chr(sys.maxunicode)}")
        return set_of(self._owners[first : self._first_owner[last]])

    def one_error_from(self, typed: str) -> Numbers:
        """Of a name first; failing that, of how one is said."""
        known = {each for each in with_one_error(typed) if each in self._terms}
        near = [self._terms[each] for each in known]
        own = set(chain.from_iterable(map(_own, near)))
        return set_of(own) or set_of(
            {
                number
                for terms in near
                for number, part in terms.items()
                if part == Part.SAY
            }
        )

    def sounding_like(self, typed: str) -> Numbers:
        """Terms of which a spelling, or how it is said, sounds so."""
        names = self._sounding.get(sound(typed), ())
        return set_of({*chain.from_iterable(self._terms[name] for name in names)})

    def alike(self, typed: str) -> Iterator[int]:
        """Terms whose spelling shares pieces of three letters, most alike first.

        The likeness is that of Dice (1945), "Measures of the amount of ecologic
        association between species": twice what is shared, by what both have.
        """
        pieces = _trigrams(typed)
        shared = Counter(
            chain.from_iterable(self._with_trigram.get(piece, ()) for piece in pieces)
        )
        likeness = {}
        for place, count in shared.most_common(MAX_COMPARED):
            other = self._sorted[place]
            likeness[other] = 2 * count / (len(pieces) + len(_trigrams(other)))
        for other in sorted(likeness, key=lambda other: (-likeness[other], other)):
            if likeness[other] >= MIN_LIKENESS:
                yield from sorted(self._terms[other])


def _own(terms: dict[int, Part]) -> Iterator[int]:
    """Those whose own name it is, or another spelling of it."""
    others = Part.RELATED, Part.SAY
    return (number for number, part in terms.items() if part not in others)


def _trigrams(name: str) -> set[str]:
    """All pieces of three letters, with the beginning as one that counts."""
    padded = f"  {name} "
    return {padded[place : place + 3] for place in range(len(padded) - 2)}
