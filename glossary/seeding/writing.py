"""Writes the terms, competencies and roles of valid files to the database, many at a
time."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from django.db import models

from glossary.files.content import red_flag_parts
from glossary.files.finding import AnyFile, CompetencyFile, RoleFile, TermFile
from glossary.files.sentences import LEVELS
from glossary.files.values import years_range
from glossary.models import (
    Competency,
    CompetencyLevel,
    CompetencyQuestion,
    CompetencyRedFlag,
    Industry,
    LevelGuide,
    Question,
    RedFlag,
    Role,
    RoleCompetency,
    RoleTerm,
    Term,
)

Row = TypeVar("Row", bound=models.Model)
Pairs = Sequence[tuple[Any, Any]]
"""Records with their files."""


class NameTakenError(Exception):
    """Another record of the database has the name that a file gives."""


class Writer:
    """Makes the rows say what the files say. Queries grow with the rows written only.

    Rows are matched by what names them for good and keep their primary key: a term, a
    competency and a role by its slug, a question by its key, a guide by its level.
    """

    def __init__(self) -> None:
        self.industries = {each.slug: each for each in Industry.objects.all()}

    def write(self, files: Sequence[AnyFile]) -> None:
        """Add or change what these files describe, with all that belongs to it."""
        terms = [file for file in files if isinstance(file, TermFile)]
        competencies = [file for file in files if isinstance(file, CompetencyFile)]
        roles = [file for file in files if isinstance(file, RoleFile)]
        self._write_industries(
            {file.industry_slug: file.term.industry for file in terms}
            | {file.family_slug: file.role.family for file in roles}
        )
        if terms:
            self._write_terms(terms)
        if competencies:
            self._write_competencies(competencies)
        if roles:
            self._write_roles(roles)

    def _write_industries(self, named: dict[str, str]) -> None:
        changed = []
        for slug, name in named.items():
            known = self.industries.get(slug)
            if known is None or known.name != name:
                self._check_name(slug, name)
                changed.append(Industry(slug=slug, name=name))
        for industry in _upsert(Industry, ["slug"], changed) if changed else ():
            self.industries[industry.slug] = industry

    def _check_name(self, slug: str, name: str) -> None:
        for other in self.industries.values():
            if other.name == name and other.slug != slug:
                raise NameTakenError(
                    f"The database has an industry {name} with the slug {other.slug}, "
                    f"but the files are in the folder {slug}. Rename the industry in "
                    "the admin, or the folder and the industry in its files."
                )

    def _write_terms(self, files: list[TermFile]) -> None:
        rows = [
            Term(
                industry=self.industries[file.industry_slug],
                slug=file.slug,
                **file.term.model_dump(exclude={"industry", "red_flags", "levels"}),
                seed_checksum=file.checksum,
            )
            for file in files
        ]
        terms = _upsert(Term, ["industry", "slug"], rows)
        pairs = list(zip(terms, files, strict=True))
        _replace(Question, ["term", "key"], _questions(Question, "term", pairs), pairs)
        _replace(LevelGuide, ["term", "level"], _guides(pairs), pairs)
        _replace(RedFlag, ["term", "text"], _red_flags(RedFlag, "term", pairs), pairs)

    def _write_competencies(self, files: list[CompetencyFile]) -> None:
        _check_competency_names(files)
        rows = [
            Competency(
                slug=file.slug,
                **file.competency.model_dump(exclude={"red_flags", "levels"}),
                seed_checksum=file.checksum,
            )
            for file in files
        ]
        pairs = list(zip(_upsert(Competency, ["slug"], rows), files, strict=True))
        owner = "competency"
        questions = _questions(CompetencyQuestion, owner, pairs)
        flags = _red_flags(CompetencyRedFlag, owner, pairs)
        _replace(CompetencyQuestion, [owner, "key"], questions, pairs)
        _replace(CompetencyLevel, [owner, "level"], _indicators(pairs), pairs)
        _replace(CompetencyRedFlag, [owner, "text"], flags, pairs)

    def _write_roles(self, files: list[RoleFile]) -> None:
        self._check_titles(files)
        rows = [
            Role(
                industry=self.industries[file.family_slug],
                slug=file.slug,
                is_general=file.is_general,
                **file.role.model_dump(exclude={"family", "terms", "competencies"}),
                seed_checksum=file.checksum,
            )
            for file in files
        ]
        # What they lack is settled at the end, when everything is there.
        roles = _upsert(Role, ["industry", "slug"], rows, keep=("draft",))
        pairs = list(zip(roles, files, strict=True))
        _replace(RoleTerm, ["role", "term"], _role_terms(pairs), pairs)
        competencies = _role_competencies(pairs)
        unique = ["role", "level", "competency"]
        _replace(RoleCompetency, unique, competencies, pairs)

    def _check_titles(self, files: list[RoleFile]) -> None:
        """A family has a title once, under whatever slug."""
        slugs = {
            (self.industries[file.family_slug].pk, file.role.title): file.slug
            for file in files
        }
        rows = Role.objects.filter(title__in={title for _, title in slugs}).order_by()
        for family, title, slug in rows.values_list("industry", "title", "slug"):
            if slugs.get((family, title), slug) != slug:
                raise NameTakenError(
                    f"The database has a role {title} with the slug {slug}. Rename one "
                    "of the two, in the admin or in its file."
                )


def _check_competency_names(files: list[CompetencyFile]) -> None:
    slugs = {file.competency.name: file.slug for file in files}
    rows = Competency.objects.filter(name__in=slugs).order_by()
    for name, slug in rows.values_list("name", "slug"):
        if slugs[name] != slug:
            raise NameTakenError(
                f"The database has a competency {name} with the slug {slug}. Rename "
                "one of the two, in the admin or in its file."
            )


def _upsert(
    model: type[Row], unique: list[str], rows: list[Row], keep: tuple[str, ...] = ()
) -> list[Row]:
    """Insert the rows, or change those that are there, but for what they ``keep``; all
    come back with their key."""
    fields = [field.name for field in model._meta.concrete_fields]
    fixed = {"id", *unique, *keep}
    return model._default_manager.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=unique,
        update_fields=[name for name in fields if name not in fixed],
    )


def _replace(
    model: type[Row], unique: list[str], rows: Iterable[Row], pairs: Pairs
) -> None:
    """Let the owners, named by the first of the unique fields, have these rows only."""
    owners = [owner for owner, _ in pairs]
    kept = {row.pk for row in _upsert(model, unique, list(rows))}
    there = model._default_manager.filter(**{f"{unique[0]}__in": owners})
    stale = set(there.order_by().values_list("pk", flat=True)) - kept
    if stale:
        model._default_manager.filter(pk__in=stale).delete()


def _levels(pairs: Pairs) -> Iterator[tuple[Any, str, Any]]:
    for record, file in pairs:
        for level in LEVELS:
            yield record, level, getattr(file.said.levels, level)


def _questions(model: type[Row], owner: str, pairs: Pairs) -> Iterator[Row]:
    for record, level, content in _levels(pairs):
        for position, question in enumerate(content.questions, start=1):
            yield model(
                **{owner: record},
                level=level,
                position=position,
                key=question.id,
                text=question.question,
                **question.model_dump(exclude={"id", "question"}),
            )


def _guides(pairs: Pairs) -> Iterator[LevelGuide]:
    for term, level, content in _levels(pairs):
        first, last = years_range(content.years)
        yield LevelGuide(
            term=term,
            level=level,
            years_from=first,
            years_to=last,
            indicators=content.indicators,
        )


def _indicators(pairs: Pairs) -> Iterator[CompetencyLevel]:
    for competency, level, content in _levels(pairs):
        yield CompetencyLevel(
            competency=competency, level=level, indicators=content.indicators
        )


def _red_flags(model: type[Row], owner: str, pairs: Pairs) -> Iterator[Row]:
    for record, file in pairs:
        for position, said in enumerate(file.said.red_flags, start=1):
            yield model(**{owner: record}, position=position, **red_flag_parts(said))


def _role_terms(pairs: Pairs) -> Iterator[RoleTerm]:
    keys = _keys_of_terms({each.term for _, file in pairs for each in file.role.terms})
    for role, file in pairs:
        for position, asked in enumerate(file.role.terms, start=1):
            yield RoleTerm(
                role=role,
                term_id=keys[asked.term],
                position=position,
                questions=asked.questions,
            )


def _keys_of_terms(sources: set[str]) -> dict[str, int]:
    slugs = {source.partition("/")[2] for source in sources}
    rows = Term.objects.filter(slug__in=slugs).order_by()
    return {
        f"{industry}/{slug}": pk
        for industry, slug, pk in rows.values_list("industry__slug", "slug", "pk")
    }


def _role_competencies(pairs: Pairs) -> Iterator[RoleCompetency]:
    keys = dict(Competency.objects.order_by().values_list("slug", "pk"))
    for role, file in pairs:
        for level, slugs in file.role.competencies.model_dump().items():
            for position, slug in enumerate(slugs, start=1):
                yield RoleCompetency(
                    role=role, level=level, competency_id=keys[slug], position=position
                )
