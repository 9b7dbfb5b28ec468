"""What kits would ask now, counted: for commands and checks."""

from dataclasses import asdict, dataclass, field
from typing import Any

from glossary.models import Level, Role
from scorecards.kits.choosing import choose, sources_of
from scorecards.kits.making import questions_of
from scorecards.models import KitQuestion


@dataclass(frozen=True)
class KitLine:
    """``questions``, ``minutes``, ``areas``, ``competencies`` and ``terms`` are counts;
    the minutes are those of the questions.
    """

    role: str
    level: str
    questions: int
    minutes: int
    areas: int
    competencies: int
    terms: int
    family: str
    asked: list[dict[str, Any]] = field(repr=False)

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def kit_lines(*, role: int | None = None, level: str | None = None) -> list[KitLine]:
    """By family, title and level. Eleven queries, whatever the number of roles."""
    roles = Role.objects.active().select_related("industry")
    if role is not None:
        roles = roles.filter(pk=role)
    listed = list(roles.order_by("industry__name", "title", "pk"))
    sources = sources_of(listed)
    lines = (
        _line(each, at, questions_of(choose(sources[each.pk], at)))
        for each in listed
        for at in ([level] if level else Level.values)
    )
    return [line for line in lines if line.questions]


def _line(role: Role, level: str, questions: list[KitQuestion]) -> KitLine:
    kinds = {question.area_key: question.kind for question in questions}
    competencies = sum(kind == KitQuestion.Kind.COMPETENCY for kind in kinds.values())
    return KitLine(
        role=role.title,
        level=level,
        questions=len(questions),
        minutes=sum(question.minutes for question in questions),
        areas=len(kinds),
        competencies=competencies,
        terms=len(kinds) - competencies,
        family=role.industry.name,
        asked=[
            {
                "area": question.term,
                "kind": str(question.kind) or "term",
                "source": question.source,
                "title": question.title,
                "minutes": question.minutes,
            }
            for question in questions
        ],
    )
