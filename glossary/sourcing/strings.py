"""The search string: as many of the pieces as there is room for."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from glossary.sourcing.dialects import DIALECTS, Dialect
from glossary.sourcing.pieces import TITLES, WORDS, Kind, Piece, tidied

COLUMNS = 48  # of a textarea, on the narrower screens


@dataclass
class SearchString:
    """Blank if not even one title or word fits."""

    dialect: Dialect
    kept: list[Piece] = field(default_factory=list)
    left_out: list[Piece] = field(default_factory=list)

    def __str__(self) -> str:
        return self.dialect.write(self.kept) if self.kept else ""

    @property
    def length(self) -> str:
        """“312 of 1,000 characters”."""
        length = self.dialect.length(str(self)) if self.kept else 0
        return f"{length:,} of {self.dialect.limit:,} {self.dialect.unit}"

    @property
    def operators(self) -> int:
        """How many AND, OR and NOT join the pieces."""
        return max(0, len(self.kept) - 1)

    @property
    def link(self) -> str:
        return self.dialect.link(str(self))

    @property
    def rows(self) -> int:
        return len(str(self)) // COLUMNS + 2


def search_strings(pieces: Iterable[Piece]) -> list[SearchString]:
    """One in each dialect."""
    pieces = tidied(pieces)
    return [_fitted(dialect, pieces) for dialect in DIALECTS]


def _fitted(dialect: Dialect, pieces: list[Piece]) -> SearchString:
    """Takes the pieces in the order of their worth, each if it still fits."""
    string = SearchString(dialect)
    for piece in pieces:
        if piece.kind == Kind.LOCATION and not dialect.takes_location:
            continue
        fits = dialect.fits([*string.kept, piece])
        (string.kept if fits else string.left_out).append(piece)
    if not any(piece.kind in WORDS | TITLES for piece in string.kept):
        string.kept, string.left_out = [], string.kept + string.left_out
    return string


def contradictions(pieces: Iterable[Piece]) -> list[tuple[Piece, list[Piece]]]:
    """Each exclusion that would exclude wanted pieces, with those pieces."""
    pieces = list(pieces)
    wanted = [piece for piece in pieces if piece.kind in WORDS | TITLES]
    found = (
        (each, [piece for piece in wanted if piece.holds(each)])
        for each in pieces
        if each.kind == Kind.EXCLUSION
    )
    return [(excluded, thrown_out) for excluded, thrown_out in found if thrown_out]
