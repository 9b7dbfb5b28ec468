"""Writes the terms of valid files to the database, many at a time."""

from collections.abc import Iterator
from typing import TypeVar

from django.db import models

from glossary.files.finding import TermFile
from glossary.files.schema import LevelContent, years_range
from glossary.files.sentences import LEVELS
from glossary.models import (
    Industry,
    LevelGuide,
    Question,
    RedFlag,
    Role,
    Term,
)
from glossary.slugs import slug_of

TermRole = Role.terms.through
Row = TypeVar("Row", bound=models.Model)
Pairs = list[tuple[Term, TermFile]]


class NameTakenError(Exception):
    """Another industry of the database has the name that a folder's files give."""


class TermWriter:
    """Makes the rows say what the files say. Queries grow with the rows written only.

    Rows are matched by what names them for good and keep their primary key: a term by
    its slug, a question by its key, a level guide by its level.
    """

    def __init__(self) -> None:
        self.industries = {each.slug: each for each in Industry.objects.all()}
        self.roles = {
            (role.industry_id, role.title): role for role in Role.objects.order_by()
        }

    def write(self, files: list[TermFile]) -> None:
        """Add or change these terms, with all that belongs to them."""
        if not files:
            return
        self._write_industries(files)
        terms = self._write_terms(files)
        pairs = list(zip(terms, files, strict=True))
        _replace(Question, ["term", "key"], _questions(pairs), terms)
        _replace(LevelGuide, ["term", "level"], _guides(pairs), terms)
        _replace(RedFlag, ["term", "text"], _red_flags(pairs), terms)
        self._write_roles(pairs)

    def _write_industries(self, files: list[TermFile]) -> None:
        named = {file.industry_slug: file.term.industry for file in files}
        changed = []
        for slug, name in named.items():
            known = self.industries.get(slug)
            if known is None or known.name != name:
                self._check_name(slug, name)
                changed.append(Industry(slug=slug, name=name))
        for industry in _upsert(Industry, ["slug"], changed):
            self.industries[industry.slug] = industry

    def _check_name(self, slug: str, name: str) -> None:
        for other in self.industries.values():
            if other.name == name and other.slug != slug:
                raise NameTakenError(
                    f"The database has an industry {name} with the slug {other.slug}, "
                    f"but the files are in the folder {slug}. Rename the industry in "
                    "the admin, or the folder and the industry in its files."
                )

    def _write_terms(self, files: list[TermFile]) -> list[Term]:
        return _upsert(
            Term,
            ["industry", "slug"],
            [
                Term(
                    industry=self.industries[file.industry_slug],
                    slug=file.slug,
                    **file.term.model_dump(
                        exclude={"industry", "roles", "red_flags", "levels"}
                    ),
                    seed_checksum=file.checksum,
                )
                for file in files
            ],
        )

    def _write_roles(self, pairs: Pairs) -> None:
        titles = {(t.industry_id, title) for t, f in pairs for title in f.term.roles}
        new = [
            Role(industry_id=industry, title=title, slug=slug_of(title))
            for industry, title in sorted(titles - self.roles.keys())
        ]
        for role in Role.objects.bulk_create(new):
            self.roles[role.industry_id, role.title] = role
        wanted = {
            (term.pk, self.roles[term.industry_id, title].pk)
            for term, file in pairs
            for title in file.term.roles
        }
        _link(wanted, [term for term, _ in pairs])


def _upsert(model: type[Row], unique: list[str], rows: list[Row]) -> list[Row]:
    """Insert the rows, or change those that are there; all come back with their key."""
    fields = [field.name for field in model._meta.concrete_fields]
    return model._default_manager.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=unique,
        update_fields=[name for name in fields if name not in ("id", *unique)],
    )


def _replace(
    model: type[Row], unique: list[str], rows: list[Row], terms: list[Term]
) -> None:
    """Let the terms have these rows and no others."""
    kept = {row.pk for row in _upsert(model, unique, rows)}
    there = model._default_manager.filter(term__in=terms).order_by()
    stale = set(there.values_list("pk", flat=True)) - kept
    if stale:
        model._default_manager.filter(pk__in=stale).delete()


def _link(wanted: set[tuple[int, int]], terms: list[Term]) -> None:
    """Let the terms, of pairs of a term's and a role's key, have these roles only."""
    there = {
        (link.term_id, link.role_id): link.pk
        for link in TermRole.objects.filter(term__in=terms)
    }
    TermRole.objects.bulk_create(
        TermRole(term_id=term, role_id=role)
        for term, role in sorted(wanted - there.keys())
    )
    stale = [pk for pair, pk in there.items() if pair not in wanted]
    if stale:
        TermRole.objects.filter(pk__in=stale).delete()


def _levels(pairs: Pairs) -> Iterator[tuple[Term, str, LevelContent]]:
    for term, file in pairs:
        for level in LEVELS:
            yield term, level, getattr(file.term.levels, level)


def _questions(pairs: Pairs) -> list[Question]:
    return [
        Question(
            term=term,
            level=level,
            position=position,
            key=question.id,
            text=question.question,
            **question.model_dump(exclude={"id", "question"}),
        )
        for term, level, content in _levels(pairs)
        for position, question in enumerate(content.questions, start=1)
    ]


def _guides(pairs: Pairs) -> list[LevelGuide]:
    return [
        LevelGuide(
            term=term,
            level=level,
            years_from=years_range(content.years)[0],
            years_to=years_range(content.years)[1],
            indicators=content.indicators,
        )
        for term, level, content in _levels(pairs)
    ]


def _red_flags(pairs: Pairs) -> list[RedFlag]:
    return [
        RedFlag(term=term, position=position, text=text)
        for term, file in pairs
        for position, text in enumerate(file.term.red_flags, start=1)
    ]
