"""How one text became another, word by word and entry by entry."""

import math
import re
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from itertools import accumulate
from typing import Literal

ALIKE = 0.4
"""Below this share of common words, two texts are shown one after the other."""
LONGEST = 2_000
"""More words than this are not compared one by one; that takes quadratic time."""
MAX_WORK = 500_000
"""Where comparing would take more steps than this, as for words that are repeated over
and over, nothing is taken to be in common. About a fiftieth of a second."""
MAX_ENTRIES = 200
"""Of two lists together; longer ones are paired by equal entries alone."""
MAX_ALIKE = 250_000
"""Words of the one list times words of the other that may be tried for likeness."""

Mark = Literal["same", "gone", "new"]


@dataclass(frozen=True)
class Run:
    """Words that stand together in the old text, in the new one, or in both."""

    mark: Mark
    text: str


@dataclass(frozen=True)
class Edit:
    """What happened to one text, such as “Follow-up”, “added”, and its words."""

    what: str
    verb: str
    runs: tuple[Run, ...]

    @classmethod
    def plain(cls, what: str, text: str) -> "Edit":
        """A text that is to be read as a whole."""
        return cls(what, "", (Run("same", text),))

    @classmethod
    def of(cls, what: str, old: str, new: str, *, moved: bool = False) -> "Edit":
        """Added where there was nothing, removed where nothing is left."""
        verb = "reworded" if old and new else "added" if new else "removed"
        if moved:
            verb = "moved" if old == new else "moved and reworded"
        return cls(what, verb, tuple(compare_words(old, new)))

    @property
    def label(self) -> str:
        return f"{self.what} {self.verb}".rstrip()


class TooMuchWorkError(Exception):
    """The texts are such that comparing them would take too long."""


class Matcher(SequenceMatcher[str]):
    """Gives up when it would look at more than `MAX_WORK` pairs of equal entries.

    The standard library's takes cubic time on some texts. Spaces are compared only
    beside words that are the same.
    """

    a: Sequence[str]
    b2j: dict[str, list[int]]

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        super().__init__(str.isspace, old, new, autojunk=False)
        matches = (len(self.b2j.get(each, ())) + 1 for each in old)
        self._pairs_before = [0, *accumulate(matches)]
        self._work = 0

    def find_longest_match(
        self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None
    ) -> Match:
        last = len(self.a) if ahi is None else ahi
        self._work += self._pairs_before[last] - self._pairs_before[alo]
        if self._work > MAX_WORK:
            raise TooMuchWorkError
        return super().find_longest_match(alo, ahi, blo, bhi)


def compare_words(old: str, new: str) -> list[Run]:
    """Without what is gone the runs are ``new``, without what is new they are ``old``.

    Spaces count as words.
    """
    if not (old and new):
        return _replaced(old, new)
    before, after = (re.findall(r"\s+|[^\W_]+|[\W_]", text) for text in (old, new))
    if len(before) + len(after) > LONGEST:
        return _replaced(old, new)
    matcher = Matcher(before, after)
    try:
        if _share_in_common(matcher, before, after) < ALIKE:
            return _replaced(old, new)
    except TooMuchWorkError:
        return _replaced(old, new)
    runs = []
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            runs.append(Run("same", "".join(before[i1:i2])))
        else:
            runs += _replaced("".join(before[i1:i2]), "".join(after[j1:j2]))
    return runs


