"""How a search is written for one place, and how long it may be there."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from glossary.sourcing.phrases import quoted, words
from glossary.sourcing.pieces import TITLES, WORDS, Kind, Piece

PROFILES = "site:linkedin.com/in"


@dataclass(frozen=True)
class Dialect:
    """``write`` makes the string of pieces, one title or word among them;
    ``length`` measures it in ``unit``."""

    slug: str
    name: str
    unit: str
    limit: int
    write: Callable[[Sequence[Piece]], str]
    length: Callable[[str], int]
    advice: str
    takes_location: bool = True
    counts_operators: bool = False
    site: str = ""
    address: str = ""
    parameter: str = ""

    def fits(self, pieces: Sequence[Piece]) -> bool:
        return self.length(self.write(pieces)) <= self.limit

    def link(self, text: str) -> str:
        """Where the search can be opened; blank where there is no such place."""
        if not self.address:
            return ""
        return f"{self.address}?{urlencode({self.parameter: text})}"


def boolean(pieces: Sequence[Piece]) -> str:
    """``(a OR "b c") AND d NOT (e OR f)``."""
    groups = [
        _any_of(_phrases(pieces, WORDS), " OR "),
        _any_of(_phrases(pieces, TITLES), " OR "),
        _any_of(_phrases(pieces, {Kind.LOCATION}), " OR "),
    ]
    wanted = " AND ".join(filter(None, groups))
    excluded = _any_of(_phrases(pieces, {Kind.EXCLUSION}), " OR ")
    return f"{wanted} NOT {excluded}" if excluded else wanted


def x_ray(pieces: Sequence[Piece]) -> str:
    """``site:… (a | "b c") d -e -f``: spaces mean AND."""
    groups = [
        PROFILES,
        _any_of(_phrases(pieces, WORDS), " | "),
        _any_of(_phrases(pieces, TITLES), " | "),
        _any_of(_phrases(pieces, {Kind.LOCATION}), " | "),
        *(f"-{each}" for each in _phrases(pieces, {Kind.EXCLUSION})),
    ]
    return " ".join(filter(None, groups))


def x_ray_words(text: str) -> int:
    """The site counts as one word, bars and signs as none."""
    return 1 + len(words(text.removeprefix(PROFILES)))


def _phrases(pieces: Iterable[Piece], kinds: set[Kind]) -> list[str]:
    return [quoted(piece.phrase) for piece in pieces if piece.kind in kinds]


def _any_of(phrases: list[str], sign: str) -> str:
    """A group in parentheses; a single phrase needs none."""
    text = sign.join(phrases)
    return f"({text})" if len(phrases) > 1 else text


# LinkedIn, “Boolean Logic Tip Sheet” (2013), and LinkedIn Help, “Use Boolean to filter
# search results in Recruiter” (read 2026): AND, OR and NOT in capitals, parentheses,
# straight quotes; no wildcard. No length is given. 1,000 characters as a rule stay
# below 2,000 in an address once encoded, where older servers cut. That free accounts
# stop early is recruiters' experience, not LinkedIn's word.
LINKEDIN = Dialect(
    slug="linkedin",
    name="LinkedIn",
    unit="characters",
    limit=1000,
    write=boolean,
    length=len,
    advice="Paste it into the keyword field and set the location with LinkedIn’s "
    "filter. A free account may find nothing with more than about 6 of AND, OR and "
    "NOT; untick what matters least.",
    takes_location=False,
    counts_operators=True,
    site="LinkedIn",
    address="https://www.linkedin.com/search/results/people/",
    parameter="keywords",
)
# The vertical bar for OR: Google Guide (Blachman and Peek, 2007). 32 words, the rest
# ignored: “Untangling the Web” (NSA, 2007), p. 51; Google no longer says.
# Whether OR counts as a word is disputed, a bar cannot be one.
GOOGLE = Dialect(
    slug="google",
    name="Google X-ray",
    unit="words",
    limit=32,
    write=x_ray,
    length=x_ray_words,
    advice="Finds public LinkedIn profiles without an account. Google ignores every "
    "word after the 32nd. A bar means “or”; a minus excludes.",
    site="Google",
    address="https://www.google.com/search",
    parameter="q",
)
# The common ground of Greenhouse, “Search candidates using Boolean queries” (read
# 2026), and Bullhorn, “Keyword Search” (2025). Neither gives a length;
# ours is as above.
ATS = Dialect(
    slug="ats",
    name="Applicant tracking system",
    unit="characters",
    limit=1000,
    write=boolean,
    length=len,
    advice="Works in most applicant tracking systems and résumé databases. Turn on "
    "Boolean or full-text search first if yours has a setting for it.",
)
DIALECTS = (LINKEDIN, GOOGLE, ATS)
