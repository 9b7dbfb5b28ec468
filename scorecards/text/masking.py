"""Takes candidates' names out of what interviewers typed.

Names are found in any spelling that people type in a hurry: without capitals, without
accents, with ue for ü, run together, last name first. A part that is an everyday word
too is taken for a name where it is capitalised or stands beside another part.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from glossary.letters import IS_UNSPACED, normalize, normalize_with_places

CANDIDATE = "[candidate]"
ANOTHER = "[another candidate]"
ADDRESS = "[e-mail address]"

EVERYDAY = frozenset(
    """
    a an and any are as at be best but by can do for from good had has he her him his
    how if in is it less little long man many may me more my near new no not of on or
    our out own say see she short so such than that the them then they this to too up
    us use van von was way we well who will with you young
    art bill chance chase christian dawn dean drew earnest faith frank grace grant hope
    jack joy june lane major mark may mercy mike miles nick page pat rich rob rose ruby
    stone summer sunny victor wade ward wells west white wood woods baker cook fisher
    hunter king knight mason miller price rice sharp short smart smith speed star strong
    swift taylor walker
    """.split()  # noqa: SIM905 # a list of so many words reads badly
)
# From its beginning alone, as a long word would be tried from every letter.
E_MAIL = re.compile(r"(?<![\w.+'-])[\w.+'-]++@[\w-]+(?:\.[\w-]+)+")
# Normalized Latin, Greek, Cyrillic, Armenian. Other scripts may write words together.
WORD = re.compile(r"[a-z\u00df-\u058f]+")
BETWEEN = re.compile(r"[\s.,_'’·-]{0,3}")
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
SHORTENED = re.compile(r"(?<=[aou])e")  # Mueller, and Muller for it
SHORTENED_FROM = 5
UNSPACED_LENGTH = 3


@dataclass(frozen=True)
class Hit:
    """A part of a name in a text, and the applications whose candidates have it."""

    start: int
    end: int
    word: str
    owners: frozenset[int]


@dataclass
class HitRun:
    """Hits beside each other, and the applications that all of them belong to."""

    hits: list[Hit]
    owners: frozenset[int]

    @property
    def start(self) -> int:
        return self.hits[0].start

    @property
    def end(self) -> int:
        return self.hits[-1].end

    def goes_on(self, hit: Hit, text: str) -> bool:
        """Whether it took the hit in."""
        owners = self.owners & hit.owners
        if not owners or not BETWEEN.fullmatch(text, self.end, hit.start):
            return False
        self.hits.append(hit)
        self.owners = owners
        return True


class NameMask:
    """For the candidates of one opening."""

    def __init__(self, names: Mapping[int, list[str]]) -> None:
        """All that each candidate is called, by the key of their application."""
        owners: dict[str, set[int]] = {}
        for key, of_candidate in names.items():
            for form in set[str]().union(*map(name_forms, of_candidate)):
                owners.setdefault(form, set()).add(key)
        self.owners = {form: frozenset(keys) for form, keys in owners.items()}
        self.unspaced = _any_of(form for form in owners if not WORD.fullmatch(form))

    def of(self, application: int) -> "partial[str]":
        """What masks the texts about this one."""
        return partial(self.masked, application)

    def masked(self, application: int, text: str) -> str:
        text = E_MAIL.sub(ADDRESS, text)
        pieces, end = [], 0
        for run in _runs(self._hits(text), text):
            if label := _label(run, text, application):
                pieces += [text[end : run.start], label]
                end = run.end
        return "".join([*pieces, text[end:]])

    def _hits(self, text: str) -> list[Hit]:
        normalized, places = normalize_with_places(text)
        hits: list[Hit] = []
        for start, end, word in self._found(normalized):
            if hits and places[start] < hits[-1].end:
                continue
            last = _end(places, end, text)
            hits.append(Hit(places[start], last, word, self.owners[word]))
        return hits

    def _found(self, normalized: str) -> list[tuple[int, int, str]]:
        """In the order of the text; of those that overlap, the longest first."""
        words = [
            found for found in WORD.finditer(normalized) if found[0] in self.owners
        ]
        if self.unspaced:
            words += self.unspaced.finditer(normalized)
        spans = [(found.start(), found.end(), found[0]) for found in words]
        return sorted(spans, key=lambda span: (span[0], -span[1]))


def name_forms(name: str) -> set[str]:
    """Normalized words that mean a person: parts of the name, and run together."""
    composed = unicodedata.normalize("NFC", name).casefold()
    forms: set[str] = set()
    for spelling in {composed, composed.translate(UMLAUTS)}:
        split = [_letters(part) for part in spelling.split()]
        forms.update(part for parts in split for part in parts)
        forms.update("".join(parts) for parts in split)
        whole = [part for parts in split for part in parts]
        forms.update({"".join(whole), "".join(reversed(whole))})
    forms |= {form[1:] for form in forms if _has_given_name(form)}
    forms |= {SHORTENED.sub("", form) for form in forms if len(form) >= SHORTENED_FROM}
    return forms - {""}


def _has_given_name(form: str) -> bool:
    """A name without spaces: one character of family, two of the given name."""
    return len(form) == UNSPACED_LENGTH and bool(IS_UNSPACED.fullmatch(form))


def _letters(part: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", normalize(part))


def _any_of(forms: Iterable[str]) -> re.Pattern[str] | None:
    """The longest first; None where there is none."""
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    if not longest_first:
        return None
    return re.compile("|".join(map(re.escape, longest_first)))


def _end(places: list[int], end: int, text: str) -> int:
    """Accents written as characters of their own belong to what they follow."""
    following = places[end] if end < len(places) else len(text)
    return max(following, places[end - 1] + 1)


def _runs(hits: list[Hit], text: str) -> list[HitRun]:
    """Parts of one person's name that stand beside each other."""
    runs: list[HitRun] = []
    for hit in hits:
        if not runs or not runs[-1].goes_on(hit, text):
            runs.append(HitRun([hit], hit.owners))
    return runs


def _label(run: HitRun, text: str, application: int) -> str:
    """What to write instead; empty where it is no name."""
    is_own = application in run.owners
    label = CANDIDATE if is_own else ANOTHER
    if len(run.hits) > 1:
        return label if any(len(hit.word) > 1 for hit in run.hits) else ""
    hit = run.hits[0]
    if len(hit.word) == 1 and hit.word.isascii():
        return ""
    if not text[hit.start].islower():
        return label
    return label if is_own and hit.word not in EVERYDAY else ""
