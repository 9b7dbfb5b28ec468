"""What changed from one kit to another, in words. Reads and writes nothing.

Two kits without a difference have the same checksum and the other way round.
Questions are matched by their source, which outlives rewording; points, indicators and
red flags by their words.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.text import get_text_list

from glossary.models import Level
from glossary.parts import QUESTION_PARTS, RED_FLAG_PARTS, Kind
from glossary.plurals import counted
from scorecards.kits.making import KitContent
from scorecards.models import Kit, KitIndicator, KitQuestion, KitRedFlag
from scorecards.text.differences import (
    Edit,
    Run,
    compare_lists,
    compare_words,
    moved_places,
    pair,
)

COMPARED = [part for part in QUESTION_PARTS if part.kind is not Kind.NUMBER]


@dataclass(frozen=True)
class KitWords:
    """Everything that two kits are compared by; the rows in order."""

    role_title: str
    industry_name: str
    opening_script: str
    closing_reminder: str
    questions: Sequence[KitQuestion]
    indicators: Sequence[KitIndicator]
    red_flags: Sequence[KitRedFlag]

    @classmethod
    def of_kit(cls, kit: Kit) -> "KitWords":
        """Three queries, none for a kit with its rows prefetched."""
        return cls(
            role_title=kit.role_title,
            industry_name=kit.industry_name,
            opening_script=kit.opening_script,
            closing_reminder=kit.closing_reminder,
            questions=list(kit.questions.all()),
            indicators=list(kit.indicators.all()),
            red_flags=list(kit.red_flags.all()),
        )

    @classmethod
    def of_content(cls, content: KitContent) -> "KitWords":
        return cls(
            role_title=content.role.title,
            industry_name=content.role.industry.name,
            opening_script=content.opening_script,
            closing_reminder=content.closing_reminder,
            questions=content.questions,
            indicators=content.indicators,
            red_flags=content.red_flags,
        )


@dataclass(frozen=True)
class Change:
    """A sentence, the words it is about, and their other changes."""

    sentence: str
    runs: tuple[Run, ...] = ()
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True)
class Section:
    title: str
    changes: tuple[Change, ...]


def differences(old: KitWords, new: KitWords) -> list[Section]:
    """What changed, part by part; nothing for a part that is the same."""
    compared = _Compared(old, new)
    sections = [
        Section("Role", tuple(compared.role())),
        Section("Questions", tuple(compared.questions())),
        Section("Experience indicators", tuple(compared.indicators())),
        Section("Red flags", tuple(compared.red_flags())),
        Section("Opening script and closing reminder", tuple(compared.scripts())),
    ]
    return [section for section in sections if section.changes]


def count(sections: Iterable[Section]) -> int:
    return sum(len(section.changes) for section in sections)


@dataclass(frozen=True)
class _Compared:
    old: KitWords
    new: KitWords

    def role(self) -> Iterator[Change]:
        old, new = self.old, self.new
        if old.role_title != new.role_title:
            yield Change(
                f"The role “{old.role_title}” is now called “{new.role_title}”."
            )
        if old.industry_name != new.industry_name:
            yield Change(
                f"The industry “{old.industry_name}” is now called "
                f"“{new.industry_name}”."
            )
        for before, after in sorted(self._renamed_terms):
            yield Change(f"The term “{before}” is now called “{after}”.")

    def questions(self) -> Iterator[Change]:
        """In the order of the new kit; removed questions come last."""
        for place, question in enumerate(self.new.questions, start=1):
            if question.source not in self._old_places:
                yield Change(
                    f"Question {place} is new.",
                    (Run("new", question.text),),
                    _beside(question),
                )
            elif change := self._change_of(place, question):
                yield change
        kept = {question.source for question in self.new.questions}
        for place, question in enumerate(self.old.questions, start=1):
            if question.source not in kept:
                yield Change(
                    f"Old question {place} was removed.",
                    (Run("gone", question.text),),
                )

    def _change_of(self, place: int, new: KitQuestion) -> Change | None:
        """The change of a question that both kits ask."""
        old_place = self._old_places[new.source]
        old = self.old.questions[old_place - 1]
        clauses = [
            part.changed
            for part in COMPARED
            if getattr(old, part.name) != getattr(new, part.name)
        ]
        if place in self._moved_questions:
            clauses.append(f"moved from position {old_place}")
        if old.minutes != new.minutes:
            clauses.append(f"takes {_minutes(new)} instead of {old.minutes}")
        if not clauses:
            return None
        return Change(
            f"Question {place} {get_text_list(clauses, last_word='and')}.",
            tuple(compare_words(old.text, new.text)),
            tuple(_question_edits(old, new)),
        )

    def indicators(self) -> Iterator[Change]:
        for level in Level:
            old, new = (
                [each for each in words.indicators if each.level == level]
                for words in (self.old, self.new)
            )
            texts = [each.text for each in old], [each.text for each in new]
            for edit in compare_lists(f"{level.label} indicator", *texts):
                yield Change(_as_sentence(edit), edit.runs)
        for level_label, term, before, after in sorted(self._new_years):
            yield Change(
                f"{level_label} in {term} is now {after} years instead of {before}."
            )

    def red_flags(self) -> Iterator[Change]:
        texts = (
            [flag.text for flag in words.red_flags] for words in (self.old, self.new)
        )
        for edit in compare_lists("Red flag", *texts):
            yield Change(_as_sentence(edit), edit.runs)
        for old, new in self._matched_flags:
            yield from _flag_changes(old, new)

    def scripts(self) -> Iterator[Change]:
        for field, name in (
            ("opening_script", "The opening script"),
            ("closing_reminder", "The closing reminder"),
        ):
            old, new = (getattr(words, field) for words in (self.old, self.new))
            if old != new:
                edits = compare_lists("Line", old.split("\n"), new.split("\n"))
                yield Change(f"{name} was changed.", edits=tuple(edits))

    @cached_property
    def _old_places(self) -> dict[str, int]:
        """From 1, by source."""
        return {
            question.source: place
            for place, question in enumerate(self.old.questions, start=1)
        }

    @cached_property
    def _moved_questions(self) -> set[int]:
        """Their new places, from 1."""
        return moved_places(
            [
                (self._old_places[question.source], place)
                for place, question in enumerate(self.new.questions, start=1)
                if question.source in self._old_places
            ]
        )

    @cached_property
    def _matched(self) -> list[tuple[Any, Any]]:
        """Rows of the two kits that are the same question, indicator or red flag."""
        questions = [
            (self.old.questions[self._old_places[new.source] - 1], new)
            for new in self.new.questions
            if new.source in self._old_places
        ]
        return [*questions, *self._matched_flags, *self._matched_indicators]

    @cached_property
    def _matched_flags(self) -> list[tuple[KitRedFlag, KitRedFlag]]:
        return _matched_by_text(self.old.red_flags, self.new.red_flags)

    @cached_property
    def _matched_indicators(self) -> list[tuple[Any, Any]]:
        return [
            matched
            for level in Level.values
            for matched in _matched_by_text(
                [each for each in self.old.indicators if each.level == level],
                [each for each in self.new.indicators if each.level == level],
            )
        ]

    @property
    def _renamed_terms(self) -> set[tuple[str, str]]:
        return {
            (old.term, new.term) for old, new in self._matched if old.term != new.term
        }

    @property
    def _new_years(self) -> set[tuple[str, str, str, str]]:
        return {
            (new.get_level_display(), new.term, old.years, new.years)
            for old, new in self._matched_indicators
            if old.years != new.years
        }


def _matched_by_text(old: Sequence[Any], new: Sequence[Any]) -> list[tuple[Any, Any]]:
    pairs = pair([row.text for row in old], [row.text for row in new])
    return [(old[i], new[j]) for i, j in pairs if i is not None and j is not None]


def _question_edits(old: KitQuestion, new: KitQuestion) -> Iterator[Edit]:
    """The question's other changes; its wording is shown beside them."""
    for part in COMPARED:
        before, after = getattr(old, part.name), getattr(new, part.name)
        if before == after or part.name == "text":
            continue
        match part.kind:
            case Kind.LINES:
                yield from compare_lists(part.label, before, after)
            case Kind.ANCHORS:
                for rating in sorted({*before, *after}):
                    texts = before.get(rating, ""), after.get(rating, "")
                    if texts[0] != texts[1]:
                        yield Edit.of(f"{part.label} {rating}", *texts)
            case _:
                yield Edit.of(part.label, before, after)


def _flag_changes(old: KitRedFlag, new: KitRedFlag) -> Iterator[Change]:
    """What else is said of a flag; its wording is compared with the others."""
    for part in RED_FLAG_PARTS[1:]:
        before, after = old.said(part), new.said(part)
        if before != after:
            yield Change(
                f"The red flag “{new.text}” {part.changed}.",
                edits=(Edit.of(part.label, before, after),),
            )


def _beside(question: KitQuestion) -> tuple[Edit, ...]:
    """The expected answer and points to listen for of a new question."""
    points = [Edit.plain("Point to listen for", each) for each in question.listen_for]
    return (Edit.plain("Expected answer", question.expected_answer), *points)


def _minutes(question: KitQuestion) -> str:
    return counted(question.minutes, "minute")


def _as_sentence(edit: Edit) -> str:
    return f"A {edit.what.lower()} was {edit.verb}."
