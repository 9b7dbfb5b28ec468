"""Which questions a kit asks: so many of each term, then one of each competency.

What a role's file says decides. Roles without competencies, as there were before roles
had files, ask all questions of their terms, up to twelve.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import chain, zip_longest
from typing import NamedTuple

from django.db.models import Prefetch, Q

from glossary.models import (
    Competency,
    CompetencyLevel,
    CompetencyQuestion,
    CompetencyRedFlag,
    Level,
    LevelGuide,
    Question,
    RedFlag,
    RetirableQuerySet,
    Role,
    RoleCompetency,
    RoleTerm,
    Term,
    written_level,
)
from glossary.roles.bar import LEADING, MIN_COMPETENCIES, QUESTIONS
from scorecards.kits.scripts import MINUTES_FOR_THE_CANDIDATE

MIN_QUESTIONS, MAX_QUESTIONS = QUESTIONS
MAX_WITHOUT_COMPETENCIES = 12
MIN_OF_TERMS = MIN_QUESTIONS // 2

Area = Term | Competency


class Chosen(NamedTuple):
    area: Area
    question: Question | CompetencyQuestion

    @property
    def is_of_term(self) -> bool:
        return isinstance(self.area, Term)

    @property
    def words(self) -> str:
        """Equal for questions that are alike."""
        return " ".join(self.question.text.casefold().split())


@dataclass(frozen=True)
class Sources:
    """What a role draws on, of what is active: terms with their number of questions,
    and competencies by written level, all in the role's order.
    """

    minutes: int = 0
    terms: list[tuple[Term, int]] = field(default_factory=list)
    competencies: dict[str, list[Competency]] = field(default_factory=dict)
    leading_people: Competency | None = None

    def competencies_at(self, level: str) -> list[Competency]:
        asked = list(self.competencies.get(written_level(level), []))
        leading = self.leading_people
        if level == Level.LEAD and leading and leading not in asked:
            asked.append(leading)
        return asked

    def other_competencies(self, level: str) -> list[Competency]:
        """Those that the role draws on at other levels."""
        every = dict.fromkeys(chain(*self.competencies.values()))
        return [each for each in every if each not in self.competencies_at(level)]


def choose(sources: Sources, level: str, *, round: int = 1) -> list[Chosen]:
    """In the order in which they are asked; none where nothing is written.

    Later rounds ask what earlier ones did not, where there is enough of it.
    """
    one_round = _choose if sources.competencies else _choose_of_terms_alone
    chosen: list[Chosen] = []
    asked: set[str] = set()
    for _ in range(round):
        chosen = one_round(sources, level, asked)
        asked.update(each.words for each in chosen)
    return chosen


def _choose(sources: Sources, level: str, asked: set[str]) -> list[Chosen]:
    terms = [term for term, _ in sources.terms]
    competencies = sources.competencies_at(level)
    others = sources.other_competencies(level)
    columns = _without_alike(_columns([*terms, *competencies, *others], level))
    of_terms = columns[: len(terms)]
    of_competencies = columns[len(terms) : len(terms) + len(competencies)]
    of_others = columns[len(terms) + len(competencies) :]
    first = _first_round(sources, of_terms, of_competencies)
    if not asked:
        return first
    number = sum(each.is_of_term for each in first)
    from_terms = _of_terms_again(of_terms, number, asked)
    rest = len(first) - len(from_terms)
    if from_terms:
        rest = max(MIN_COMPETENCIES, min(rest, len(from_terms)))
    columns = of_competencies + of_others
    from_competencies = _preferring(columns, rest, lambda each: each.words not in asked)
    return _in_time(sources.minutes, from_terms, from_competencies)


def _first_round(
    sources: Sources,
    of_terms: list[list[Chosen]],
    of_competencies: list[list[Chosen]],
) -> list[Chosen]:
    """What the role says, up to the most that a kit takes."""
    ends = [column[0] for column in of_competencies if column][:MAX_QUESTIONS]
    numbers = [number for _, number in sources.terms]
    starts = chain.from_iterable(
        column[:number] for column, number in zip(of_terms, numbers, strict=True)
    )
    return list(starts)[: MAX_QUESTIONS - len(ends)] + ends


def _of_terms_again(
    columns: list[list[Chosen]], number: int, asked: set[str]
) -> list[Chosen]:
    """As many as in the first round that were not asked; others only where fewer than
    three are left, or only those of one term.
    """
    left = sum(each.words not in asked for each in chain(*columns))
    wanted = max(min(number, left), min(number, MIN_OF_TERMS))
    chosen = _preferring(columns, wanted, lambda each: each.words not in asked)
    areas = {each.area for each in chosen}
    others = [column[0] for column in columns if column and column[0].area not in areas]
    if len(areas) == 1 and wanted > 1 and others:
        return _in_order_of(columns, [*chosen[:-1], others[0]])
    return chosen


def _choose_of_terms_alone(
    sources: Sources, level: str, asked: set[str]
) -> list[Chosen]:
    """Terms by the code points of their names: the same on every database.

    Databases sort by rules of their own, and the order goes into the checksum.
    """
    terms = sorted((term for term, _ in sources.terms), key=lambda t: (t.name, t.pk))
    columns = _columns(terms, level)
    fresh = [[each for each in column if each.words not in asked] for column in columns]
    return in_turn(fresh if any(fresh) else columns, MAX_WITHOUT_COMPETENCIES)


def _columns(areas: Iterable[Area], level: str) -> list[list[Chosen]]:
    """The questions of each area at the level, in order."""
    written = written_level(level)
    return [
        [
            Chosen(area, question)
            for question in area.questions.all()
            if question.level == written
        ]
        for area in areas
    ]


def _without_alike(columns: list[list[Chosen]]) -> list[list[Chosen]]:
    """Of questions that say the same, the first alone."""
    seen: set[str] = set()
    kept: list[list[Chosen]] = []
    for column in columns:
        kept.append([])
        for each in column:
            if each.words not in seen:
                seen.add(each.words)
                kept[-1].append(each)
    return kept


def in_turn(columns: list[list[Chosen]], most: int) -> list[Chosen]:
    """Every column's first, then every second, up to ``most``; column by column."""
    taken = [each for each in chain(*zip_longest(*columns)) if each][:most]
    return _in_order_of(columns, taken)


