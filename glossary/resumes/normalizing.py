"""Text with the differences taken out that do not tell terms apart."""

import re
from dataclasses import dataclass

from glossary.letters import plain

_GAP = " "
_GAPS = re.compile(r"[\s-]+")  # in ASCII
_BRITISH = re.compile(r"isation")


@dataclass(frozen=True)
class NormalizedText:
    """Character ``n`` of ``text`` stands for one of the original, at ``places[n]``."""

    text: str
    places: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place of that part of the normalized text in the original."""
        return self.places[start], self.places[end - 1] + 1


class _Characters(dict[str, str]):
    """What each character is normalized to, worked out once."""

    def __missing__(self, character: str) -> str:
        normalized = self[character] = _normalize_character(character)
        return normalized


def normalize_with_places(text: str) -> NormalizedText:
    """Case, accents, kinds of hyphen, of space and of quote, *-isation*."""
    pieces: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        normalized = _CHARACTERS[character]
        if normalized == _GAP and pieces and pieces[-1] == _GAP:
            continue  # a gap is one space, however wide, line ends too
        pieces.append(normalized)
        places.extend([place] * len(normalized))
    return NormalizedText(_BRITISH.sub("ization", "".join(pieces)), places)


def normalize(text: str) -> str:
    if text.isascii() and "`" not in text:  # the same, quicker
        return _BRITISH.sub("ization", _GAPS.sub(_GAP, text.lower())).strip()
    return normalize_with_places(text).text.strip()


def _normalize_character(character: str) -> str:
    normalized = plain(character)
    return _GAP if normalized == "-" else normalized


_CHARACTERS = _Characters()
