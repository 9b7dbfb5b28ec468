"""A text parts of which are marked, for a page."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.html import conditional_escape, format_html_join
from django.utils.safestring import SafeString

BETWEEN_MARKS = {" ", "-", "/"}

Span = tuple[int, int]


@dataclass(frozen=True)
class Marked:
    """Spans ascend and do not overlap."""

    text: str
    spans: Sequence[Span] = ()

    @property
    def html(self) -> SafeString:
        """The text escaped, with its marks."""
        if not self.spans:
            return conditional_escape(self.text)
        marked = format_html_join("", "{}<mark>{}</mark>", self._pieces())
        _, end = self.spans[-1]
        return marked + conditional_escape(self.text[end:])

    def _pieces(self) -> Iterator[tuple[str, str]]:
        """What is marked, each with the text before it."""
        end = 0
        for start, stop in self.spans:
            yield self.text[end:start], self.text[start:stop]
            end = stop

    def excerpt(self, length: int) -> "Marked":
        """About so many characters with the first mark among them, in whole words."""
        if len(self.text) <= length:
            return self
        first, first_end = self.spans[0] if self.spans else (0, 0)
        start = max(0, min(first - length // 3, len(self.text) - length))
        start = self.text.rfind(" ", 0, start) + 1 if start else 0
        end = self.text.find(" ", max(start + length, first_end))
        return self._cut(start, len(self.text) if end < 0 else end)

    def _cut(self, start: int, end: int) -> "Marked":
        before = "… " if start else ""
        after = " …" if end < len(self.text) else ""
        shift = len(before) - start
        inside = [span for span in self.spans if start <= span[0] and span[1] <= end]
        return Marked(
            f"{before}{self.text[start:end]}{after}",
            [(first + shift, last + shift) for first, last in inside],
        )


def mark(text: str, spans: Iterable[Span]) -> Marked:
    """One mark for words that follow each other, a bracket within closed."""
    merged: list[Span] = []
    for start, end in spans:
        if "(" in text[start:end] and text.startswith(")", end):
            end += 1
        if merged and text[merged[-1][1] : start] in BETWEEN_MARKS:
            start = merged.pop()[0]
        merged.append((start, end))
    return Marked(text, merged)