def _preferring(
    columns: list[list[Chosen]], number: int, preferred: Callable[[Chosen], bool]
) -> list[Chosen]:
    """So many in turn, of those preferred as long as there are any."""
    good = [[each for each in column if preferred(each)] for column in columns]
    taken = in_turn(good, number)
    missing = number - len(taken)
    if missing:
        others = [
            [each for each in column if not preferred(each)] for column in columns
        ]
        taken = taken + in_turn(others, missing)
    return _in_order_of(columns, taken)


def _in_order_of(columns: list[list[Chosen]], taken: list[Chosen]) -> list[Chosen]:
    return [each for each in chain(*columns) if each in taken]


def _in_time(
    minutes: int, of_terms: list[Chosen], of_competencies: list[Chosen]
) -> list[Chosen]:
    """Without the last ones, as long as that takes too long and enough are left."""
    of_terms, of_competencies = list(of_terms), list(of_competencies)
    room = minutes - MINUTES_FOR_THE_CANDIDATE
    while (
        len(of_terms) + len(of_competencies) > MIN_QUESTIONS
        and sum(each.question.minutes for each in of_terms + of_competencies) > room
    ):
        if len(of_competencies) > MIN_COMPETENCIES:
            of_competencies.pop()
        elif len(of_terms) > MIN_OF_TERMS:
            of_terms.pop()
        else:
            break
    return of_terms + of_competencies


def sources_of(roles: Iterable[Role]) -> dict[int, Sources]:
    """By role. Six queries whatever their number, ten where competencies are asked."""
    by_key = {role.pk: role for role in roles}
    draws = list(
        RoleTerm.objects.filter(role__in=by_key)
        .order_by("role", "position", "pk")
        .values_list("role", "term", "questions")
    )
    terms = terms_by_key({term for _, term, _ in draws})
    asks = list(
        RoleCompetency.objects.filter(role__in=by_key)
        .order_by("role", "level", "position", "pk")
        .values_list("role", "level", "competency")
    )
    competencies = competencies_by_key({each for _, _, each in asks}) if asks else {}
    leading = next(
        (each for each in competencies.values() if each.slug == LEADING), None
    )
    of_terms: dict[int, list[tuple[Term, int]]] = defaultdict(list)
    for role, term, questions in draws:
        if term in terms:
            of_terms[role].append((terms[term], questions))
    of_levels: dict[int, dict[str, list[Competency]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for role, level, competency in asks:
        if competency in competencies:
            of_levels[role][level].append(competencies[competency])
    return {
        key: Sources(
            minutes=role.minutes,
            terms=of_terms[key],
            competencies=dict(of_levels[key]) if key in of_levels else {},
            leading_people=leading,
        )
        for key, role in by_key.items()
    }


def terms_by_key(keys: set[int]) -> dict[int, Term]:
    active: RetirableQuerySet = Term.objects.active()
    return (
        active.select_related("industry")
        .prefetch_related(
            Prefetch("questions", Question.objects.order_by("level", "position", "pk")),
            Prefetch("levels", LevelGuide.objects.order_by("level")),
            Prefetch("red_flags", RedFlag.objects.order_by("position", "pk")),
        )
        .order_by()
        .in_bulk(keys)
    )


def competencies_by_key(keys: set[int]) -> dict[int, Competency]:
    """Those, and *leading people*, which every lead is asked about."""
    active: RetirableQuerySet = Competency.objects.active()
    wanted = active.filter(Q(pk__in=keys) | Q(slug=LEADING)).prefetch_related(
        Prefetch(
            "questions", CompetencyQuestion.objects.order_by("level", "position", "pk")
        ),
        Prefetch("levels", CompetencyLevel.objects.order_by("level")),
        Prefetch("red_flags", CompetencyRedFlag.objects.order_by("position", "pk")),
    )
    return wanted.order_by().in_bulk()
