"""Which words of a text are meant by the chunks of a query."""

import re
from collections import defaultdict
from collections.abc import Iterator

from glossary.search.marking import Span
from glossary.search.query import Lookup, Query
from glossary.search.words import fold, spelling

WRITTEN_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*[+#]*")

Chunks = set[int]
"""Parts of a query, by their number."""

Found = tuple[Span, Chunks]
"""Where a meant word stands, and the chunks that mean it."""


class Meaning(dict[str, list[Found]]):
    """From what stands between two spaces to what is meant in it; kept, as the same
    words come again and again."""

    def __init__(self, query: Query, lookup: Lookup) -> None:
        super().__init__()
        self._vocabulary = query.index.vocabulary
        self._chunks: defaultdict[str, Chunks] = defaultdict(set)
        self._roots = []
        for number, chunk in enumerate(query.chunks):
            wanted = set().union(*map(lookup, chunk.spellings))
            for character in wanted:
                self._chunks[character].add(number)
            self._roots.append(list(self._shortest_roots(wanted)))

    def spans(self, text: str) -> Iterator[Found]:
        """What is meant in a text, in its order."""
        at = 0
        for token in text.split(" "):
            for (start, end), chunks in self[token]:
                yield (at + start, at + end), chunks
            at += len(token) + 1

    def __missing__(self, token: str) -> list[Found]:
        whole = self._meant_by(token)
        if token.isalnum():
            found = [((0, len(token)), whole)] if whole else []
        else:
            found = list(self._within(token, whole))
        self[token] = found
        return found

    def _within(self, token: str, whole: Chunks) -> Iterator[Found]:
        words = list(WRITTEN_WORD.finditer(token))
        if whole:
            yield (words[0].start(), words[-1].end()), whole
            return
        for word in words:
            if chunks := self._meant_by(word.group()):
                yield word.span(), chunks

    def _meant_by(self, written: str) -> Chunks:
        character = self._vocabulary.character(spelling(written))
        return self._chunks.get(character, set())

    def likely(self, text: str) -> int:
        """How many chunks the text seems to hold. Quicker than `spans`: it overlooks
        joined words, and takes a part of a word for the word."""
        small = text.lower() if text.isascii() else fold(text)
        return sum(any(root in small for root in roots) for roots in self._roots)

    def _shortest_roots(self, wanted: set[str]) -> Iterator[str]:
        """What singular and plural begin with, if no other root begins that."""
        stems = map(self._vocabulary.stem_of, wanted)
        last = None
        for root in sorted(stem.removesuffix("y") for stem in stems):
            if last is None or not root.startswith(last):
                last = root
                yield root
