"""Other readings of what somebody typed, for where it names nothing as it is."""

from collections.abc import Iterator
from itertools import combinations

from glossary.search.aloud import of_letters
from glossary.search.forms_of_words import FILLERS, in_digits
from glossary.search.index import Index
from glossary.search.query import IGNORED
from glossary.words import spelling, words_of

MAX_TOKENS = 8
MAX_JOINED = 4
MAX_WITHIN = 5


def readings(text: str, index: Index) -> Iterator[str]:
    """The text without what people write around it; with several words written as
    one, longest first: *tf state* as *tfstate*, *e t l pipelines* as *etl
    pipelines*, *soc two* as *soc2*; with names for what sounds like them: *socks
    audit* as *sox audit*; and names within it. Each once."""
    seen: set[str] = set()
    for reading in _readings(text.split()[:MAX_TOKENS], index):
        if reading not in seen:
            seen.add(reading)
            yield reading


def _readings(tokens: list[str], index: Index) -> Iterator[str]:
    if telling := _without_fillers(tokens):
        yield " ".join(telling)
        tokens = telling
    for length in range(min(len(tokens), MAX_JOINED), 0, -1):
        for start in range(len(tokens) - length + 1):
            end = start + length
            for meant in _meant_by(tokens[start:end], index):
                yield " ".join([*tokens[:start], meant, *tokens[end:]])
    yield from _names_within(tokens, index)


def _without_fillers(tokens: list[str]) -> list[str]:
    """Empty where there are none, or nothing else."""
    ignored = FILLERS | IGNORED
    telling = [each for each in tokens if not ignored.issuperset(words_of(each))]
    has_fillers = any(not FILLERS.isdisjoint(words_of(each)) for each in tokens)
    return telling if has_fillers else []


def _meant_by(tokens: list[str], index: Index) -> Iterator[str]:
    if name := index.names_said.get(spelling(" ".join(tokens))):
        yield name
    if len(tokens) == 1:
        return
    telling = [in_digits(each) for each in tokens if each not in IGNORED]
    if telling and telling != tokens:
        yield " ".join(telling)
    for joined in (spelling("".join(telling)), of_letters(" ".join(tokens))):
        if joined and index.vocabulary.character(joined):
            yield joined


def _names_within(tokens: list[str], index: Index) -> Iterator[str]:
    """Some of the words, of which a name has all: *write ad copy*."""
    words = [word for each in tokens for word in words_of(each)][:MAX_WITHIN]
    for length in range(len(words) - 1, 1, -1):
        for some in combinations(words, length):
            if index.spellings.is_name([*some]):
                yield " ".join(some)
