"""The pieces of a search string, by their value."""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from glossary.models import Role, Term
from glossary.sourcing.phrases import phrase, words


class Kind(IntEnum):
    """What a piece is. Where a string has no room, the last kinds are left out.

    What a person typed comes before what the glossary has in plenty.
    """

    NAME = 1
    MAIN_TITLE = 2
    EXPANSION = 3
    LOCATION = 4
    EXCLUSION = 5
    ALIAS = 6
    RELATED_TITLE = 7


WORDS = {Kind.NAME, Kind.EXPANSION, Kind.ALIAS}
TITLES = {Kind.MAIN_TITLE, Kind.RELATED_TITLE}


@dataclass(frozen=True)
class Piece:
    kind: Kind
    text: str

    @cached_property
    def phrase(self) -> str:
        return phrase(self.text)

    @property
    def key(self) -> str:
        """Names the piece in an address: short, and the same after other edits."""
        return f"{zlib.crc32(self.phrase.casefold().encode()):08x}"

    def holds(self, other: "Piece") -> bool:
        """Whether this contains all words of the other, one after another."""
        inner, outer = (f" {' '.join(words(each.phrase))} " for each in (other, self))
        return bool(inner.strip()) and inner in outer


def pieces_of_term(term: Term) -> list[Piece]:
    return tidied(
        [
            *_words_of(term),
            Piece(Kind.MAIN_TITLE, term.typical_job_title),
            *(Piece(Kind.RELATED_TITLE, title) for title in term.related_titles),
        ]
    )


def pieces_of_role(role: Role) -> list[Piece]:
    """Of the role and all active terms that it draws on. One query."""
    pieces = [Piece(Kind.MAIN_TITLE, role.title)]
    for term in role.terms.filter(retired_at=None, draft=""):
        titles = [term.typical_job_title, *term.related_titles]
        pieces += _words_of(term)
        pieces += [Piece(Kind.RELATED_TITLE, title) for title in titles]
    return tidied(pieces)


def tidied(pieces: Iterable[Piece]) -> list[Piece]:
    """The most valuable first; without blank ones, and each title or word once."""
    unique: dict[tuple[bool, str], Piece] = {}
    for piece in sorted(pieces, key=lambda piece: piece.kind):
        if piece.phrase:
            place = piece.kind in TITLES, piece.phrase.casefold()
            unique.setdefault(place, piece)
    return list(unique.values())


def _words_of(term: Term) -> list[Piece]:
    return [
        Piece(Kind.NAME, term.name),
        Piece(Kind.EXPANSION, term.expansion),
        *(Piece(Kind.ALIAS, alias) for alias in term.aliases),
    ]
