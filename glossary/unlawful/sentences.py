"""A text's sentences and their words, and what it quotes."""

import re
from collections.abc import Iterator

LONGEST = 3
# Somebody else's words: “A guest asks, "Are you gay?"”. Bounded on both sides.
_REPORTED = re.compile(
    r"\b(?:asks|says|writes|shouts|jokes|replies|complains|asking|saying|writing)\b"
    r"[^\"“.?!]{0,40}[\"“][^\"“”]*[\"”]",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.?!;:]")
_WORD = re.compile(r"[\w'-]+")


def without_quotations(text: str) -> str:
    """Without what others are said to say; “if we asked, "…"” stays."""
    return _REPORTED.sub("…", text)


def sentences(text: str) -> list[str]:
    return [sentence.strip() for sentence in _SENTENCE_END.split(text)]


def runs(text: str) -> Iterator[str]:
    """Each word, and each two and three in a row, in small letters."""
    words = _WORD.findall(text.lower())
    for size in range(1, LONGEST + 1):
        for start in range(len(words) - size + 1):
            yield " ".join(words[start : start + size])
