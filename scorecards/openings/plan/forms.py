"""The plan as a form: rounds, with the interviewers of each and what they cover.

What is not saved yet travels with the page: a button that adds a line sends it all.
"""

from collections.abc import Mapping
from typing import Any

from django.forms.models import model_to_dict
from django.http import QueryDict

from glossary.admin_base.revisions import revision_of
from scorecards.kits.planned_rounds import questions_of, rounds_of
from scorecards.models import DecisionRule, KitQuestion, Opening, PlanRound
from scorecards.models.plan import MAX_ROUNDS, MAX_SEATS
from scorecards.openings.interviewers import Names, interviewers
from scorecards.openings.plan.round_forms import (
    OTHER,
    SAME,
    RoundForm,
    RuleForm,
    SeatForm,
)
from scorecards.workflow.planning_interviews import Round, Seat

BLANK_SEATS = 3


class PlanForm:
    """Rounds as they are stored, or as they were sent with what a button did to them.

    ``done`` is the button: ``save``, ``assign:1``, ``add``, ``remove:2``, ``seat:1``.
    """

    def __init__(self, opening: Opening, data: QueryDict | None) -> None:
        self.opening = opening
        self.names = Names(interviewers(), "interviewer")
        self.errors: list[str] = []
        self.overtaken = False
        self.stored = rounds_of(opening)
        self._own_questions = questions_of(PlanRound(opening=opening))
        self.done = str(data.get("do", "")) if data is not None else ""
        self.data = _renumbered(data, self.done) if data is not None else None
        known = DecisionRule.objects.filter(opening=opening).first()
        self.rule = RuleForm(self.data, prefix="rule", instance=known)
        self.rounds = self._sent() if data is not None else self._as_stored()

    @property
    def revision(self) -> str:
        """Of the plan as it is stored. Three queries."""
        return revision_of(_state(self.opening))

    @property
    def typed(self) -> list[str]:
        """What all of its fields hold, to be compared."""
        rounds = [form for each in self.rounds for form in (each, *each.seats)]
        values = [field.value() for form in (self.rule, *rounds) for field in form]
        return [
            " ".join(sorted(map(str, value))) if isinstance(value, list) else str(value)
            for value in (value or "" for value in values)
        ]

    @property
    def saves(self) -> bool:
        return self.done == "save" or self.done.startswith("assign:")

    @property
    def assigns(self) -> int:
        """The round that is to be assigned once the plan is saved; 0 for none."""
        what, _, which = self.done.partition(":")
        return int(which) if what == "assign" and which in self._numbers else 0

    @property
    def _numbers(self) -> set[str]:
        return {str(number) for number in range(1, MAX_ROUNDS + 1)}

    def is_valid(self) -> bool:
        every = [form for each in self.rounds for form in (each, *each.seats)]
        valid = not [form for form in [self.rule, *every] if not form.is_valid()]
        for each in self.rounds if valid else []:
            for seat in each.twice():
                seat.add_error("who", "This interviewer is already in the round.")
                valid = False
        return valid

    def as_rounds(self) -> list[Round]:
        return [
            Round(
                name=each.cleaned_data["name"],
                minutes=each.cleaned_data["minutes"],
                asks_others=each.cleaned_data["asks"] == OTHER,
                seats=[
                    Seat(data["who"], frozenset(data["covers"]))
                    for data in (seat.cleaned_data for seat in each.seats)
                    if data["who"]
                ],
            )
            for each in self.rounds
        ]

    def _as_stored(self) -> list[RoundForm]:
        """The first round is there to be filled, where nothing is planned yet."""
        if not self.stored:
            return [self._round(1, BLANK_SEATS, {"name": "Interview"})]
        return [self._stored_round(each) for each in self.stored]

    def _stored_round(self, planned: PlanRound) -> RoundForm:
        seats = list(planned.seats.all())
        initial = {
            "name": planned.name,
            "minutes": planned.minutes,
            "asks": OTHER if planned.kit_id else SAME,
        }
        made = self._round(planned.number, max(len(seats), BLANK_SEATS), initial)
        for form, seat in zip(made.seats, seats, strict=False):
            form.initial = {
                "who": self.names.label(seat.interviewer),
                "covers": seat.covers or [each.source for each in made.questions],
            }
        return made

    def _sent(self) -> list[RoundForm]:
        what, _, which = self.done.partition(":")
        number = self._count("rounds", MAX_ROUNDS)
        made = [
            self._round(
                each,
                self._count(f"r{each}-seats", MAX_SEATS)
                + (what == "seat" and which == str(each)),
                {},
            )
            for each in range(1, number + 1)
        ]
        if what == "add" and number < MAX_ROUNDS:
            initial = {"asks": OTHER if made else SAME}
            made.append(self._round(number + 1, BLANK_SEATS, initial, is_new=True))
        return made

    def _round(
        self, number: int, seats: int, initial: dict[str, Any], *, is_new: bool = False
    ) -> RoundForm:
        data = None if is_new else self.data
        form = RoundForm(data, prefix=f"r{number}", initial=initial)
        form.number = number
        form.planned = next((r for r in self.stored if r.number == number), None)
        form.questions = self._questions(form)
        form.seats = [
            SeatForm(
                data,
                prefix=f"r{number}-s{place}",
                names=self.names,
                questions=form.questions,
            )
            for place in range(1, min(seats, MAX_SEATS) + 1)
        ]
        return form

    def _questions(self, form: RoundForm) -> list[KitQuestion]:
        if not form.asks_others:
            return self._own_questions
        planned = form.planned
        return questions_of(planned) if planned and planned.kit_id else []

    def _count(self, name: str, most: int) -> int:
        return _number(self.data, name, most)


def _state(opening: Opening) -> dict[str, Any]:
    rule = DecisionRule.objects.filter(opening=opening).first()
    rounds = [
        (
            each.name,
            each.minutes,
            each.kit_id,
            [(seat.interviewer_id, seat.covers) for seat in each.seats.all()],
        )
        for each in rounds_of(opening)
    ]
    return {"rounds": rounds, "rule": rule and model_to_dict(rule)}


def _number(data: Mapping[str, Any] | None, name: str, most: int) -> int:
    sent = str(data.get(name, "")) if data is not None else ""
    return min(int(sent), most) if sent.isdecimal() and len(sent) < 4 else 0


def _renumbered(data: QueryDict, done: str) -> QueryDict:
    """Without the round that the button removes: those behind it move up."""
    what, _, which = done.partition(":")
    number = _number(data, "rounds", MAX_ROUNDS)
    if what != "remove" or which not in {str(n) for n in range(1, number + 1)}:
        return data
    kept = QueryDict(mutable=True)
    for name, values in data.lists():
        prefix, dash, rest = name.partition("-")
        place = _number({"": prefix[1:]}, "", MAX_ROUNDS) if dash else 0
        if place != int(which):
            moved = f"r{place - 1}-{rest}" if place > int(which) else name
            kept.setlist(moved, values)
    kept["rounds"] = str(number - 1)
    return kept
