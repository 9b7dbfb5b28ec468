"""A record of the database as what its file would say."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch

from glossary.files.content import Content
from glossary.files.schema import Kind
from glossary.files.sentences import LEVELS
from glossary.models import (
    Competency,
    CompetencyLevel,
    CompetencyQuestion,
    CompetencyRedFlag,
    LevelGuide,
    Question,
    RedFlag,
    RetirableQuerySet,
    Role,
    RoleCompetency,
    RoleTerm,
    Term,
)
from glossary.parts import QUESTION_PARTS, RED_FLAG_PARTS, RedFlagParts

Record = Term | Competency | Role
MODELS: dict[Kind, type[Record]] = {
    Kind.TERM: Term,
    Kind.COMPETENCY: Competency,
    Kind.ROLE: Role,
}


def with_content(records: RetirableQuerySet) -> RetirableQuerySet:
    """Fetches all that `content_of` reads: four queries, three for roles."""
    if records.model is Role:
        terms = RoleTerm.objects.select_related("term__industry")
        competencies = RoleCompetency.objects.select_related("competency")
        return records.select_related("industry").prefetch_related(
            Prefetch("role_terms", terms.order_by("position", "pk")),
            Prefetch("role_competencies", competencies.order_by("position", "pk")),
        )
    of_term = records.model is Term
    questions = Question if of_term else CompetencyQuestion
    levels = LevelGuide if of_term else CompetencyLevel
    flags = RedFlag if of_term else CompetencyRedFlag
    fetched = records.prefetch_related(
        Prefetch(
            "questions",
            questions._default_manager.order_by("level", "position", "pk"),
        ),
        Prefetch("levels", levels._default_manager.order_by("level")),
        Prefetch("red_flags", flags._default_manager.order_by("position", "pk")),
    )
    return fetched.select_related("industry") if of_term else fetched


def content_of(record: Record) -> Content:
    """What the record's file would say."""
    match record:
        case Term():
            return _term(record)
        case Competency():
            return _competency(record)
        case Role():
            return _role(record)


def _term(term: Term) -> Content:
    return {
        "industry": _text(term.industry.name),
        "name": _text(term.name),
        "expansion": _text(term.expansion),
        "say": _text(term.say),
        "aliases": _texts(term.aliases),
        "see_also": term.see_also,
        "explanation": _text(term.explanation),
        "resume_examples": _texts(term.resume_examples),
        "typical_job_title": _text(term.typical_job_title),
        "related_titles": _texts(term.related_titles),
        "certifications": _texts(term.certifications),
        "red_flags": [_red_flag(flag) for flag in term.red_flags.all()],
        "levels": _levels(term),
        "checked": _text(term.checked),
        "sources": _texts(term.sources),
    }


def _competency(competency: Competency) -> Content:
    return {
        "name": _text(competency.name),
        "aliases": _texts(competency.aliases),
        "definition": _text(competency.definition),
        "is_not": _text(competency.is_not),
        "levels": _levels(competency),
        "red_flags": [_red_flag(flag) for flag in competency.red_flags.all()],
        "checked": _text(competency.checked),
    }


def _role(role: Role) -> Content:
    asked = role.role_competencies.all()
    return {
        "family": _text(role.industry.name),
        "title": _text(role.title),
        "other_titles": _texts(role.other_titles),
        "abbreviations": _texts(role.abbreviations),
        "terms": [
            {"term": row.term.source, "questions": row.questions}
            for row in role.role_terms.all()
        ],
        "competencies": {
            level: [row.competency.slug for row in asked if row.level == level]
            for level in LEVELS
        },
        "minutes": role.minutes,
    }


def _levels(record: Term | Competency) -> Content:
    guides: dict[str, Any] = {guide.level: guide for guide in record.levels.all()}
    return {level: _level(record, level, guides.get(level)) for level in LEVELS}


def _level(record: Term | Competency, level: str, guide: Any) -> Content:
    years = {"years": guide.years if guide else ""} if isinstance(record, Term) else {}
    return {
        **years,
        "indicators": _texts(guide.indicators) if guide else [],
        "questions": [
            {
                "id": question.key,
                **{
                    part.key: _clean(getattr(question, part.name))
                    for part in QUESTION_PARTS
                },
                "examples": question.examples,
            }
            for question in record.questions.all()
            if question.level == level
        ],
    }


def _red_flag(flag: RedFlagParts) -> str | Content:
    """Its text alone, where nothing else is said of it."""
    values = {part.key: _clean(getattr(flag, part.name)) for part in RED_FLAG_PARTS}
    filled = {key: value for key, value in values.items() if value}
    return _clean(flag.text) if len(filled) <= 1 else filled


def _text(text: str) -> str:
    """Browsers send ``\\r\\n``, which is not an edit; files lose spaces at the ends."""
    return text.replace("\r\n", "\n").strip()


def _texts(texts: Iterable[str]) -> list[str]:
    return [_text(text) for text in texts]


def _clean(value: Any) -> Any:
    match value:
        case str():
            return _text(value)
        case list():
            return _texts(value)
        case dict():
            return {key: _text(text) for key, text in value.items()}
    return value
