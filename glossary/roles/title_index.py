"""Titles in memory, to be looked up by their words. It knows no database."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cached_property, lru_cache
from itertools import chain
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from glossary.roles.likeness import LONG, MIN_CORRECTED, Likeness, Title
from glossary.roles.title_keys import Keys, Spellings, bag, singular_too, sound
from glossary.roles.title_levels import WORDS as LEVEL_WORDS
from glossary.roles.title_words import (
    LITTLE,
    Words,
    canonical,
    raw_words,
    same_head,
)
from glossary.roles.titles_abroad import role_abroad
from glossary.roles.word_lists import OTHER_FIELDS, RANKS, WELL_KNOWN, listed

MIN_INITIALS = 3
MIN_CORRECTED_ALONE = 6
MIN_TITLES_OF_HEAD = 4


class RoleTitles(NamedTuple):
    pk: int
    title: str
    family: str
    other_titles: list[str]
    abbreviations: list[str]


class TitleIndex:
    """``labels`` are the titles of roles, told apart by family where two are alike."""

    def __init__(self, roles: Iterable[RoleTitles]) -> None:
        self.roles = list(roles)
        self.titles: list[Title] = []
        self._own, self._other = (Spellings(), Spellings())
        self._written, self._abbreviations, self._titled = Keys(), Keys(), Keys()
        self._correct = lru_cache(maxsize=2**12)(self._corrected)
        for role in self.roles:
            self._add(role)
        self._holding: defaultdict[str, list[int]] = defaultdict(list)
        for number, title in enumerate(self.titles):
            for word in {*title.words}:
                self._holding[word].append(number)
        self._holding.default_factory = None  # what is looked up is not added

    def _add(self, role: RoleTitles) -> None:
        for title in (role.title, *role.other_titles):
            raw = raw_words(title)
            words = canonical(raw)
            self._written.add(" ".join(raw), role.pk)
            self.titles.append(Title(role.pk, words, title == role.title))
            spellings = self._own if title == role.title else self._other
            spellings.add(role.pk, raw, words)
        self._titled.add(role.title, role.pk)
        for abbreviation in role.abbreviations:
            self._abbreviations.add("".join(raw_words(abbreviation)), role.pk)

    def written(self, raw: list[str]) -> list[int]:
        """Roles of just that title, word for word: *Estates Manager* and *Estate
        Manager* may be two."""
        return self._written.get(" ".join(raw)) or []

    def called_abroad(self, raw: list[str]) -> list[int]:
        """Roles of that title in another language; with an error only if no word is
        one of the titles here."""
        strange = self._holding.keys().isdisjoint(canonical(raw))
        return self._titled.get(role_abroad(raw, with_error=strange)) or []

    def begun_abroad(self, raw: list[str]) -> list[int]:
        """Roles of the title abroad that it begins with: *Bauleiter Hochbau*."""
        begun = (role_abroad(raw[:end]) for end in range(len(raw) - 1, 0, -1))
        return self._titled.get(next(filter(None, begun), "")) or []

    def called(self, words: Words) -> list[int]:
        """Roles of that title; own titles come before other ones."""
        key = "".join(words)
        return self._own.whole.get(key) or self._other.whole.get(key) or []

    def holding_just(self, words: Words) -> list[int]:
        """Roles with these words in a title, in any order."""
        key = bag(words)
        return self._own.bags.get(key) or self._other.bags.get(key) or []

    def make_another(self, words: Words, rest: Words) -> bool:
        """Whether any word of the rest makes it the title of another role: *Driver,
        forklift*, but not *Cleaner, evenings*."""
        own = {*self.called(words), *self.holding_just(words)}
        if not own or any(word in self.heads for word in rest):
            return any(map(self.knows, rest))
        with_rest = {n for word in rest for n in self._holding.get(word, ())}
        holding = with_rest.intersection(*(self._holding.get(w, ()) for w in words))
        return any(self.titles[number].role not in own for number in holding)

    def begun(self, words: Words) -> list[int]:
        """The only role that titles of so many words and more are of: *data entry*,
        *social media*. One such title is enough if it is the role's own."""
        if len(words) < 2:
            return []
        holding = (set(self._holding.get(word, ())) for word in words)
        titles = [self.titles[number] for number in set.intersection(*holding)]
        begun = [title for title in titles if title.words[: len(words)] == words]
        roles = {title.role for title in begun}
        sure = len(begun) > 1 or any(title.is_own for title in begun)
        return [*roles] if sure and len(roles) == 1 else []

    def beginning_with(self, raw: list[str]) -> list[int]:
        """Roles with a title that begins so, letter by letter; by their own title
        first, then the shortest."""
        start, found = " ".join(raw), list[tuple[bool, int, int]]()
        for place in range(bisect_left(self._sorted, (start,)), len(self._sorted)):
            written, is_other, role = self._sorted[place]
            if not written.startswith(start):
                break
            found.append((is_other, len(written), role))
        return list(dict.fromkeys(role for *_, role in sorted(found)))

    @cached_property
    def _sorted(self) -> list[tuple[str, bool, int]]:
        return sorted(
            (" ".join(raw_words(title)), title != role.title, role.pk)
            for role in self.roles
            for title in (role.title, *role.other_titles)
        )

    def called_like(self, words: Words) -> list[int]:
        """Roles of that title but for a head that means the same; none for a head
        alone."""
        if len(words) < 2:
            return []
        key = "".join(same_head(words))
        return self._own.heads.get(key) or self._other.heads.get(key) or []

    def abbreviated(self, raw: list[str]) -> list[int]:
        """Roles that people abbreviate so."""
        return singular_too(self._abbreviations, "".join(raw))

    def with_initials(self, raw: list[str], least: int = MIN_INITIALS) -> list[int]:
        """Roles with a title of these initials, by their own title first."""
        return self._with_initials(raw, least, self._own, self._other)

    def with_own_initials(self, raw: list[str]) -> list[int]:
        """Other titles don't count: nearly any letters are some title's initials."""
        return self._with_initials(raw, MIN_INITIALS, self._own)

    def _with_initials(
        self, raw: list[str], least: int, *spellings: Spellings
    ) -> list[int]:
        key = "".join(raw)
        if len(raw) != 1 or len(key) < least or key in WELL_KNOWN:
            return []
        found = (singular_too(each.initials, key) for each in spellings)
        return list(dict.fromkeys(chain(*found)))

    def has_words(self, role: int, words: Words) -> bool:
        """Whether titles of the role, taken together, have them all."""
        return self._words_of_roles[role].issuperset(words)

    def has_head(self, role: int, head: Words) -> bool:
        """Whether a title of the role ends so."""
        return any(
            title.role == role and title.words[-1:] == head for title in self.titles
        )

    @cached_property
    def _words_of_roles(self) -> defaultdict[int, set[str]]:
        words: defaultdict[int, set[str]] = defaultdict(set)
        for title in self.titles:
            words[title.role].update(title.words)
        return words

    @cached_property
    def heads(self) -> frozenset[str]:
        """The last words of titles: *engineer*, *nurse*."""
        return frozenset(title.words[-1] for title in self.titles if title.words)

    @cached_property
    def frequent_heads(self) -> frozenset[str]:
        """Without those that few titles end in: *head of people*."""
        ends = Counter(title.words[-1] for title in self.titles if title.words)
        return frozenset(head for head, n in ends.items() if n >= MIN_TITLES_OF_HEAD)

    def knows(self, word: str) -> bool:
        return word in self._holding

    def is_strange(self, word: str) -> bool:
        """Whether it is in no title, nor an error, nor known to make another job."""
        others = listed("other_fields"), listed("other_jobs"), OTHER_FIELDS, RANKS
        known = self._is_word(word) or any(word in each for each in others)
        return not known and self._correct(word, False) == word

    @cached_property
    def _vocabulary(self) -> list[str]:
        return sorted({*self._holding, *LEVEL_WORDS})

    @cached_property
    def _sounds(self) -> list[str]:
        return [*map(sound, self._vocabulary)]

    def corrected(self, raw: list[str]) -> list[str]:
        """The words with the typing errors taken out that have one likely meaning.

        A word alone that is a job of its own stays: *diver* is no *driver*.
        """
        alone = len(raw) == 1
        return [self._correct(word, alone) for word in raw]

    def _corrected(self, word: str, alone: bool) -> str:
        least = MIN_CORRECTED_ALONE if alone else MIN_CORRECTED
        form = "".join(canonical([word]))
        if len(word) < least or self._is_word(word) or self._is_word(form):
            return word
        if word in OTHER_FIELDS or {word, form} & listed("other_fields"):
            return word
        if alone and word in listed("other_jobs"):
            return word
        errors = 2 if len(form) >= LONG else 1
        sounds = self._sounds
        heard = sound(form)
        like = process.extract(
            heard, sounds, scorer=OSA.distance, score_cutoff=errors, limit=6
        )
        like = [each for each in like if each[0][0] == heard[0] or each[1] == 1]
        if not like:
            return word
        fewest = min(distance for _, distance, _ in like)
        best = [self._vocabulary[n] for _, number, n in like if number == fewest]
        return max(best, key=lambda each: len(self._holding.get(each, ())))

    def _is_word(self, word: str) -> bool:
        return word in self._holding or word in LEVEL_WORDS or word in LITTLE

    def near(self, words: Words, *, guess: bool) -> list[int]:
        """Roles that share telling words, nearest first."""
        return self._likeness.near(words, guess=guess)

    @cached_property
    def _likeness(self) -> Likeness:
        return Likeness(self.titles, self._holding, self._vocabulary, self.heads)
