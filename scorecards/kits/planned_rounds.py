"""What an opening's interview plan says: who interviews in a round, about what."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib.auth.models import User

from scorecards.kits.planned_questions import asked_questions
from scorecards.models import (
    Kit,
    KitQuestion,
    Opening,
    PlanRound,
    PlanSeat,
    Scorecard,
)
from scorecards.models.scorecard_queries import ScorecardQuerySet
from scorecards.text.display_names import display_name


@dataclass(frozen=True)
class PanelMember:
    """An interviewer of a round, and the areas that they ask about, by name."""

    interviewer: User
    areas: list[str]

    @property
    def name(self) -> str:
        return display_name(self.interviewer)


@dataclass(frozen=True)
class Covered:
    """What rounds that ask the same questions cover."""

    rounds: list[PlanRound]
    areas: "list[AreaCover]"
    is_all: bool = False
    """Whether the plan has no other rounds."""

    @property
    def what(self) -> str:
        if self.is_all:
            return "the plan covers"
        numbers = [str(each.number) for each in self.rounds]
        if len(numbers) == 1:
            return f"round {numbers[0]} covers"
        return f"rounds {', '.join(numbers[:-1])} and {numbers[-1]} cover"


@dataclass
class AreaCover:
    """Who asks about an area of a kit, from the plan alone."""

    area: str
    questions: int = 0
    uncovered: int = 0
    names: list[str] = field(default_factory=list)
    is_asked_by_all: bool = False

    @property
    def is_asked_by_nobody(self) -> bool:
        return not self.names


def rounds_of(opening: Opening) -> list[PlanRound]:
    """With kits and seats: three queries, however many there are."""
    rounds = opening.rounds.select_related("kit").prefetch_related("seats__interviewer")
    found = list(rounds.order_by("number"))
    for each in found:
        each.opening = opening
    return found


def kit_of_round(opening: Opening, number: int) -> Kit:
    """What is asked in that round: of the plan, or else of the opening. One query."""
    planned = opening.rounds.filter(number=number).exclude(kit=None)
    known: PlanRound | None = planned.select_related("kit").first()
    return known.asks if known else opening.kit


def kits_of_rounds(opening: Opening) -> set[int]:
    """Keys of the kits that rounds have of their own."""
    own = opening.rounds.exclude(kit=None).values_list("kit", flat=True)
    return set(own) - {opening.kit_id}


def scorecards_asking(
    opening: Opening, planned: PlanRound | None = None
) -> ScorecardQuerySet:
    """Those that ask what the opening asks, or what a round of its own kit does."""
    known = Scorecard.objects.filter(application__opening=opening)
    if planned:
        return known.filter(round=planned.number, kit=planned.kit_id)
    return known.exclude(kit__in=kits_of_rounds(opening))


def first_round_of(opening: Opening, interviewer: User) -> int:
    """The round that the plan has the interviewer in; 1 where it has none."""
    seats = PlanSeat.objects.filter(round__opening=opening, interviewer=interviewer)
    numbers = seats.order_by("round__number").values_list("round__number", flat=True)
    return numbers.first() or 1


def panel_of(opening: Opening, number: int) -> list[PanelMember]:
    """Everybody that the plan has in that round, and what each asks about.

    From the plan alone, never from scorecards: it can be shown to interviewers. Five
    queries; no members where there is no such round.
    """
    planned = opening.rounds.select_related("kit").filter(number=number).first()
    if planned is None:
        return []
    planned.opening = opening
    questions = questions_of(planned)
    return [
        PanelMember(
            seat.interviewer,
            _areas(each for each in questions if seat.covers_question(each.source)),
        )
        for seat in planned.seats.select_related("interviewer").order_by("pk")
    ]


def questions_of(planned: PlanRound) -> list[KitQuestion]:
    """What the round asks. Two queries, another for a kit that is not loaded."""
    return [each for each, _ in asked_questions(planned.opening, planned.asks)]


def coverage(planned: PlanRound, questions: Iterable[KitQuestion]) -> list[AreaCover]:
    """By area, in the order in which the round asks. No queries."""
    return _covers(list(planned.seats.all()), questions)


def coverage_together(rounds: Iterable[PlanRound]) -> list[Covered]:
    """Rounds that ask the same together, as all their interviewers cover it.

    Hand it `rounds_of`. Two queries for each kit.
    """
    of_kit: dict[int, list[PlanRound]] = {}
    for each in rounds:
        of_kit.setdefault(each.asks.pk, []).append(each)
    found = []
    for together in of_kit.values():
        seats = [seat for each in together for seat in each.seats.all()]
        areas = _covers(seats, questions_of(together[0]))
        found.append(Covered(together, areas, is_all=len(of_kit) == 1))
    return found


def _covers(seats: list[PlanSeat], questions: Iterable[KitQuestion]) -> list[AreaCover]:
    areas: dict[str, list[KitQuestion]] = {}
    for question in questions:
        areas.setdefault(question.area_key, []).append(question)
    return [_cover(seats, asked) for asked in areas.values()]


def _cover(seats: list[PlanSeat], asked: list[KitQuestion]) -> AreaCover:
    sources = [question.source for question in asked]
    covering = [
        seat for seat in seats if any(seat.covers_question(each) for each in sources)
    ]
    return AreaCover(
        asked[0].term,
        questions=len(asked),
        uncovered=sum(
            not any(seat.covers_question(each) for seat in seats) for each in sources
        ),
        names=list(dict.fromkeys(display_name(s.interviewer) for s in covering)),
        is_asked_by_all=len(seats) > 1
        and all(seat.covers_question(each) for seat in seats for each in sources),
    )


def _areas(questions: Iterable[KitQuestion]) -> list[str]:
    return list(dict.fromkeys(question.term for question in questions))
