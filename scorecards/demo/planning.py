"""The demo's interview plans: rounds, panels, and the rule to decide by."""

from collections.abc import Iterable
from decimal import Decimal

from django.contrib.auth.models import User
from django.db.models import QuerySet
from pydantic import BaseModel, ConfigDict

from scorecards.demo.arranging import short_source
from scorecards.kits.planned_questions import asked_questions
from scorecards.models import Opening
from scorecards.workflow.planning_interviews import Round, Rule, Seat, plan_interviews


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SeatPart(Part):
    interviewer: str
    covers: list[str] = []  # all questions where it is empty


class RoundPart(Part):
    name: str
    minutes: int
    panel: list[SeatPart]


def members(usernames: Iterable[str]) -> QuerySet[User]:
    return User.objects.filter(username__in=usernames).order_by("pk")


def plan(opening: Opening, parts: list[RoundPart], *, min_mean: Decimal | None) -> None:
    """Nothing where no round is planned; questions that are not asked are left out."""
    if not parts:
        return
    asked = [question for question, _ in asked_questions(opening)]
    sources = {short_source(question): question.source for question in asked}
    rounds = [
        Round(part.name, part.minutes, [_seat(each, sources) for each in part.panel])
        for part in parts
    ]
    rule = Rule(min_mean=min_mean, answers_red_flags=True)
    plan_interviews(opening, rounds, rule=rule)


def _seat(part: SeatPart, sources: dict[str, str]) -> Seat:
    covers = frozenset(sources[key] for key in part.covers if key in sources)
    return Seat(User.objects.get(username=part.interviewer), covers)