def pair(old: Sequence[str], new: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """Which entry of two lists became which, by their places: kept ones, also where
    they moved; reworded ones, where alike; with None, removed and added ones."""
    kept = _kept_in_place(old, new)
    before, after = list(range(len(old))), list(range(len(new)))
    _take_out(kept, before, after)
    kept += _equal(old, before, new, after)
    kept += _alike(old, before, new, after)
    pairs: list[tuple[int | None, int | None]] = [*kept]
    pairs += [(i, None) for i in before] + [(None, j) for j in after]
    return sorted(pairs, key=lambda each: _reading_order(*each))


def _kept_in_place(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Equal entries in the same order; of long lists those at either end."""
    if len(old) + len(new) <= MAX_ENTRIES:
        blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
        return [(i + n, j + n) for i, j, size in blocks for n in range(size)]
    shorter = min(len(old), len(new))
    first = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    rest = range(1, shorter - first + 1)
    last = next((n - 1 for n in rest if old[-n] != new[-n]), shorter - first)
    ends = [(len(old) - n, len(new) - n) for n in range(last, 0, -1)]
    return [*((n, n) for n in range(first)), *ends]


def _equal(
    old: Sequence[str], before: list[int], new: Sequence[str], after: list[int]
) -> list[tuple[int, int]]:
    """Entries that moved, in the order of the new list; taken out of the places."""
    places: defaultdict[str, deque[int]] = defaultdict(deque)
    for i in before:
        places[old[i]].append(i)
    found = [(places[new[j]].popleft(), j) for j in after if places[new[j]]]
    _take_out(found, before, after)
    return found


def _alike(
    old: Sequence[str], before: list[int], new: Sequence[str], after: list[int]
) -> list[tuple[int, int]]:
    """Entries that were reworded, unless there is too much to compare; taken out of
    the places."""
    found: list[tuple[int, int]] = []
    if len(before) + len(after) > MAX_ENTRIES:
        return found
    size = (sum(len(_words(old[i])) for i in before), len(before))
    other = (sum(len(_words(new[j])) for j in after), len(after))
    if max(size) * max(other) > MAX_ALIKE:
        return found
    free = list(before)
    for j in after:
        i = next((i for i in free if alike(old[i], new[j])), None)
        if i is not None:
            free.remove(i)
            found.append((i, j))
    _take_out(found, before, after)
    return found


def _take_out(
    pairs: list[tuple[int, int]], before: list[int], after: list[int]
) -> None:
    old, new = {i for i, _ in pairs}, {j for _, j in pairs}
    before[:] = [i for i in before if i not in old]
    after[:] = [j for j in after if j not in new]


def compare_lists(what: str, old: Sequence[str], new: Sequence[str]) -> list[Edit]:
    """An edit for every entry that is another one or stands elsewhere."""
    pairs = pair(old, new)
    both = [(i, j) for i, j in pairs if i is not None and j is not None]
    moved = moved_places(both)
    return list(_edits(what, old, new, pairs, moved))


def _edits(
    what: str,
    old: Sequence[str],
    new: Sequence[str],
    pairs: list[tuple[int | None, int | None]],
    moved: set[int],
) -> Iterator[Edit]:
    for i, j in pairs:
        before = "" if i is None else old[i]
        after = "" if j is None else new[j]
        if before != after or j in moved:
            yield Edit.of(what, before, after, moved=j in moved)


def moved_places(pairs: Sequence[tuple[int, int]]) -> set[int]:
    """New places of those that changed their order, as few as explain it.

    The others form a longest increasing subsequence; a place that shifted only
    because something came or went before it has not moved.
    """
    ordered = sorted(pairs, key=lambda each: each[1])
    # By the length of the longest run that ends with each (patience sorting, Fredman
    # 1975); within a pile, old places fall.
    piles: list[list[tuple[int, int]]] = []
    for old, new in ordered:
        at = bisect_left(piles, old, key=lambda pile: pile[-1][0])
        if at == len(piles):
            piles.append([])
        piles[at].append((old, new))
    stayed, following = set(), math.inf
    for pile in reversed(piles):
        following, new = next(each for each in pile if each[0] < following)
        stayed.add(new)
    return {new for _, new in ordered if new not in stayed}


def alike(old: str, new: str) -> bool:
    """Whether one is best read as a rewording of the other."""
    matcher = Matcher(_words(old), _words(new))
    try:
        return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE
    except TooMuchWorkError:
        return False


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _share_in_common(
    matcher: SequenceMatcher[str], before: list[str], after: list[str]
) -> float:
    """Of the longer text's words; spaces are in common with every text."""
    same = sum(
        not word.isspace()
        for block in matcher.get_matching_blocks()
        for word in before[block.a : block.a + block.size]
    )
    longer = max(sum(not word.isspace() for word in text) for text in (before, after))
    return same / longer if longer else 1


def _replaced(old: str, new: str) -> list[Run]:
    gone = [Run("gone", old)] if old else []
    return [*gone, *([Run("new", new)] if new else [])]


def _reading_order(i: int | None, j: int | None) -> tuple[int, bool]:
    """By the place in the new list; what is gone stands where it stood."""
    place = j if j is not None else i
    return (place or 0, j is not None)
