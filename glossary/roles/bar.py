"""What a role needs before it is offered to anybody.

One bar for files and for the admin. It works on plain data, so that files are held to
it without a database.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from glossary.models import WRITTEN_LEVELS, Level

MAX_QUESTIONS_OF_TERM = 3
QUESTIONS = 6, 8
OTHER_TITLES = 2, 20
MIN_TERMS = 2
MIN_COMPETENCIES = 2
CANDIDATE_MINUTES = 10
"""For the candidate’s own questions, at the end of every interview."""
LEADING = "leading-people"
"""Lead asks senior's questions, and this competency's."""
GENERAL = "roles/general/general-interview"
"""The source of the role for every job that has none."""

Shortcoming = tuple[tuple[str | int, ...], str]
"""Where something is to correct in the role's file, and the sentence that says what."""


@dataclass(frozen=True)
class Area:
    """A term or competency, with the minutes of its questions by written level."""

    name: str
    minutes: Mapping[str, tuple[int, ...]]


Areas = Mapping[str, Area]
"""By source: ``industry/term`` or ``competencies/slug``."""


@dataclass(frozen=True)
class Plan:
    """What a role says that it asks; areas by their source, in order."""

    minutes: int
    terms: list[tuple[str, int]]
    """Each with its number of questions."""
    competencies: Mapping[str, list[str]]
    """By written level."""
    other_titles: int = OTHER_TITLES[0]
    """How many there are."""
    is_general: bool = False

    @property
    def asked_of_terms(self) -> int:
        return sum(number for _, number in self.terms)

    @property
    def kits(self) -> Iterator[tuple[Level, frozenset[object]]]:
        """What the kit of each level asks, whatever the order; Entry's is Junior's."""
        terms = frozenset(self.terms)
        for level in WRITTEN_LEVELS:
            yield level, terms | frozenset(self.competencies.get(level, ()))
        if senior := self.competencies.get(Level.SENIOR):
            yield Level.LEAD, terms | {*senior, competency_source(LEADING)}


def competency_source(slug: str) -> str:
    return f"competencies/{slug}"


def shortcomings(plan: Plan, areas: Areas) -> Iterator[Shortcoming]:
    """What the role lacks. All that the plan names has to be among the areas."""
    yield from _names(plan)
    yield from _terms(plan, areas)
    for level in WRITTEN_LEVELS:
        yield from _competencies(plan, areas, level)
        yield from _numbers(plan, level)
    yield from _minutes(plan, areas)


def _names(plan: Plan) -> Iterator[Shortcoming]:
    least, most = OTHER_TITLES
    if not plan.is_general and not least <= plan.other_titles <= most:
        yield (
            ("other_titles",),
            f"List {least} to {most} other titles; there {_are(plan.other_titles)}.",
        )


def _terms(plan: Plan, areas: Areas) -> Iterator[Shortcoming]:
    if plan.is_general:
        if plan.terms:
            yield ("terms",), "The general interview has competencies only."
    elif len(plan.terms) < MIN_TERMS:
        yield (
            ("terms",),
            f"Name {MIN_TERMS} terms or more; there {_are(len(plan.terms))}.",
        )
    for place, (source, number) in enumerate(plan.terms):
        for level in WRITTEN_LEVELS:
            there = len(areas[source].minutes.get(level, ()))
            if there < number:
                yield (
                    ("terms", place, "questions"),
                    f"{areas[source].name} has {_counted(there, 'question')} at "
                    f"{level}; {number} can’t be asked.",
                )
                break


def _competencies(plan: Plan, areas: Areas, level: Level) -> Iterator[Shortcoming]:
    named = plan.competencies.get(level, [])
    if len(named) < MIN_COMPETENCIES:
        yield (
            ("competencies", level.value),
            f"Name {MIN_COMPETENCIES} competencies or more at {level}; there "
            f"{_are(len(named))}.",
        )
    for place, source in enumerate(named):
        if not areas[source].minutes.get(level):
            yield (
                ("competencies", level.value, place),
                f"{areas[source].name} has no question at {level}.",
            )


def _leads(plan: Plan, level: Level) -> bool:
    """Whether Lead asks one question more than this level."""
    leading = competency_source(LEADING)
    return level == Level.SENIOR and leading not in plan.competencies.get(level, [])


def _numbers(plan: Plan, level: Level) -> Iterator[Shortcoming]:
    place = ("competencies", level.value)
    asked = plan.asked_of_terms + len(plan.competencies.get(level, []))
    leads = _leads(plan, level)
    least, most = QUESTIONS[0], QUESTIONS[1] - leads
    if not least <= asked <= most:
        more = ", because Lead asks one more" if leads else ""
        yield (
            place,
            f"At {level}, {_counted(asked, 'question')} would be asked. Ask {least} to "
            f"{most}{more}.",
        )
    elif not plan.is_general and plan.asked_of_terms * 2 < asked + leads:
        yield (
            place,
            f"At {'lead' if leads else level}, {plan.asked_of_terms} of "
            f"{asked + leads} questions are from terms. Ask half of them or more.",
        )


def _minutes(plan: Plan, areas: Areas) -> Iterator[Shortcoming]:
    """Of the level that takes longest."""
    longest = max(_taken(plan, areas, level) for level in WRITTEN_LEVELS)
    if longest + CANDIDATE_MINUTES > plan.minutes:
        yield (
            ("minutes",),
            f"The questions take {longest} minutes, and the candidate’s own "
            f"{CANDIDATE_MINUTES}. Plan a longer interview or ask less.",
        )


def _taken(plan: Plan, areas: Areas, level: Level) -> int:
    sources = list(plan.competencies.get(level, []))
    if _leads(plan, level) and competency_source(LEADING) in areas:
        sources.append(competency_source(LEADING))
    asked = [(source, 1) for source in sources]
    return sum(
        sum(areas[source].minutes.get(level, ())[:number])
        for source, number in [*plan.terms, *asked]
    )


def _are(number: int) -> str:
    return "is 1" if number == 1 else f"are {number or 'none'}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number or 'no'} {noun}s"
