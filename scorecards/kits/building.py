"""A kit for one opening: questions of its own choice, frozen as all kits are.

What the opening's kit asks already keeps its words; what is added is as the glossary
has it now. A round of its plan that has a kit of its own gives that as the ``kit``.
"""

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

from django.db.models import Max, Q, QuerySet

from glossary.models import Competency, CompetencyQuestion, Level, Question, Term
from glossary.parts import NAMES
from scorecards.kits.choosing import Area, Chosen, competencies_by_key, terms_by_key
from scorecards.kits.making import (
    KitContent,
    indicators_of,
    questions_of,
    red_flags_of,
    store,
)
from scorecards.models import Kit, KitIndicator, KitQuestion, KitRedFlag, Opening
from scorecards.models.kit import area_key_of

OWN = "Own questions"
MAX_FOUND = 20
MAX_LOOKED_AT = 200
OF_COMPETENCIES = "competencies/"


def own_source(opening: Opening, key: str) -> str:
    """Identified by the opening, so that no figure pools two different questions."""
    return f"openings/{opening.pk}/{key}"


def own_question(opening: Opening, key: str, parts: dict[str, Any]) -> KitQuestion:
    return KitQuestion(
        source=own_source(opening, key), term=OWN, kind=KitQuestion.Kind.OWN, **parts
    )


class Found(NamedTuple):
    """A question that can be added, unsaved, and the level it is written for."""

    question: KitQuestion
    level: str


def found_in_glossary(words: str, level: str) -> list[Found]:
    """Unsaved; active ones whose area or words have all these words. Two queries.

    Those of the level come first.
    """
    asked = words.split()[:6]
    if not asked:
        return []
    of_terms = _matching(
        Question.objects.filter(term__in=Term.objects.active()).select_related(
            "term__industry"
        ),
        "term",
        asked,
    )
    of_competencies = _matching(
        CompetencyQuestion.objects.filter(
            competency__in=Competency.objects.active()
        ).select_related("competency"),
        "competency",
        asked,
    )
    found = [
        *(Chosen(each.term, each) for each in of_terms),
        *(Chosen(each.competency, each) for each in of_competencies),
    ]
    found.sort(key=lambda each: (each.question.level != level, each.area.name))
    shown = found[:MAX_FOUND]
    return [
        Found(question, Level(each.question.level).label)
        for question, each in zip(questions_of(shown), shown, strict=True)
    ]


def _matching(questions: QuerySet[Any], area: str, words: list[str]) -> QuerySet[Any]:
    for word in words:
        questions = questions.filter(
            Q(text__icontains=word)
            | Q(title__icontains=word)
            | Q(**{f"{area}__name__icontains": word})
        )
    ordered = questions.order_by(f"{area}__name", "level", "position", "pk")
    return ordered[:MAX_LOOKED_AT]


def glossary_questions(sources: Iterable[str]) -> dict[str, Chosen]:
    """By source, with all that a kit freezes of their areas. At most ten queries."""
    wanted = set(sources)
    areas = {area_key_of(source) for source in wanted}
    slugs = {key.removeprefix(OF_COMPETENCIES) for key in areas if _is_competency(key)}
    places = [key.split("/") for key in areas if not _is_competency(key)]
    found: list[Area] = []
    if slugs:
        known = Competency.objects.filter(slug__in=slugs).values_list("pk", flat=True)
        found += competencies_by_key(set(known)).values()
    if terms := [each for each in places if len(each) == 2]:
        at = reduce(or_, (Q(industry__slug=i, slug=slug) for i, slug in terms))
        found += terms_by_key(
            set(Term.objects.filter(at).values_list("pk", flat=True))
        ).values()
    chosen = {
        f"{area.source}/{question.key}": Chosen(area, question)
        for area in found
        for question in area.questions.all()
    }
    return {source: chosen[source] for source in wanted & chosen.keys()}


def _is_competency(area_key: str) -> bool:
    return area_key.startswith(OF_COMPETENCIES)


def resolved(kit: Kit, sources: Sequence[str]) -> dict[str, KitQuestion]:
    """By source, unsaved copies: of the kit, or else of the glossary.

    Those that neither has are not among them.
    """
    in_kit = {question.source: _copy(question) for question in kit.questions.all()}
    others = [source for source in sources if source not in in_kit]
    added = glossary_questions(others) if others else {}
    made = {question.source: question for question in questions_of(added.values())}
    known = {**made, **in_kit}
    return {source: known[source] for source in sources if source in known}


def _copy(question: KitQuestion) -> KitQuestion:
    parts = {name: getattr(question, name) for name in NAMES}
    return KitQuestion(
        source=question.source, term=question.term, kind=question.kind, **parts
    )


def built_content(
    opening: Opening, questions: list[KitQuestion], kit: Kit | None = None
) -> KitContent:
    """What the kit freezes: copies of the questions in this order, with the indicators
    and red flags of their areas.
    """
    kit = kit or opening.kit
    questions = [_copy(question) for question in questions]
    for position, question in enumerate(questions, start=1):
        question.position = position
    before = {question.area_key for question in kit.questions.all()}
    added = glossary_questions(
        question.source
        for question in questions
        if question.area_key not in before and question.kind != KitQuestion.Kind.OWN
    )
    new_areas = list(dict.fromkeys(each.area for each in added.values()))
    kept = {question.term for question in questions if question.area_key in before}
    return KitContent(
        role=opening.role,
        level=opening.level,
        questions=questions,
        indicators=_with_old(kit, kept, new_areas),
        red_flags=_flags_with_old(kit, kept, new_areas),
        round=kit.round,
    )


def _with_old(kit: Kit, kept: set[str], areas: list[Area]) -> list[KitIndicator]:
    old = [
        KitIndicator(level=each.level, term=each.term, years=each.years, text=each.text)
        for each in kit.indicators.all()
        if each.term in kept
    ]
    rows = sorted([*old, *indicators_of(areas)], key=lambda each: each.level)
    place: dict[str, int] = {}
    for row in rows:
        place[row.level] = row.position = place.get(row.level, 0) + 1
    return rows


def _flags_with_old(kit: Kit, kept: set[str], areas: list[Area]) -> list[KitRedFlag]:
    old = [
        KitRedFlag(term=each.term, **each.parts)
        for each in kit.red_flags.all()
        if each.term in kept
    ]
    rows = [*old, *red_flags_of(areas)]
    for position, row in enumerate(rows, start=1):
        row.position = position
    return rows


def stored_for(opening: Opening, content: KitContent, kit: Kit | None = None) -> Kit:
    """The opening's kit if nothing changes, or one of its own. With it locked."""
    kit = kit or opening.kit
    if content.checksum == kit.checksum:
        return kit
    own = Kit.objects.filter(opening=opening)
    if existing := own.filter(checksum=content.checksum).first():
        return existing  # type: ignore[no-any-return]
    newest = own.aggregate(newest=Max("version"))["newest"] or 0
    return store(content, version=newest + 1, opening=opening)
