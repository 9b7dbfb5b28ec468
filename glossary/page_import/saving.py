"""Puts the text of a term's file straight into the database."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.utils.text import slugify

from glossary import revision
from glossary.files.finding import TermFile
from glossary.files.neighbours import Neighbours
from glossary.files.problems import Problem, field_name
from glossary.files.rules import normalized, questions
from glossary.files.validation import read_term
from glossary.files.yaml_source import parse
from glossary.files.yaml_text import file_yaml
from glossary.files.yaml_tree import Document, SourceError
from glossary.locking import in_transaction, lock_glossary
from glossary.models import Industry, Question, Term
from glossary.page_import.building import slug_of
from glossary.roles.settling import settle_roles
from glossary.seeding.content import content_of, with_content
from glossary.seeding.writing import Writer

GLOSSARY = Path("the glossary")  # as problems name it


class RefusedError(Exception):
    """The text cannot become a term as it is; `problems` says why."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("\n".join(map(str, problems)))


def checked(text: str) -> TermFile:
    """The text as a file that fits beside what the glossary holds.

    Raises `RefusedError` for all that `seed_glossary` would refuse, and for what the
    database says in another spelling or asks already.
    """
    try:
        document = parse(text)
    except SourceError as error:
        raise RefusedError([Problem(GLOSSARY, error.sentence, error.line)]) from error
    industry, name = _named(document)
    term = _known_term(industry, name)
    path = Path(
        slugify(industry) or "x", f"{term.slug if term else slug_of(name)}.yaml"
    )
    content, problems = read_term(path, text, _neighbours(path.parent.name))
    problems += _asked_elsewhere(document, path, term)
    if problems or content is None:
        raise RefusedError(problems)
    return TermFile(path, content)


def present(file: TermFile) -> Term | None:
    """The term that this file would replace."""
    return Term.objects.filter(
        industry__slug=file.industry_slug, slug=file.slug
    ).first()


def named_in(text: str) -> Term | None:
    """The term that the text of a file would replace, whether or not it is a file."""
    try:
        return _known_term(*_named(parse(text)))
    except SourceError:
        return None


def file_of(term: Term) -> str:
    """What the term's file would say. Five queries."""
    fetched = with_content(Term.objects.filter(pk=term.pk)).get()
    return file_yaml(content_of(fetched))


@in_transaction
def save(file: TermFile) -> Term:
    """Add the term, or replace it; no file decides over it from then on.

    Raises `NameTakenError` as seeding does.
    """
    lock_glossary()
    Writer().write([file])
    term = Term.objects.get(industry__slug=file.industry_slug, slug=file.slug)
    Term.objects.filter(pk=term.pk).update(seed_checksum="")
    settle_roles()
    revision.advance()
    return term


def _named(document: Document) -> tuple[str, str]:
    data: Any = document.data if isinstance(document.data, dict) else {}
    named = (data.get("industry"), data.get("name"))
    industry, name = (each if isinstance(each, str) else "" for each in named)
    return industry.strip(), name.strip()


def _known_term(industry: str, name: str) -> Term | None:
    """By its name, as a file's name may be another: third-party-logistics for 3PL."""
    terms = Term.objects.filter(industry__slug=slugify(industry), name__iexact=name)
    return terms.order_by("pk").first() if name else None


def _neighbours(industry: str) -> Neighbours:
    """How the database spells the industry."""
    known = Neighbours()
    for name in Industry.objects.filter(slug=industry).values_list("name", flat=True):
        known.industries[industry] = name, GLOSSARY
    return known


def _asked_elsewhere(
    document: Document, path: Path, term: Term | None
) -> Iterator[Problem]:
    others = Question.objects.filter(term__industry__slug=path.parent.name)
    if term:
        others = others.exclude(term=term)
    rows = others.order_by("pk").values_list("text", "term__name")
    asked = {normalized(text): name for text, name in rows}
    for location, question in questions(document.data):
        text = question.get("question")
        other = asked.get(normalized(text)) if isinstance(text, str) else None
        if other:
            place = (*location, "question")
            said = f"{other} asks the same. Ask something else."
            yield Problem(path, said, document.line(place), field_name(place))
