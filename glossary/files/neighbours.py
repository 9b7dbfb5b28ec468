"""Rules between files of the glossary, and between a file and its folder."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.utils.text import slugify

from glossary.files.finding import source_of
from glossary.files.problems import Finding, quotable, shown
from glossary.files.rules import normalized, questions, value_at
from glossary.files.schema import (
    CompetencyContent,
    Kind,
    RoleContent,
    Section,
    TermContent,
)
from glossary.files.sentences import LEVELS
from glossary.files.values import SLUG
from glossary.files.yaml_tree import Document
from glossary.models import Competency, Role, Term
from glossary.roles.bar import (
    GENERAL,
    Area,
    Areas,
    Plan,
    competency_source,
    shortcomings,
)
from glossary.roles.titles import title_key
from glossary.slugs import slug_of

EXAMPLES = {Kind.TERM: "cro", Kind.COMPETENCY: "teamwork", Kind.ROLE: "buyer"}
MAX_SLUGS = {
    Kind.TERM: Term._meta.get_field("slug").max_length or 0,
    Kind.COMPETENCY: Competency._meta.get_field("slug").max_length or 0,
    Kind.ROLE: Role._meta.get_field("slug").max_length or 0,
}

Known = Callable[[Iterable[str]], Areas]
"""Finds areas that are in none of the files, by their source."""


def none_known(sources: Iterable[str]) -> Areas:
    return {}


@dataclass
class Neighbours:
    """Rules between files; `check` every file once, in the order of reading, and
    `check_role` every role after all terms and competencies."""

    known: Known = none_known
    sources: dict[str, Path] = field(default_factory=dict)
    industries: dict[str, tuple[str, Path]] = field(default_factory=dict)
    asked: dict[tuple[str, str], tuple[Path, int]] = field(default_factory=dict)
    names: dict[str, Path] = field(default_factory=dict)
    """Of competencies."""
    areas: dict[str, Area] = field(default_factory=dict)
    """Of all valid files."""
    titles: dict[str, tuple[Path, int]] = field(default_factory=dict)
    kits: dict[tuple[str, str, frozenset[object]], Path] = field(default_factory=dict)

    def check(self, path: Path, kind: Kind, document: Document) -> Iterator[Finding]:
        """Breaches between this file and itself or any before it."""
        folder = path.parent.name
        match kind:
            case Kind.TERM:
                yield from self._industry(path, "industry", document.data)
                yield from self._questions(path, folder, document)
            case Kind.COMPETENCY:
                yield from self._name(path, document.data)
                yield from self._questions(path, "competencies", document)
            case Kind.ROLE:
                yield from self._industry(path, "family", document.data)
                yield from self._titles(path, document)

    def add(self, path: Path, said: Section) -> None:
        """A valid term or competency, for the roles that draw on it."""
        match said:
            case TermContent():
                source = source_of(Kind.TERM, path)
            case CompetencyContent():
                source = source_of(Kind.COMPETENCY, path)
            case _:
                return
        self.areas[source] = area_of(said)

    def check_role(self, path: Path, role: RoleContent) -> Iterator[Finding]:
        """What the role lacks, and what it names that isn't there."""
        general = source_of(Kind.ROLE, path) == GENERAL
        plan = plan_of(role, is_general=general)
        named = {source for source, _ in _named(role)}
        if unknown := named - self.sources.keys() - self.areas.keys():
            self.areas.update(self.known(unknown))
        missing = named - self.areas.keys()
        yield from self._unknown(role)
        if missing:
            return  # the numbers would be wrong
        yield from shortcomings(plan, self.areas)
        yield from self._same_kit(path, plan)

    def file_name(self, path: Path, kind: Kind) -> Iterator[str]:
        """Of a record with two files: names count in any case, with any ending."""
        slug = path.stem.lower()
        if not re.fullmatch(SLUG, slug) or len(slug) > MAX_SLUGS[kind]:
            yield (
                "Name the file in lower-case letters, digits and hyphens: "
                f"{EXAMPLES[kind]}.yaml."
            )
        first = self.sources.setdefault(source_of(kind, path), path)
        if first != path:
            yield (
                f"{shown(first)} is a file of this {kind.value}, too. Keep one of them."
            )

    def _industry(self, path: Path, key: str, data: Any) -> Iterator[Finding]:
        name, folder = value_at(data, key), path.parent.name
        if not isinstance(name, str) or not name.strip():
            return
        first, other = self.industries.setdefault(folder, (name, path))
        slug = slugify(name)
        if not slug:
            yield (key,), f"Give the {key} a name with letters from a to z."
        elif slug != folder:
            yield (
                (key,),
                f"The file is in the folder {quotable(folder)}. Move it to {slug} or "
                f"correct the {key}.",
            )
        elif name.strip() != first.strip() and slugify(first) == folder:
            yield (
                (key,),
                f"Spell the {key} as in {shown(other)}: {quotable(first, 80)}.",
            )

    def _name(self, path: Path, data: Any) -> Iterator[Finding]:
        name = value_at(data, "name")
        if isinstance(name, str) and name.strip():
            first = self.names.setdefault(title_key(name), path)
            if first != path:
                yield ("name",), f"{shown(first)} has this name. Choose another one."

    def _questions(
        self, path: Path, folder: str, document: Document
    ) -> Iterator[Finding]:
        for location, question in questions(document.data):
            text, place = question.get("question"), (*location, "question")
            if not isinstance(text, str) or not normalized(text):
                continue
            here = path, document.line(place)
            other, line = self.asked.setdefault((folder, normalized(text)), here)
            if (other, line) != here:
                where = "" if other == path else f" of {shown(other)}"
                yield (
                    place,
                    f"The question on line {line}{where} is the same. Ask something "
                    "else.",
                )

    def _titles(self, path: Path, document: Document) -> Iterator[Finding]:
        """Every title leads to one role."""
        title = value_at(document.data, "title")
        if isinstance(title, str) and (slug := slug_of(title)) != path.stem.lower():
            yield ("title",), f"Name the file {slug}.yaml, or correct the title."
        others = value_at(document.data, "other_titles")
        listed = [("title",), *((("other_titles", n)) for n in _places(others))]
        for place in listed:
            text = title if len(place) == 1 else others[place[1]]
            if not isinstance(text, str) or not title_key(text):
                continue
            here = path, document.line(place)
            other, line = self.titles.setdefault(title_key(text), here)
            if (other, line) != here:
                where = "" if other == path else f" of {shown(other)}"
                yield place, f"Line {line}{where} has this title. Keep one of them."

    def _unknown(self, role: RoleContent) -> Iterator[Finding]:
        first: dict[str, int] = {}
        for number, asked in enumerate(role.terms):
            if asked.term in first:
                yield (
                    ("terms", number, "term"),
                    f"Entry {first[asked.term] + 1} is this term, too. Keep one.",
                )
            first.setdefault(asked.term, number)
        for source, place in _named(role):
            if source not in self.areas and source not in self.sources:
                kind, name = "term", source
                if place[0] == "competencies":
                    kind, name = "competency", source.partition("/")[2]
                yield place, f"There is no {kind} {quotable(name, 120)}."

    def _same_kit(self, path: Path, plan: Plan) -> Iterator[Finding]:
        for level, asked in plan.kits:
            key = path.parent.name, level.value, asked
            first = self.kits.setdefault(key, path)
            if first != path:
                yield (
                    ("terms",),
                    f"{shown(first)} asks the same at {level}. Ask something that "
                    "tells the jobs apart.",
                )
                return


def area_of(said: TermContent | CompetencyContent) -> Area:
    minutes = {
        level: tuple(each.minutes for each in getattr(said.levels, level).questions)
        for level in LEVELS
    }
    return Area(said.name, minutes)


def plan_of(role: RoleContent, *, is_general: bool) -> Plan:
    return Plan(
        minutes=role.minutes,
        terms=[(asked.term, asked.questions) for asked in role.terms],
        competencies={
            level: [competency_source(slug) for slug in slugs]
            for level, slugs in role.competencies.model_dump().items()
        },
        other_titles=len(role.other_titles),
        is_general=is_general,
    )


def _named(role: RoleContent) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """Every area by its source, with its place in the file."""
    for number, asked in enumerate(role.terms):
        yield asked.term, ("terms", number, "term")
    for level, slugs in role.competencies.model_dump().items():
        for number, slug in enumerate(slugs):
            yield competency_source(slug), ("competencies", level, number)


def _places(listed: Any) -> range:
    return range(len(listed) if isinstance(listed, list) else 0)
