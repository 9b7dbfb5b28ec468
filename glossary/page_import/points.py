"""Points to listen for, from the expected answer's own words or not at all."""

import re

LEAST, MOST = 3, 5
MAX_POINT_LENGTH = 300
_LEAD_IN = re.compile(
    r"(?:(?:(?:the|an?)\s+)?(?:(?:good|strong|ideal|great|solid|senior|mid-level|junior)"
    r"\s+)?(?:candidates?|answers?|responses?|applicants?|they)\s+)?"
    r"(?:should|will|would|must|can|might|needs? to)\s+"
    r"(?:(?:also|ideally|clearly|briefly|at least|be able to)\s+)*"
    r"(?:discuss|explain|demonstrate|show|mention|describe|include|cover|talk about"
    r"|outline|highlight|provide|give|address|express|name)\s+"
    r"|(?:look|listen) for\s+",
    re.IGNORECASE,
)
_SENTENCES = re.compile(r"(?<=[.!?;])\s+")
_COMMAS = re.compile(r"\s*,\s+")
_JOINERS = re.compile(r"\s+(?:and|as well as)\s+")
_CONNECTOR = re.compile(
    r"^(?:and|or|as well as|plus|including|along with)\s+", re.IGNORECASE
)


def points_of(answer: str) -> list[str]:
    """3 to 5 parts of the answer in its words, or none where it has no such parts."""
    sentences = [_LEAD_IN.sub("", s, count=1) for s in _SENTENCES.split(answer)]
    parts = [part for sentence in sentences for part in _clauses(sentence)]
    if len(parts) < LEAST:
        parts = [piece for part in parts for piece in _halves(part)]
    while len(parts) > MOST:
        parts = _shortest_joined(parts)
    points = list(dict.fromkeys(filter(None, map(_tidy, parts))))
    if len(points) < LEAST or any(len(point) > MAX_POINT_LENGTH for point in points):
        return []
    return points


def _clauses(sentence: str) -> list[str]:
    """Parts between commas; a part of one word goes with the one before it."""
    parts: list[str] = []
    for part in _COMMAS.split(sentence.strip(" .;")):
        words = _CONNECTOR.sub("", part).split()
        if parts and (len(words) < 2 or words[0] == "other"):
            parts[-1] += f", {part}"
        elif part:
            parts.append(part)
    return parts


def _halves(part: str) -> list[str]:
    """The part cut at “and”, if there is text on both sides."""
    pieces = _JOINERS.split(part)
    return pieces if all(len(piece.split()) > 1 for piece in pieces) else [part]


def _shortest_joined(parts: list[str]) -> list[str]:
    lengths = [len(a) + len(b) for a, b in zip(parts, parts[1:], strict=False)]
    at = lengths.index(min(lengths))
    return [*parts[:at], f"{parts[at]}, {parts[at + 1]}", *parts[at + 2 :]]


def _tidy(part: str) -> str:
    part = _CONNECTOR.sub("", part.strip(" .;,")).strip()
    return part[:1].upper() + part[1:]
