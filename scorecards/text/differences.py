"""How one text became another, word by word and entry by entry."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

ALIKE = 0.4
"""Below this share of common words, two texts are shown one after the other."""
LONGEST = 2_000
"""More words than this are not compared one by one; that takes quadratic time."""

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


def compare_words(old: str, new: str) -> list[Run]:
    """Without what is gone the runs are ``new``, without what is new they are ``old``.

    Spaces count as words.
    """
    before, after = (re.findall(r"\s+|[^\W_]+|[\W_]", text) for text in (old, new))
    if len(before) + len(after) > LONGEST:
        return _replaced(old, new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if _share_in_common(matcher, before, after) < ALIKE:
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
    pairs: list[tuple[int | None, int | None]] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    before, after = set(range(len(old))), set(range(len(new)))
    for i, j, size in matcher.get_matching_blocks():
        pairs += [(i + n, j + n) for n in range(size)]
    for judge in (str.__eq__, alike):
        before -= {i for i, _ in pairs if i is not None}
        after -= {j for _, j in pairs if j is not None}
        for j in sorted(after):
            found = next((i for i in sorted(before) if judge(old[i], new[j])), None)
            if found is not None:
                before.remove(found)
                pairs.append((found, j))
    before -= {i for i, _ in pairs if i is not None}
    after -= {j for _, j in pairs if j is not None}
    pairs += [(i, None) for i in before] + [(None, j) for j in after]
    return sorted(pairs, key=lambda each: _reading_order(*each))


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
    best: list[list[int]] = []  # the longest that ends with each, as indices
    for at, (old, _) in enumerate(ordered):
        before = [run for run in best if ordered[run[-1]][0] < old]
        best.append([*_longest(before), at])
    stayed = set(_longest(best))
    return {new for at, (_, new) in enumerate(ordered) if at not in stayed}


def alike(old: str, new: str) -> bool:
    """Whether one is best read as a rewording of the other."""
    before, after = (re.findall(r"\w+", text.casefold()) for text in (old, new))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _longest(runs: list[list[int]]) -> list[int]:
    return max(runs, key=len) if runs else []


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
