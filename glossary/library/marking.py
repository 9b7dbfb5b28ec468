"""Finding a term in a line of text, in whatever way it is written there."""

import re
from collections.abc import Iterable

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from glossary.models import Term

SHORT = 3  # letters: in words up to here, the case matters
PLURAL = r"(?:s|es|['’]s)?"


class Spellings:
    """The name, expansion and aliases of a term, to be found as whole words.

    Spaces and hyphens are interchangeable, and a plural counts. The case plays a part
    in short words alone: an IT specialist says "it" without meaning computers.
    """

    def __init__(self, term: Term) -> None:
        words = {term.name, term.expansion, *term.aliases} - {""}
        self._pattern = _any_of(words) if words else None

    def mark(self, text: str) -> SafeString:
        """The text as HTML, with every spelling in a ``<mark>``."""
        if self._pattern is None:
            return SafeString(escape(text))
        # Every second part is a match, because the pattern is one group.
        parts = enumerate(self._pattern.split(text))
        html = (f"<mark>{escape(p)}</mark>" if n % 2 else escape(p) for n, p in parts)
        return mark_safe("".join(html))  # noqa: S308 - every part is escaped


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    either = "|".join(_pattern(word) for word in longest_first)
    return re.compile(rf"(?<!\w)((?:{either}){PLURAL})(?!\w)")


def _pattern(word: str) -> str:
    parts = re.split(r"[\s\-\u2010-\u2013]+", word.strip())
    text = r"[\s\-\u2010-\u2013]+".join(re.escape(part) for part in parts)
    return text if len(word) <= SHORT else f"(?i:{text})"
