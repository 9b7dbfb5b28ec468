"""Which words of a text are meant by a query."""

import re
from collections.abc import Iterator

from glossary.search.marking import Span
from glossary.words import spelling

WRITTEN_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*[+#]*")


class Meaning(dict[str, list[Span]]):
    """From the text between two spaces to its meaning; kept, as the same
    words come again and again. ``stems`` are those of the words that are meant."""

    def __init__(self, stems: set[str]) -> None:
        super().__init__()
        self._stems = stems

    def spans(self, text: str) -> Iterator[Span]:
        """The places in a text that match, in order."""
        at = 0
        for token in text.split(" "):
            for start, end in self[token]:
                yield at + start, at + end
            at += len(token) + 1

    def __missing__(self, token: str) -> list[Span]:
        found = self[token] = list(self._within(token))
        return found

    def _within(self, token: str) -> Iterator[Span]:
        if token.isalnum():
            words = [(0, len(token))]
        else:
            words = [word.span() for word in WRITTEN_WORD.finditer(token)]
        if self._is_meant(token):
            yield words[0][0], words[-1][1]
            return
        for start, end in words:
            if self._is_meant(token[start:end]):
                yield start, end

    def _is_meant(self, written: str) -> bool:
        return spelling(written) in self._stems
