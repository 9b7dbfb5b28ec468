"""Which words of a text are meant by a query."""

import re
from collections.abc import Iterator

from glossary.search.marking import Span
from glossary.search.vocabulary import Vocabulary
from glossary.search.words import spelling

WRITTEN_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*[+#]*")


class Meaning(dict[str, list[Span]]):
    """From what stands between two spaces to what is meant in it; kept, as the same
    words come again and again. ``wanted`` are words as the vocabulary writes them."""

    def __init__(self, vocabulary: Vocabulary, wanted: set[str]) -> None:
        super().__init__()
        self._vocabulary = vocabulary
        self._wanted = wanted

    def spans(self, text: str) -> Iterator[Span]:
        """Where something meant stands in a text, in its order."""
        at = 0
        for token in text.split(" "):
            for start, end in self[token]:
                yield at + start, at + end
            at += len(token) + 1

    def __missing__(self, token: str) -> list[Span]:
        found = self[token] = list(self._within(token))
        return found

    def _within(self, token: str) -> Iterator[Span]:
        words = list(WRITTEN_WORD.finditer(token))
        if self._is_meant(token):
            yield words[0].start(), words[-1].end()
            return
        for word in words:
            if self._is_meant(word.group()):
                yield word.span()

    def _is_meant(self, written: str) -> bool:
        return self._vocabulary.character(spelling(written)) in self._wanted
