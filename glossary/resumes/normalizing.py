"""Text with the differences taken out that do not tell terms apart."""

import re
from dataclasses import dataclass

from glossary.letters import plain

_GAP = " "
_GAPS = re.compile(r"[\s-]+")  # in ASCII
_BRITISH = re.compile(r"isation")


@dataclass(frozen=True)
class Folded:
    """Character ``n`` of ``text`` stands for one of the original, at ``places[n]``."""

    text: str
    places: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place of that part of the folded text in the original."""
        return self.places[start], self.places[end - 1] + 1


class _Folds(dict[str, str]):
    """What each character is folded to, worked out once."""

    def __missing__(self, character: str) -> str:
        folded = self[character] = _fold_character(character)
        return folded


def fold(text: str) -> Folded:
    """Case, accents, kinds of hyphen, of space and of quote, *-isation*."""
    pieces: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        folded = _FOLDS[character]
        if folded == _GAP and pieces and pieces[-1] == _GAP:
            continue  # a gap is one space, however wide, line ends too
        pieces.append(folded)
        places.extend([place] * len(folded))
    return Folded(_BRITISH.sub("ization", "".join(pieces)), places)


def folded(text: str) -> str:
    if text.isascii() and "`" not in text:  # the same, quicker
        return _BRITISH.sub("ization", _GAPS.sub(_GAP, text.lower())).strip()
    return fold(text).text.strip()


def _fold_character(character: str) -> str:
    folded = plain(character)
    return _GAP if folded == "-" else folded


_FOLDS = _Folds()
