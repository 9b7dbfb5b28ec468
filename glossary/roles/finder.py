"""The role that a job title leads to, however people write it.

One finder for the start page, the glossary's search, résumés and commands. It answers
only where it is sure: a wrong role is worse than the general interview, beside which
the roles that come near are offered.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from glossary.models import Level, Role
from glossary.revision import KeptForRevision
from glossary.roles.answer import GENERAL_TITLE, Answer, Match, Near
from glossary.roles.loose_readings import behind_words, readings
from glossary.roles.short_titles import meanings_of
from glossary.roles.term_titles import TermIndex, TermTitles, read_terms
from glossary.roles.title_index import RoleTitles, TitleIndex
from glossary.roles.title_levels import WORDS as LEVEL_WORDS
from glossary.roles.title_levels import split_level
from glossary.roles.title_parts import Part, either, parts, plain_words
from glossary.roles.title_words import (
    MAX_LENGTH,
    canonical,
    raw_words,
)
from glossary.roles.word_lists import OTHER_FIELDS

MAX_ALTERNATIVES = 5
NO_TITLES = LEVEL_WORDS - {"entry"}  # data entry
MIN_WORD = 3
OF = ["for"], ["in"], ["of"], ["who"], ["with"]
MAX_SHORT = 5
"""Letters of what may be an abbreviation that nobody knows."""


def not_found(text: str) -> str:
    """A sentence that names the roles near a title."""
    choices = kept.get().find(text).choices
    if not choices:
        return f"There is no role “{text}”. If no role fits, use {GENERAL_TITLE}."
    near = ", ".join(choice.label for choice in choices)
    return (
        f"There is no role “{text}”. Did you mean {near}? If not, use {GENERAL_TITLE}."
    )


def nothing(query: str) -> Answer:
    """The general interview, with nothing near."""
    return Answer(query, Match.GENERAL)


class _Hit(NamedTuple):
    match: Match
    roles: list[int]
    level: Level | None


class Finder:
    """Pure: what the roles and terms are called comes in, answers come out.

    ``terms`` is called when the titles of roles alone give no answer for the first
    time. One answer takes as long however many terms there are.
    """

    def __init__(
        self,
        roles: Iterable[RoleTitles],
        terms: Callable[[], Iterable[TermTitles]] = list,
    ) -> None:
        self._index = TitleIndex(roles)
        self._read_terms = terms
        titles = Counter(role.title for role in self._index.roles)
        self._titles = {role.pk: role.title for role in self._index.roles}
        self._labels = {
            role.pk: role.title
            if titles[role.title] == 1
            else f"{role.title} ({role.family})"
            for role in self._index.roles
        }

    @cached_property
    def _terms(self) -> TermIndex:
        return TermIndex(self._read_terms(), self._labels)

    def find(self, text: str) -> Answer:
        """Reads the first `MAX_LENGTH` characters alone."""
        query, text = text, text.strip()[:MAX_LENGTH]
        unclear: list[int] = []
        for hit in self._hits(text):
            same_title = len({self._titles[role] for role in hit.roles}) == 1
            if same_title:
                role, *others = hit.roles
                near = [*others, *([] if hit.match is Match.EXACT else unclear)]
                return self._answer(query, hit, role, near)
            unclear += [role for role in hit.roles if role not in unclear]
        level = split_level(raw_words(text)).level
        near = [*self._meant(text), *unclear, *self._near(text)]
        return Answer(query, Match.GENERAL, level=level, near=self._offered(near))

    def is_abbreviation(self, text: str) -> bool:
        """Whether people write a role so: *RN*."""
        return bool(self._index.abbreviated(raw_words(text)))

    def beginning_with(self, text: str) -> list[Near]:
        """Roles with a title that begins so: it may still be being typed."""
        return self._offered(self._index.beginning_with(raw_words(text)))

    def meant(self, text: str) -> list[Near]:
        """Roles that a short form such as *PM* stands for."""
        *_, last = raw_words(text) or [""]
        return self._offered(self._meant(text)) if meanings_of(last) else []

    def ends_in_word(self, text: str) -> bool:
        """Whether its last word is one of titles, as far as it is written."""
        words = canonical(raw_words(text))
        is_short = len(words[-1]) < MIN_WORD if words else True
        return not is_short and self._index.knows(words[-1])

    def ends_in_head(self, text: str) -> bool:
        """Whether its last word is one of jobs: *manager*, not *management*; or the
        first, as in *teacher of maths*."""
        raw = raw_words(text)
        ends = [*canonical(raw)[-1:], *(raw[:1] if raw[1:2] in OF else ())]
        return not self._index.frequent_heads.isdisjoint(ends)

    def may_be_title(self, text: str) -> bool:
        """Quick, to leave out most of a long text before `find` is asked."""
        words = canonical(raw_words(text))
        return not self._index.heads.isdisjoint(words) or self.is_abbreviation(text)

    def _answer(self, query: str, hit: _Hit, role: int, near: list[int]) -> Answer:
        offered = self._offered(each for each in near if each != role)
        return Answer(
            query,
            hit.match,
            role,
            self._titles[role],
            hit.level,
            near=offered,
            is_shared=len(hit.roles) > 1,
            label=self._labels[role],
        )

    def _offered(self, roles: Iterable[int]) -> list[Near]:
        kept = [*dict.fromkeys(roles)][:MAX_ALTERNATIVES]
        return [Near(role, self._labels[role]) for role in kept]

    def _hits(self, text: str) -> Iterator[_Hit]:
        """The best first; of one that names several roles, the next may tell."""
        inverted = "," in text
        whole = [part for part in parts(text) if part.is_whole]
        for part in whole:
            yield from self._exactly(part.raw, inverted)
        yield from _close(self._turned(text))
        for part in whole:
            yield from self._abroad(part.raw)
        for part in whole:
            yield from self._closely(part.raw)
        yield from self._agreeing(text)
        for part in parts(text):
            if not part.is_whole and self._may_be_cut(part):
                yield from _close(self._exactly(part.raw, inverted))
                yield from self._abroad(part.raw)
                yield from self._closely(part.raw)

    def _turned(self, text: str) -> Iterator[_Hit]:
        """*Scientist II, Cell Culture*, the other way round."""
        before, comma, after = text.partition(",")
        if comma and "," not in after:
            yield from self._exactly(raw_words(f"{after} {before}"), inverted=False)

    def _abroad(self, raw: list[str]) -> Iterator[_Hit]:
        split = split_level(raw)
        if roles := self._index.called_abroad(split.words):
            yield _Hit(Match.CLOSE, roles, split.level)

    def _exactly(self, raw: list[str], inverted: bool) -> Iterator[_Hit]:
        """As a whole first: a title may have a word that looks like a level."""
        split = split_level(raw)
        readings = [(raw, split.level if split.sure else None)]
        if split.words != raw:
            readings.append((split.words, split.level))
        for written, level in readings:
            words = canonical(written)
            for roles in (
                self._index.written(written),
                self._index.called(words),
                self._index.abbreviated(written),
            ):
                if roles:
                    yield _Hit(Match.EXACT, roles, level)
        for written, level in readings:
            if roles := self._index.holding_just(canonical(written)):
                yield _Hit(Match.EXACT if inverted else Match.CLOSE, roles, level)

    def _closely(self, raw: list[str]) -> Iterator[_Hit]:
        yield from self._loosely(raw)
        corrected = self._index.corrected(raw)
        if corrected != raw:
            yield from _close(self._exactly(corrected, inverted=False))
            yield from self._loosely(corrected)

    def _loosely(self, raw: list[str]) -> Iterator[_Hit]:
        split = split_level(raw)
        for roles in readings(raw, split.words, self._index, self._terms):
            if roles:
                yield _Hit(Match.CLOSE, roles, split.level)

    def _agreeing(self, text: str) -> Iterator[_Hit]:
        """Two titles, if those that are known are of the same role."""
        both = [next(self._exactly(raw, inverted=False), None) for raw in either(text)]
        found = [{*hit.roles} for hit in both if hit]
        if found and len(common := set.intersection(*found)) == 1:
            level = next(hit.level for hit in both if hit)
            yield _Hit(Match.CLOSE, [*common], level)

    def _may_be_cut(self, part: Part) -> bool:
        """Not a word alone from words of other titles, nor out of another field."""
        rest = canonical(part.rest)
        if OTHER_FIELDS.intersection(rest):
            return False
        if len(canonical(split_level(part.raw).words)) > 1:
            return True
        if self._index.abbreviated(split_level(part.raw).words):
            return True
        return not self._index.make_another(canonical(part.raw), rest)

    def _near(self, text: str) -> Iterator[int]:
        raw = split_level(plain_words(text)).words
        telling = (word for word in canonical(raw) if word not in NO_TITLES)
        words = tuple(telling) or canonical(raw)
        short = len(raw) == 1 and len(raw[0]) <= MAX_SHORT and text.isupper()
        yield from self._index.begun_abroad(raw)
        yield from behind_words(words, self._index)
        yield from self._index.with_initials(raw, least=2 if len(words) == 1 else 3)
        yield from self._terms.titled(words)
        yield from self._terms.drawing_on(words)
        yield from self._index.near(words, guess=not short)[:MAX_ALTERNATIVES]

    def _meant(self, text: str) -> Iterator[int]:
        """*PM*, *PMs* and *technical PM*: every usual meaning, as far as it has a role;
        those of the whole title before those of the short form alone. *SOC*: titles
        that have it as a word, before those with such initials."""
        *before, last = split_level(raw_words(text)).words or [""]
        meanings = meanings_of(last)
        for written in ([*before], []) if before else ([],):
            for meaning in meanings:
                words = canonical([*written, *raw_words(meaning)])
                yield from self._index.called(words)
        if not before and len(last) <= MAX_SHORT and self._index.knows(last):
            yield from self._index.near((last,), guess=False)[:MAX_ALTERNATIVES]


def _close(hits: Iterable[_Hit]) -> Iterator[_Hit]:
    return (hit._replace(match=Match.CLOSE) for hit in hits)


def read_roles() -> list[RoleTitles]:
    """Those that can be used for something new. One query."""
    rows = Role.objects.active().filter(is_general=False)
    columns = "pk", "title", "industry__name", "other_titles", "abbreviations"
    return [RoleTitles(*row) for row in rows.values_list(*columns)]


kept = KeptForRevision(lambda: Finder(read_roles(), read_terms))
"""One for each process; built for the first title after a change."""
