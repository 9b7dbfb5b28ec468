"""A small language for phrases, so that lists of them can be read and extended.

A pattern is a line of tokens with spaces between them:

=========== ==================================================================
``age``     the word, in any case; ``bankrupt*`` with any ending
``a|b_c``   one of several; ``_`` joins words side by side
``{kin}``   one of a group's alternatives
``old?``    may be left out
``~3``      up to three words, whichever they are
``!of|on``  none of these follows
``$``       the phrase is complete here: no further noun follows
``.``       the sentence, or its part, ends here
``^``       the sentence, or its part, begins here
=========== ==================================================================
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

STEM = 4
# What may follow a complete phrase: “your age when …”, unlike “your age model”.
FOLLOWING = """
    a a_lot about affect affects after again allow already also always and anyway are
    as at at_all away be because been before being both but by can cause could
    currently did do does during ever feel feels for from get gets going had has have
    here how if in instead is just keep keeps lately like made make makes may mean
    means might mind more most much nearby need needs next nor not now of often on or
    outside over please prevent prevents recently regularly right should since so soon
    stop stops than that the then there these think this those though through to today
    together tomorrow too towards under until was we weekly well were what when where
    whether which while who will with within without work works would yet you your
    yourself
"""
# Too frequent to look a pattern up by.
FREQUENT = """
    a about an and any are as at be been can could did do does ever for from get good
    had has have how i if in is it last long many me more much my not of on or our so
    some such take tell than that the their them they this to use used was we were what
    when where which who will with work working would you your yourself
"""
_GAP = r"(?:,? [\w'&./-]*[\w'])"
_NO_WORD = r"(?<![\w-])"
_PERHAPS = f"(?:,? )?{_NO_WORD}"  # a space, unless this is where the phrase begins
_FOLLOWING = "|".join(FOLLOWING.split()).replace("_", " ")
_MARKS = {
    "$": rf"(?=[^\w\s'-]|$| (?:{_FOLLOWING})(?![\w-]))",
    ".": r"(?=\s*[.?!;:,]|$)",
    "^": r"(?:^|(?<=[.?!;:,] )|(?<=\band )|(?<=\bor )|(?<=\bbut )|(?<=\bso ))",
}
_GROUP = re.compile(r"\{(\w+)\}")
_PLAIN = str.maketrans("‘’‐‑–", "''---")
_WORD = re.compile(r"\w+")
_MONTH = re.compile(
    r"\b((?:after|before|by|each|early|every|from|in|last|late|mid|next|since|this"
    r"|until)[ -])"
    r"March\b(?! (?:for|on)\b)"
)
"""The month, which is no demonstration."""
_SHORT = re.compile(r"\b(what|how|who|where|when|why)'s\b", re.IGNORECASE)
_FREQUENT = frozenset(FREQUENT.split())


@dataclass(frozen=True)
class Pattern:
    """One line of the language, ready to search; see `compiled`."""

    source: str
    keys: frozenset[str]
    """One of these is among the `keys` of every text that matches."""

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Built when it is first searched for: most texts need few of them."""
        return re.compile(self.source, re.IGNORECASE)


def compiled(line: str, groups: Mapping[str, str]) -> Pattern:
    """Raises `ValueError` for a line that is none of the language."""
    tokens = [_GROUP.sub(lambda name: groups[name[1]], word) for word in line.split()]
    return Pattern("".join(_parts(tokens)), _rarest(tokens, line))


def normalized(text: str) -> str:
    """As the patterns expect it: plain signs, *what is* written out, single spaces."""
    plain = " ".join(text.translate(_PLAIN).split())
    return _SHORT.sub(r"\1 is", _MONTH.sub(r"\1spring", plain))


def keys(text: str) -> set[str]:
    """The text's words and their beginnings, to look patterns up by."""
    words = set(_WORD.findall(text.lower()))
    return words | {f"{word[:STEM]}*" for word in words}


def _parts(tokens: Iterable[str]) -> Iterator[str]:
    """Every word brings the space before it, but for the first that must be there."""
    space = _NO_WORD
    for token in tokens:
        if token in _MARKS:
            yield _MARKS[token]
        elif token.startswith("~"):
            yield f"{_GAP}{{0,{int(token[1:])}}}"
        elif token.startswith("!"):
            yield rf"(?! {_alternatives(token[1:])})"
        elif token.endswith("?"):
            space = _PERHAPS if space == _NO_WORD else space
            yield f"(?:{space}{_alternatives(token[:-1])})?"
        else:
            yield space + _alternatives(token)
            space = ",? "


def _alternatives(token: str) -> str:
    """Longer ones first, so that no other stops short of them."""
    words = sorted(token.split("|"), key=len, reverse=True)
    alternatives = (
        re.escape(word.rstrip("*")).replace("_", " ")
        + (r"\w*" if word.endswith("*") else "")
        for word in words
    )
    return rf"(?:{'|'.join(alternatives)})(?![\w-])"


def _rarest(tokens: Iterable[str], line: str) -> frozenset[str]:
    """The keys of the token that fewest texts hold, as far as words can tell."""
    needed = [token for token in tokens if token[0] not in "~!$.^" and token[-1] != "?"]
    choices = [[_key(phrase) for phrase in token.split("|")] for token in needed]
    if not choices:
        raise ValueError(f"No word is needed by the pattern: {line}")
    best = min(choices, key=lambda keys: (not _FREQUENT.isdisjoint(keys), len(keys)))
    return frozenset(best)


def _key(phrase: str) -> str:
    """The longest word that is not frequent, or else the longest."""
    words: list[str] = _WORD.findall(phrase.replace("_", " ").lower())
    word = max(words, key=lambda word: (word not in _FREQUENT, len(word)))
    if not phrase.endswith("*") or word != words[-1]:
        return word
    if len(word) < STEM:
        raise ValueError(f"Begin a word of any ending with {STEM} letters: {phrase}")
    return f"{word[:STEM]}*"
