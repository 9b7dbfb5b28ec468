"""Words as they are said: what a glossary's *say* spells, and what people heard."""

import re
from collections.abc import Iterator

from glossary.words import spelling

MAX_SAID_WORDS = 4
MIN_SOUND = 4

_BETWEEN = re.compile(r"[,;:\"“”]|\b(?:or|said|often|sometimes|mostly|say|to|is|on)\b")
# Of a description: “spelled out”, “letter by letter”, “rhymes with drum”.
_ABOUT = re.compile(
    r"\b(?:letters?|spelled|out|words?|some|rhymes|with|short|shortened|charts|share"
    r"|percentage|people|unit|program|the|as|for|in|of)\b"
)
_TOKEN = re.compile(r"[a-z]+|\d")
_LETTERS = {
    "a": "ay eh",
    "b": "bee be",
    "c": "cee see sea",
    "d": "dee",
    "e": "ee",
    "f": "eff ef",
    "g": "gee jee",
    "h": "aitch haitch",
    "i": "eye",
    "j": "jay",
    "k": "kay",
    "l": "ell el",
    "m": "em",
    "n": "en",
    "o": "oh",
    "p": "pee",
    "q": "cue queue que",
    "r": "arr ar are",
    "s": "ess es",
    "t": "tee",
    "u": "you yoo",
    "v": "vee",
    "x": "ex",
    "y": "why wye",
    "z": "zee zed",
    "": "and",
    "1": "one",
    "2": "two",
    "3": "three",
    "4": "four",
    "5": "five",
    "6": "six",
    "7": "seven",
    "8": "eight",
    "9": "nine",
    "10": "ten",
}
_SAID = {name: letter for letter, names in _LETTERS.items() for name in names.split()}
_SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"[^a-z0-9]", ""),
        (r"ph", "f"),
        (r"c(?=[eiy])|z", "s"),
        (r"ck|c|q(?:u(?=e\b))?", "k"),
        (r"oo|ou", "u"),
        (r"ee|ea|y", "i"),
        (r"(?:ah|uh)$", "a"),
        (r"(.)\1+", r"\1"),
    )
]


def said(say: str) -> Iterator[str]:
    """The ways to say a word: “S-Q-L, or "sequel"” has two."""
    for piece in _BETWEEN.split(say):
        few = 0 < len(piece.split()) <= MAX_SAID_WORDS
        if few and not _ABOUT.search(piece.casefold()):
            yield piece.strip()


def of_letters(text: str) -> str:
    """What *see arr oh*, *3 p l* and *five ten kay* spell; empty for other text."""
    tokens = _TOKEN.findall(text.casefold())
    if len(tokens) < 2:
        return ""
    letters = [token if len(token) == 1 else _SAID.get(token, " ") for token in tokens]
    return "" if " " in letters else spelling("".join(letters))


def sound(text: str) -> str:
    """The same for *koobernetes* and Kubernetes; empty for what is too short."""
    heard = spelling(text)
    for pattern, sounds in _SOUNDS:
        heard = pattern.sub(sounds, heard)
    return heard if len(heard) >= MIN_SOUND else ""
