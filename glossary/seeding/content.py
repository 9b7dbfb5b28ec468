"""A term of the database as what its file would say."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch

from glossary.files.content import Content
from glossary.files.sentences import LEVELS
from glossary.models import (
    LevelGuide,
    Question,
    RedFlag,
    RetirableQuerySet,
    Role,
    Term,
)
from glossary.parts import QUESTION_PARTS


def with_content(terms: RetirableQuerySet) -> RetirableQuerySet:
    """Fetches all that `content_of` reads: five queries, however many terms."""
    return terms.select_related("industry").prefetch_related(
        Prefetch("questions", Question.objects.order_by("level", "position", "pk")),
        Prefetch("levels", LevelGuide.objects.order_by("level")),
        Prefetch("red_flags", RedFlag.objects.order_by("position", "pk")),
        Prefetch("roles", Role.objects.order_by("title")),
    )


def content_of(term: Term) -> Content:
    """What the term's file would say; its roles come by title."""
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
        "roles": _texts(role.title for role in term.roles.all()),
        "red_flags": _texts(flag.text for flag in term.red_flags.all()),
        "levels": {level: _level_content(term, level) for level in LEVELS},
        "checked": _text(term.checked),
        "sources": _texts(term.sources),
    }


def _level_content(term: Term, level: str) -> Content:
    guides = {guide.level: guide for guide in term.levels.all()}
    guide = guides.get(level)
    return {
        "years": guide.years if guide else "",
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
            for question in term.questions.all()
            if question.level == level
        ],
    }


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
