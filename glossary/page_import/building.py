"""From what was read to the text of a term's file, its gaps marked where they are."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.text import slugify

from glossary.files.sentences import LEVELS
from glossary.files.yaml_text import file_yaml
from glossary.models import Question, Term
from glossary.page_import.page import AskedQuestion, Entry, Kind, LevelPart, Page
from glossary.page_import.points import LEAST, MOST, points_of

GAP = "gap-to-fill"
_GAP_LINE = re.compile(rf"^( *)(\w+): {GAP}$", re.MULTILINE)
_NEEDED = {
    "industry": "the industry's name is needed here",
    "explanation": "one or more paragraphs are needed here",
    "resume_examples": "one or more lines from a résumé are needed here",
    "typical_job_title": "a title is needed here",
    "related_titles": "one or more titles are needed here",
    "red_flags": "one or more signs are needed here",
    "years": "such as 0-2 or 5+ is needed here",
    "indicators": "one or more phrases are needed here",
    "questions": "one or more questions are needed here",
    "expected_answer": "what a good answer contains is needed here",
    "listen_for": f"{LEAST} to {MOST} points are needed here",
    **dict.fromkeys(LEVELS, "years, indicators and questions are needed here"),
}
_FILLERS = frozenset(
    """a an and are as at be by can could describe did do does example explain for from
    give had has have how i if in into is it its me of on or please some tell that the
    their them they this time to use was what when where which who why will with would
    you your""".split()  # noqa: SIM905 # a list of words reads better
)
_ID_WORDS = 4
_LONGEST_ID = Question._meta.get_field("key").max_length or 0
_LONGEST_SLUG = Term._meta.get_field("slug").max_length or 0


@dataclass(frozen=True)
class Overrides:
    """What the person who imports the page knows better."""

    industry: str = ""


def file_text(page: Page, overrides: Overrides) -> str:
    """The YAML; a comment marks each part that the page lacks."""
    text = file_yaml(_content(page, overrides))
    return _GAP_LINE.sub(lambda gap: f"{gap[1]}# {gap[2]}: {_NEEDED[gap[2]]}", text)


def file_path(page: Page, overrides: Overrides) -> Path:
    """Where the file belongs: ``<industry>/<term>.yaml``."""
    industry = slugify(overrides.industry or page.industry) or "no-industry"
    return Path(industry, f"{slug_of(page.name.text, page.expansion)}.yaml")


def slug_of(name: str, expansion: str = "") -> str:
    """A file's name for the term: ci-cd for CI/CD, c-plus-plus for C++."""
    name = re.sub(r"[/&.]", " ", name).replace("+", " plus").replace("#", " sharp")
    slug = slugify(name) or slugify(expansion) or "term"
    return slug[:_LONGEST_SLUG].strip("-")


def _content(page: Page, overrides: Overrides) -> dict[str, Any]:
    optional = {"expansion": page.expansion, "aliases": _texts(page.aliases)}
    return {
        "industry": overrides.industry or page.industry or GAP,
        "name": page.name.text,
        **{key: value for key, value in optional.items() if value},
        "explanation": "\n\n".join(_texts(page.explanation)) or GAP,
        "resume_examples": _texts(page.resume_examples) or GAP,
        "typical_job_title": page.typical_job_title or GAP,
        "related_titles": _texts(page.related_titles) or GAP,
        "red_flags": _texts(page.red_flags) or GAP,
        "levels": dict(_levels(page)),
    }


def _levels(page: Page) -> Iterator[tuple[str, Any]]:
    ids: set[str] = set()
    for level, part in page.levels.items():
        empty = not (part.years or part.indicators or part.questions)
        yield level, GAP if empty else _level(page, part, level, ids)


def _level(page: Page, part: LevelPart, level: str, ids: set[str]) -> dict[str, Any]:
    return {
        "years": part.years.text if part.years else GAP,
        "indicators": _texts(part.indicators) or GAP,
        "questions": [_question(page, each, level, ids) for each in part.questions]
        or GAP,
    }


def _question(
    page: Page, asked: AskedQuestion, level: str, ids: set[str]
) -> dict[str, Any]:
    answer = " ".join(_texts(asked.answer)) or "; ".join(_texts(asked.points))
    points = _texts(asked.points)
    if not LEAST <= len(points) <= MOST:
        points = _derived(page, asked, answer)
    content: dict[str, Any] = {
        "id": _unique_id(asked.question.text, level, ids),
        "question": asked.question.text,
        "expected_answer": answer or GAP,
        "listen_for": points or GAP,
    }
    return content | (
        {"follow_ups": _texts(asked.follow_ups)} if asked.follow_ups else {}
    )


def _derived(page: Page, asked: AskedQuestion, answer: str) -> list[str]:
    points = points_of(answer)
    line = (asked.answer or [asked.question])[0].line
    if points:
        said = "The points to listen for were taken from this answer. Check each."
        page.remark(Kind.NOTE, line, said)
    return points


def _unique_id(question: str, level: str, ids: set[str]) -> str:
    """The first words of the question that say what it is about."""
    words = slugify(question).split("-")
    telling = [word for word in words if word not in _FILLERS and len(word) > 1]
    base = "-".join(telling[:_ID_WORDS])[: _LONGEST_ID - 4].strip("-") or level
    found, number = base, 2
    while found in ids:
        found, number = f"{base}-{number}", number + 1
    ids.add(found)
    return found


def _texts(listed: Sequence[Entry]) -> list[str]:
    return [entry.text for entry in listed]
