"""Planning an opening's interviews: its rounds, and who covers what in each."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from decimal import Decimal

from django.contrib.auth.models import User

from glossary.locking import BeginAgainError, in_transaction
from glossary.models import Role
from scorecards.audit import trail
from scorecards.kits.making import NoQuestionsError, current_kit
from scorecards.kits.planned_questions import asked_questions
from scorecards.models import (
    AuditEntry,
    DecisionRule,
    Kit,
    Opening,
    PlanRound,
    PlanSeat,
)
from scorecards.models.plan import MAX_ROUNDS, MAX_SEATS
from scorecards.workflow.locking import OpeningClosedError, locked_opening
from scorecards.workflow.rights import require


class InterviewPlanError(Exception):
    """The plan stays as it is; the message is a sentence that says why."""


@dataclass(frozen=True)
class Seat:
    """``covers`` has sources of questions; all are covered where it is empty."""

    interviewer: User
    covers: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Round:
    name: str
    minutes: int
    seats: Sequence[Seat] = field(default_factory=list)
    asks_others: bool = False
    """Whether it asks other questions than the opening does."""


@dataclass(frozen=True)
class Rule:
    """As `DecisionRule`; nothing is kept where it says nothing."""

    min_mean: Decimal | None = None
    min_area: Decimal | None = None
    answers_red_flags: bool = False


RULE_FIXED = (
    "The decision rule is fixed once a round is assigned. Take the rounds back to "
    "change it."
)


@in_transaction
def plan_interviews(
    opening: Opening,
    rounds: Sequence[Round],
    *,
    rule: Rule | None = None,
    by: User | None = None,
) -> list[PlanRound]:
    """These rounds, in this order, instead of those there were.

    Scorecards that are assigned already stay as they are, and from then on the rule to
    decide by does, too. None leaves the rule as it is. Raises `InterviewPlanError`.
    """
    require(by, "scorecards.change_opening")
    if len(rounds) > MAX_ROUNDS or any(len(each.seats) > MAX_SEATS for each in rounds):
        raise InterviewPlanError(
            f"Plan at most {MAX_ROUNDS} rounds with {MAX_SEATS} interviewers each."
        )
    sets = _question_sets(opening, rounds)
    kits = _kits(opening, sets)  # making one locks the role
    try:
        current = locked_opening(opening)
    except OpeningClosedError as error:
        raise InterviewPlanError(str(error)) from error
    before = {each.number: each for each in current.rounds.select_related("kit")}
    _refuse_what_is_assigned(before, rounds)
    if _question_sets(current, rounds) != sets:
        raise BeginAgainError
    kits |= {n: each.kit for n, each in before.items() if each.kit and n not in sets}
    if rule is not None:
        _store_rule(current, rule, is_fixed=any(r.assigned_at for r in before.values()))
    current.rounds.filter(number__gt=len(rounds)).delete()
    stored = []
    for number, each in enumerate(rounds, start=1):
        kit = kits.get(number) if each.asks_others else None
        stored.append(_store(current, number, each, before.get(number), kit))
    trail.record(
        AuditEntry.Action.PLANNED,
        actor=by,
        subject=current,
        rounds=len(rounds),
        interviewers=len({s.interviewer.pk for each in rounds for s in each.seats}),
    )
    return stored


def lock_role_for(opening: Opening, rounds: Sequence[Round]) -> None:
    """For who locks the opening before planning: rounds may need kits."""
    if _question_sets(opening, rounds):
        Role.objects.select_for_update(no_key=True).get(pk=opening.role_id)


def _question_sets(opening: Opening, rounds: Sequence[Round]) -> dict[int, int]:
    """By number, for rounds that are to ask other questions and do not yet: which of
    the role's sets of questions. One query.

    The opening asks the first set, and no two rounds ask the same. A round that was
    given the opening's kit as its own gets another, unless it is assigned.
    """
    wanted = [n for n, each in enumerate(rounds, start=1) if each.asks_others]
    kept = {
        each.number: each.kit.round
        for each in opening.rounds.select_related("kit")
        if each.kit and each.number in wanted
        if each.kit_id != opening.kit_id or each.assigned_at
    }
    taken, sets = {1, *kept.values()}, {}
    for number in sorted(wanted, key=lambda each: each == 1):  # the others by number
        if number not in kept:
            free = [n for n in range(2, MAX_ROUNDS + 2) if n not in taken]
            sets[number] = number if number in free else free[0]
            taken.add(sets[number])
    return sets


def _kits(opening: Opening, sets: dict[int, int]) -> dict[int, Kit]:
    try:
        return {
            number: current_kit(opening.role, opening.level, round=each)
            for number, each in sets.items()
        }
    except NoQuestionsError as error:
        raise InterviewPlanError(str(error)) from error


def _refuse_what_is_assigned(
    before: dict[int, PlanRound], rounds: Sequence[Round]
) -> None:
    for number, each in before.items():
        if each.assigned_at is None:
            continue
        stays = number <= len(rounds)
        if not stays or bool(each.kit_id) != rounds[number - 1].asks_others:
            what = "change its questions" if stays else "remove it"
            raise InterviewPlanError(
                f"{each} is assigned to candidates. Take the assignment back first, "
                f"then {what}."
            )


def _store(
    opening: Opening, number: int, wanted: Round, was: PlanRound | None, kit: Kit | None
) -> PlanRound:
    stored = was or PlanRound(opening=opening, number=number)
    stored.name, stored.minutes, stored.kit = wanted.name, wanted.minutes, kit
    stored.opening = opening
    stored.save()
    asked = {question.source for question, _ in asked_questions(opening, stored.asks)}
    stored.seats.all().delete()
    PlanSeat.objects.bulk_create(
        PlanSeat(
            round=stored,
            interviewer=seat.interviewer,
            covers=_covered(seat.covers, asked),
        )
        for seat in wanted.seats
    )
    return stored


def _store_rule(opening: Opening, rule: Rule, *, is_fixed: bool) -> None:
    stored = DecisionRule.objects.filter(opening=opening).first()
    wanted = DecisionRule(opening=opening, **asdict(rule))
    same = stored and all(
        getattr(stored, name) == value for name, value in asdict(rule).items()
    )
    if same or not (stored or wanted.says_something):
        return
    if is_fixed:
        raise InterviewPlanError(RULE_FIXED)
    if stored:
        stored.delete()
    if wanted.says_something:
        wanted.save()


def _covered(covers: frozenset[str], asked: set[str]) -> list[str]:
    """Empty where it is everything, so that questions added later are covered too."""
    kept = covers & asked
    return [] if kept == asked else sorted(kept)
