"""What the search knows of each term and competency, read from the database."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Model

from glossary.models import (
    Competency,
    CompetencyLevel,
    CompetencyQuestion,
    CompetencyRedFlag,
    LevelGuide,
    Question,
    RedFlag,
    RoleTerm,
    Term,
)
from glossary.search.parts import Part, Passages
from glossary.words import normalize_words

AT_ONCE = 2_000
COMPETENCY = "Competency"
"""Where terms name their industry."""


class Written(NamedTuple):
    """The models that a term or a competency is written in."""

    owner: str
    levels: type[LevelGuide | CompetencyLevel]
    questions: type[Question | CompetencyQuestion]
    red_flags: type[RedFlag | CompetencyRedFlag]


OF_TERM = Written("term", LevelGuide, Question, RedFlag)
OF_COMPETENCY = Written(
    "competency", CompetencyLevel, CompetencyQuestion, CompetencyRedFlag
)


@dataclass(slots=True)
class SearchedTerm:
    """The place of a term or competency, and everything it can be found by."""

    industry_slug: str
    """Empty for a competency."""
    slug: str
    passages: Passages

    @property
    def place_in_lists(self) -> tuple[str, ...]:
        """By name, then industry, alike on every database."""
        name, industry = (self.passages[part][0] for part in (Part.NAME, Part.INDUSTRY))
        return normalize_words(name), normalize_words(industry), name, self.slug


def read_terms() -> list[SearchedTerm]:
    """All active terms and competencies, as hits of equal worth are listed.

    Nine queries. Follow-ups and anchors are left out: they say the same again.
    """
    terms = [*_terms(), *_competencies()]
    return sorted(terms, key=lambda term: term.place_in_lists)


def _terms() -> Iterator[SearchedTerm]:
    titles, texts = _role_titles(), _texts(OF_TERM)
    rows = Term.objects.active().order_by().select_related("industry")
    for term in rows.iterator(chunk_size=AT_ONCE):
        passages = _tidy(_own_parts(term, titles[term.pk]) | texts[term.pk])
        yield SearchedTerm(term.industry.slug, term.slug, passages)


def _competencies() -> Iterator[SearchedTerm]:
    texts = _texts(OF_COMPETENCY)
    for competency in Competency.objects.active().order_by():
        own = {
            Part.NAME: [competency.name],
            Part.ALIAS: competency.aliases,
            Part.INDUSTRY: [COMPETENCY],
            Part.EXPLANATION: [competency.definition, competency.is_not],
        }
        yield SearchedTerm("", competency.slug, _tidy(own | texts[competency.pk]))


def _own_parts(term: Term, titles_of_roles: list[str]) -> Passages:
    titles = [term.typical_job_title, *term.related_titles, *titles_of_roles]
    return {
        Part.NAME: [term.name],
        Part.ALIAS: term.aliases,
        Part.EXPANSION: [term.expansion],
        Part.TITLE: list(dict.fromkeys(titles)),
        Part.RELATED: [other["name"] for other in term.see_also],
        Part.INDUSTRY: [term.industry.name],
        Part.SAY: [term.say],
        Part.CERTIFICATION: term.certifications,
        Part.EXPLANATION: [term.explanation],
        Part.RESUME_EXAMPLE: term.resume_examples,
    }


def _role_titles() -> defaultdict[int, list[str]]:
    titles = defaultdict(list)
    rows = RoleTerm.objects.filter(role__retired_at=None, role__draft="")
    ordered = rows.order_by("role__title", "role_id")
    for term, title in ordered.values_list("term_id", "role__title"):
        titles[term].append(title)
    return titles


def _texts(written: Written) -> defaultdict[int, Passages]:
    """Indicators, questions and red flags, by the primary key of what has them."""
    texts: defaultdict[int, Passages] = defaultdict(lambda: defaultdict(list))
    for owner, lines in _rows(written.levels, written.owner, "indicators"):
        texts[owner][Part.INDICATOR] += lines
    asked = ("title", "text", "expected_answer", "listen_for", "hear")
    for owner, title, text, answer, points, hear in _rows(
        written.questions, written.owner, *asked
    ):
        texts[owner][Part.QUESTION_TITLE].append(title)
        texts[owner][Part.HEAR] += hear
        texts[owner][Part.QUESTION].append(text)
        texts[owner][Part.EXPECTED_ANSWER].append(answer)
        texts[owner][Part.LISTEN_FOR] += points
    for owner, text in _rows(written.red_flags, written.owner, "text"):
        texts[owner][Part.RED_FLAG].append(text)
    return texts


def _rows(model: type[Model], owner: str, *columns: str) -> Iterator[tuple[Any, ...]]:
    active = {f"{owner}__retired_at": None, f"{owner}__draft": ""}
    rows = model._default_manager.filter(**active).order_by("pk")
    return rows.values_list(f"{owner}_id", *columns).iterator(chunk_size=AT_ONCE)


def _tidy(passages: Passages) -> Passages:
    """Without blank ones, words one space apart, accents not apart from letters."""
    return {
        part: [
            unicodedata.normalize("NFC", " ".join(text.split()))
            for text in texts
            if text.strip()
        ]
        for part, texts in passages.items()
    }
