"""Names of people: as they are kept, and what of them is compared.

Three comparisons, from strict to lenient. `name_key` is the same where only quotes,
hyphens, capitals or invisible characters differ. `search_key` is without accents too; a
search looks for a part of it, and lists are ordered by it. `likeness` says how near two
names are that somebody may have mistyped, turned round or shortened.
"""

import re
import unicodedata
from itertools import pairwise

from rapidfuzz import fuzz

from glossary.letters import (
    BETWEEN_UNSPACED,
    HYPHENS,
    IS_UNSPACED,
    QUOTES,
    is_invisible,
    search_text,
)

MAX_KEY = 400
MAX_TURNED = 6
TITLES = frozenset(
    """
    dr prof professor mr mrs ms miss mx sir dame herr frau mme mlle sra srta dipl ing
    phd md msc bsc mba jr snr ii iii
    """.split()  # noqa: SIM905 # a list of so many words reads badly
)
# Behind a comma alone: anywhere else *Ma* and *Ba* are names.
BEHIND_A_COMMA = TITLES | frozenset("ma ba sr iv esq cpa rn cfa".split())  # noqa: SIM905
PARTICLES = frozenset(
    """
    van von vom zu zur zum der den de del della delle di da do dos das du d la le las
    los y e i ten ter te t het op af av al el bin ibn ben
    """.split()  # noqa: SIM905 # as above
)
LAST_FIRST = re.compile(r"([^,]+),\s*([^,]+)")
JOINERS = ("\u200c", "\u200d")  # part of how some scripts are written
WORDS = re.compile(r"[^\W_]+")

NEAR = 82
"""From this likeness on, of 100, two names may be one person's."""
SAME_BUT_FOR_ACCENTS = 99


def tidy_name(name: str) -> str:
    """The name as it is kept: composed, with single spaces, all of it visible."""
    return " ".join(_visible(unicodedata.normalize("NFC", name)).split())


def _visible(text: str) -> str:
    """Without marks of direction and the like; joiners stay between other letters."""
    if text.isascii():
        return text
    kept = []
    for place, each in enumerate(text):
        if each in JOINERS:
            around = text[place - 1 : place] + text[place + 1 : place + 2]
            joins = len(around) == 2 and not re.search(r"[\sa-zA-Z\d]", around)
            kept += [each] if joins else []
        elif not is_invisible(each):
            kept.append(each)
    return "".join(kept)


def name_key(name: str) -> str:
    """What the spellings of one name have in common that differ by no letter."""
    text = unicodedata.normalize("NFKC", tidy_name(name))
    key = "".join(_key_of(each) for each in text)
    return BETWEEN_UNSPACED.sub("", " ".join(key.split()))[:MAX_KEY]


def _key_of(character: str) -> str:
    if character in QUOTES:
        return "'"
    if character in HYPHENS:
        return "-"
    if is_invisible(character):
        return ""
    if character == "İ":  # with case folding, its dot would be a letter more
        return "i"
    # Two people: Weiß and Weiss.
    return "ß" if character in "ßẞ" else character.casefold()


def search_key(text: str) -> str:
    """For searching and sorting: *Łódź* is ``lodz``, *O’Brien* is ``obrien``."""
    return search_text(text)[:MAX_KEY]


def name_words(name: str) -> list[str]:
    """The normalized words of a name, the given name first, without titles."""
    before, comma, behind = name.partition(",")
    if comma and _untitled(behind):
        name = f"{behind} {before}"
    return _untitled(name) or _words(name)


def turned_round(name: str) -> str:
    """*O’Brien, Ana* with the given name first; *Ada Park, PhD* as it is."""
    found = LAST_FIRST.fullmatch(name)
    if not found or BEHIND_A_COMMA.issuperset(_words(found[2].replace(".", ""))):
        return name
    return f"{found[2].strip()} {found[1].strip()}"


def _untitled(name: str) -> list[str]:
    return [word for word in _words(name) if word not in TITLES]


def _words(name: str) -> list[str]:
    return WORDS.findall(unicodedata.normalize("NFC", search_key(name)))


def likeness(one: list[str], other: list[str]) -> float:
    """Of two names by their `name_words`: from 0 to 100, in any order of words."""
    if sorted(one) == sorted(other) or "".join(one) == "".join(other):
        return 100
    if _other_initials(one, other):
        return 0
    likest = max(_contained(one, other), _initialled(one, other))
    one, other = _without_particles(one, other)
    spelled = fuzz.ratio(" ".join(sorted(one)), " ".join(sorted(other)))
    together = fuzz.ratio("".join(one), "".join(other))
    return max(spelled, together, likest)


def _without_particles(one: list[str], other: list[str]) -> tuple[list[str], list[str]]:
    """*Van Dijk* and *van Rijn* are not alike for *van*; where they have more words."""
    bare = [[each for each in name if each not in PARTICLES] for name in (one, other)]
    return (one, other) if min(map(len, bare)) < 2 else (bare[0], bare[1])


def _other_initials(one: list[str], other: list[str]) -> bool:
    """*J. Smith* and *K. Smith*: an initial is no typing error."""
    if len(one) != len(other):
        return False
    unlike = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return all(min(len(a), len(b)) == 1 and a[0] != b[0] for a, b in unlike)


def _contained(one: list[str], other: list[str]) -> float:
    """*Maria Garcia* and *Maria Garcia Lopez*."""
    fewer, more = sorted((set(one), set(other)), key=len)
    return 90 if len(fewer) > 1 and fewer <= more else 0


def _initialled(one: list[str], other: list[str]) -> float:
    """*M. Garcia* and *Maria Garcia*."""
    if len(one) != len(other) or one[-1] != other[-1] or len(one) < 2:
        return 0
    pairs = zip(one[:-1], other[:-1], strict=True)
    fits = all(a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) for a, b in pairs)
    return 88 if fits else 0


def near_keys(name: str) -> tuple[str, str]:
    """Two keys of a name; near names have one of them in common, or its first word.

    Each is the sound of one end of the name and the initial of the other. One typing
    error, past the first letter of a word, leaves one of the two as it was.
    """
    words = _sounds(name)
    if len(words) == 1 and IS_UNSPACED.fullmatch(words[0]) and len(words[0]) > 1:
        words = [words[0][0], words[0][-1]]
    if not words:
        return "", ""
    first, last = words[0], words[-1]
    return _near_key(first, last), _near_key(last, first)


def turned_keys(name: str) -> set[str]:
    """First keys of the name when it begins with another of its words, as where the
    family name of *Nguyễn Thị Minh Khai* comes last: *Minh Khai Nguyễn Thị*. None for
    two words, which `near_keys` has both ways.
    """
    words = _sounds(name)[:MAX_TURNED]
    if len(words) < 3:
        return set()
    return {_near_key(word, before) for before, word in pairwise(words)}


def _sounds(name: str) -> list[str]:
    return [sound for word in name_words(name) if (sound := _sound(word))]


def _near_key(end: str, other: str) -> str:
    return f"{end[:60]} {other[0]}"


SOUNDS = str.maketrans(
    {"k": "c", "q": "c", "z": "s", "w": "v", "j": "i", "y": "i", "h": None}
)
VOWELS = re.compile(r"[aeiou]")


def _sound(word: str) -> str:
    """Its consonants, those that sound alike as one; other scripts as they are."""
    if not word.isascii():
        return word
    sounds = word.replace("ph", "f").translate(SOUNDS) or word
    rest = VOWELS.sub("", sounds[1:])
    kept = [sounds[0], *(b for a, b in pairwise(sounds[0] + rest) if a != b)]
    return "".join(kept)
