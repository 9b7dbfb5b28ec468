"""The candidates of an opening and their rounds, as far as the reader may know."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.text import get_text_list

from scorecards.models import Application, Decision, Opening, PlanRound, Scorecard
from scorecards.models.scorecard_queries import ScorecardQuerySet
from scorecards.models.scores import Score
from scorecards.openings.plan.queries import IN_FIRST
from scorecards.panel.debrief.decided import with_decision
from scorecards.reminders.finding import is_reminded
from scorecards.text.display_names import display_name
from scorecards.text.durations import how_long

MAX_CANDIDATES = 200
ARRANGE = "scorecards.assign_scorecard"


@dataclass(frozen=True)
class Card:
    """That somebody has a scorecard in a round, and whether it is in."""

    name: str
    is_in: bool
    at: datetime | None
    """When it was submitted, or when the interview is."""
    late: str
    """By how much, such as ``2 days``; empty before it is due and once it is in."""
    remind: int | None = None
    """The key of a scorecard whose interviewer can be reminded now."""


@dataclass
class Line:
    """A candidate. Where the reader has something to submit for them, other
    interviewers' scorecards, the score and the decision are withheld."""

    application: Application
    rounds: dict[int, list[Card]] = field(default_factory=lambda: defaultdict(list))
    score: Score = Score(total=0, count=0, weight=0)

    @property
    def is_withheld(self) -> bool:
        return getattr(self.application, "decision", None) is None

    @property
    def waits_for_plan(self) -> bool:
        """Whether nobody is known to have a scorecard, and the first round is due."""
        decision = getattr(self.application, "decision", None)
        return not any(self.rounds.values()) and decision in IN_FIRST

    @property
    def decided(self) -> str:
        outcome = getattr(self.application, "decision", None)
        if outcome is None:
            return ""
        return Decision.Outcome(outcome).label if outcome else "Undecided"

    def still_to_do(self) -> bool:
        return any(not card.is_in for cards in self.rounds.values() for card in cards)


@dataclass(frozen=True)
class Column:
    """A round: as planned, or one that scorecards are of without a plan."""

    number: int
    planned: PlanRound | None

    @property
    def label(self) -> str:
        if self.planned is None:
            return f"Round {self.number}"
        return f"Round {self.number} · {self.planned.name}"

    @property
    def blank(self) -> str:
        """What a candidate without scorecards has there."""
        before = self.number - 1
        return f"After round {before}" if before else "Not assigned yet"

    @property
    def panel(self) -> str:
        """Names of the first round's interviewers."""
        if self.planned is None or self.number > 1:
            return ""
        seats = self.planned.seats.all()
        return get_text_list([display_name(seat.interviewer) for seat in seats], "and")


class Cell(NamedTuple):
    column: Column
    cards: list[Card]
    panel: str
    """Who the plan would assign now; empty where that is for nobody."""


@dataclass(frozen=True)
class Candidates:
    columns: list[Column]
    lines: list[Line]
    has_more: bool
    is_open: bool

    @property
    def rows(self) -> Iterator[tuple[Line, list[Cell]]]:
        for line in self.lines:
            yield line, [self._cell(line, each) for each in self.columns]

    def _cell(self, line: Line, column: Column) -> Cell:
        panel = column.panel if self.is_open and line.waits_for_plan else ""
        return Cell(column, line.rounds.get(column.number, []), panel)


def read(opening: Opening, rounds: list[PlanRound], user: User) -> Candidates:
    """The newest `MAX_CANDIDATES`. Five queries, however many there are."""
    heads = with_decision(opening.applications.filter(merged_into=None), user)
    heads = heads.select_related("candidate").prefetch_related("candidate__identifiers")
    found = list(heads.order_by("-pk")[: MAX_CANDIDATES + 1])
    lines = {each.pk: Line(each) for each in found[:MAX_CANDIDATES]}
    withheld = {key for key, line in lines.items() if line.is_withheld}
    for card in _submitted(lines, user):
        lines[card.candidacy].rounds[card.round].append(_card(card))
        if card.candidacy not in withheld:
            lines[card.candidacy].score += card.score
    for card in _to_do(lines, withheld, user):
        card.application.opening = opening
        reminds = vars(card)["is_remindable"]
        lines[card.candidacy].rounds[card.round].append(_card(card, reminds=reminds))
    numbers = {number for line in lines.values() for number in line.rounds}
    planned = {each.number: each for each in rounds}
    return Candidates(
        columns=[
            Column(number, planned.get(number))
            for number in sorted(numbers | planned.keys() | {1})
        ],
        lines=sorted(
            lines.values(), key=lambda line: line.application.candidate.sort_key
        ),
        has_more=len(found) > MAX_CANDIDATES,
        is_open=opening.closed_at is None,
    )


def _submitted(lines: dict[int, Line], user: User) -> ScorecardQuerySet:
    visible = Scorecard.objects.visible_to(user).of_candidacies(lines)
    return _in_order(visible.filter(submitted_at__isnull=False).with_score())


def _to_do(lines: dict[int, Line], withheld: set[int], user: User) -> ScorecardQuerySet:
    """Of all, for those who arrange interviews; else of those that nothing hides, as
    the debrief tells them too, and one's own."""
    to_do = Scorecard.objects.to_do().of_candidacies(lines)
    if not user.has_perm(ARRANGE):
        hidden = Q(application__in=withheld) | Q(application__merged_into__in=withheld)
        to_do = to_do.filter(~hidden | Q(interviewer=user))
    remindable = Scorecard.objects.remindable_by(user).filter(pk=OuterRef("pk"))
    return _in_order(to_do.annotate(is_remindable=Exists(remindable)))


def _in_order(scorecards: ScorecardQuerySet) -> ScorecardQuerySet:
    known = scorecards.select_related("interviewer", "application")
    ordered: ScorecardQuerySet = known.order_by(
        "interviewer__first_name", "interviewer__last_name", "interviewer__username"
    )
    return ordered


def _card(card: Scorecard, *, reminds: bool = False) -> Card:
    now, due = timezone.now(), card.due_at
    is_late = due is not None and due < now and not card.is_submitted
    return Card(
        display_name(card.interviewer),
        is_in=card.is_submitted,
        at=card.submitted_at or card.interview_at,
        late=how_long(due, now) if due and is_late else "",
        remind=card.pk if reminds and is_late and is_reminded(card) else None,
    )
