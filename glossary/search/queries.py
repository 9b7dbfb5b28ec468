"""What the search knows of each term, read from the database."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from glossary.models import LevelGuide, Question, RedFlag, RoleTerm, Term
from glossary.search.parts import Part, Passages
from glossary.words import normalize_words

AT_ONCE = 2_000


@dataclass(slots=True)
class SearchedTerm:
    """A term's place on the site, and everything it can be found by."""

    industry_slug: str
    slug: str
    passages: Passages

    @property
    def place_in_lists(self) -> tuple[str, ...]:
        """By name, then industry, alike on every database."""
        name, industry = (self.passages[part][0] for part in (Part.NAME, Part.INDUSTRY))
        return normalize_words(name), normalize_words(industry), name, self.slug


def read_terms() -> list[SearchedTerm]:
    """All active terms, as hits of equal worth are listed. Five queries.

    Follow-ups and anchors are left out: they say the same again.
    """
    titles, texts = _role_titles(), _texts()
    rows = Term.objects.active().order_by().select_related("industry")
    terms = [
        SearchedTerm(
            term.industry.slug,
            term.slug,
            _tidy(_own_parts(term, titles[term.pk]) | texts[term.pk]),
        )
        for term in rows.iterator(chunk_size=AT_ONCE)
    ]
    return sorted(terms, key=lambda term: term.place_in_lists)


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


def _texts() -> defaultdict[int, Passages]:
    """Indicators, questions and red flags, by the primary key of the term."""
    texts: defaultdict[int, Passages] = defaultdict(lambda: defaultdict(list))
    for term, lines in _rows(LevelGuide, "indicators"):
        texts[term][Part.INDICATOR] += lines
    for term, title, text, answer, points, hear in _rows(
        Question, "title", "text", "expected_answer", "listen_for", "hear"
    ):
        texts[term][Part.QUESTION_TITLE].append(title)
        texts[term][Part.HEAR] += hear
        texts[term][Part.QUESTION].append(text)
        texts[term][Part.EXPECTED_ANSWER].append(answer)
        texts[term][Part.LISTEN_FOR] += points
    for term, text in _rows(RedFlag, "text"):
        texts[term][Part.RED_FLAG].append(text)
    return texts


def _rows(
    model: type[LevelGuide | Question | RedFlag], *columns: str
) -> Iterator[tuple[Any, ...]]:
    rows = model._default_manager.filter(
        term__retired_at=None, term__draft=""
    ).order_by("pk")
    return rows.values_list("term_id", *columns).iterator(chunk_size=AT_ONCE)


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
