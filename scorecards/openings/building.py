"""The builder: what one opening asks, put together from anywhere.

What is not saved yet travels with the page, as sources and as what was typed; the
questions themselves are copied on the server.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect

from glossary.admin_base.pages import admin_page, log_change, needs
from glossary.admin_base.revisions import FIELD, OVERTAKEN, revision_of
from glossary.locking import in_transaction
from scorecards.accounts.login import MemberRequest
from scorecards.kits.building import (
    Found,
    built_content,
    found_in_glossary,
    own_question,
    resolved,
)
from scorecards.kits.differences import KitWords, Section, differences
from scorecards.kits.planned_questions import asked_questions
from scorecards.kits.scripts import MINUTES_FOR_THE_CANDIDATE
from scorecards.models import KitQuestion, Opening, Scorecard
from scorecards.models.opening import MAX_WEIGHT
from scorecards.openings.own_question import OwnQuestionForm
from scorecards.openings.questions import state_of
from scorecards.workflow.building_kit import MAX_QUESTIONS, SHARED, build_kit
from scorecards.workflow.locking import lock_opening
from scorecards.workflow.planning_questions import (
    BEGUN,
    PlanFixedError,
    PlanSizeError,
    has_begun,
)

WEIGHTS = [str(weight) for weight in range(1, MAX_WEIGHT + 1)]
MAX_DRAFT = 200_000
MAX_LINES = 3 * MAX_QUESTIONS


@dataclass
class Line:
    """By its source, or as it was typed."""

    source: str = ""
    own: dict[str, str] | None = None
    weight: int = 1

    def as_json(self) -> dict[str, Any]:
        return {"source": self.source, "own": self.own, "weight": self.weight}

    @classmethod
    def of(cls, data: Any) -> "Line":
        """Raises `ValueError` for anything that the page did not make."""
        match data:
            case {"source": str(source), "own": None, "weight": int(weight)}:
                line = cls(source, None, weight)
            case {"source": "", "own": {**own}, "weight": int(weight)}:
                typed = {str(name): str(text) for name, text in own.items()}
                if typed != own:
                    raise ValueError("Not text.")
                line = cls("", typed, weight)
            case _:
                raise ValueError("Not a line.")
        if not 1 <= line.weight <= MAX_WEIGHT:
            raise ValueError("No such weight.")
        return line


class Draft(forms.Form):
    """The lines of the page, what is looked for, and the kit it began with."""

    based_on = forms.IntegerField(widget=forms.HiddenInput)
    lines = forms.CharField(widget=forms.HiddenInput, max_length=MAX_DRAFT)
    q = forms.CharField(label="Find questions", required=False, max_length=200)

    def clean_lines(self) -> list[Line]:
        try:
            data = json.loads(self.cleaned_data["lines"])
            lines = [Line.of(each) for each in data]
        except (TypeError, ValueError, RecursionError) as error:
            raise forms.ValidationError("Reload the page and start again.") from error
        if len(lines) > MAX_LINES:
            raise forms.ValidationError("Take out some questions first.")
        return lines


class Builder:
    """The page: its lines after what the reader just did.

    ``done`` is the button that was pressed, such as ``up:2`` or ``save``.
    """

    def __init__(self, opening: Opening, user: Any, data: QueryDict | None) -> None:
        self.opening, self.user, self.data = opening, user, data
        self.done = data.get("do", "") if data is not None else ""
        self.draft = Draft(data) if data is not None else None
        self.errors: list[str] = []
        self.own_form = OwnQuestionForm(prefix="own")
        self.overtaken = False
        self.asked = asked_questions(opening)
        self.revision = revision_of(state_of(opening, self.asked))
        if self.draft is None:
            self.lines = [
                Line(question.source, None, weight) for question, weight in self.asked
            ]
            self.based_on = opening.kit_id
            return
        if not self.draft.is_valid():
            self.errors = [str(e) for of in self.draft.errors.values() for e in of]
            self.lines, self.based_on = [], opening.kit_id
            return
        self.lines = self.draft.cleaned_data["lines"]
        self.based_on = self.draft.cleaned_data["based_on"]
        self._compare()
        self._weigh()
        self._do()

    @property
    def words(self) -> str:
        return self.data.get("q", "")[:200] if self.data is not None else ""

    @cached_property
    def found(self) -> list[Found]:
        """What can be added: not what is asked already."""
        asked = {line.source for line in self.lines}
        return [
            found
            for found in found_in_glossary(self.words, self.opening.level)
            if found.question.source not in asked
        ]

    @property
    def lines_as_json(self) -> str:
        return json.dumps([line.as_json() for line in self.lines], ensure_ascii=False)

    @cached_property
    def questions(self) -> list[tuple[KitQuestion, int]]:
        """Unsaved, with weights; what has gone from the glossary is left out."""
        known = resolved(self.opening, [each.source for each in self.lines])
        asked: dict[str, tuple[KitQuestion, int]] = {}
        for line in self.lines:
            question = known.get(line.source) if line.own is None else _own(self, line)
            if question:
                asked.setdefault(question.source, (question, line.weight))
        return list(asked.values())

    @property
    def minutes(self) -> int:
        return sum(question.minutes for question, _ in self.questions)

    @property
    def room(self) -> int:
        """Minutes that the interview has for questions."""
        return self.opening.role.minutes - MINUTES_FOR_THE_CANDIDATE

    @cached_property
    def sections(self) -> list[Section]:
        """What would change."""
        content = built_content(self.opening, [each for each, _ in self.questions])
        return differences(
            KitWords.of_kit(self.opening.kit), KitWords.of_content(content)
        )

    @cached_property
    def fixed_because(self) -> str:
        """Why nothing can be changed here (any more); nothing while it can."""
        owed = Scorecard.objects.of(self.user).owed()
        # Whether others have begun is not for those to know who owe one here.
        if owed.filter(application__opening=self.opening).exists():
            return (
                "You still have a scorecard to submit for this opening. "
                "Ask another coordinator to change its questions."
            )
        if self.opening.closed_at:
            return "The opening is closed. Reopen it to change its questions."
        if self.opening.self_started:
            return SHARED
        return BEGUN if has_begun(self.opening) else ""

    def _compare(self) -> None:
        """On saving, with what is stored; until then the page stays what it is of."""
        assert self.data is not None  # noqa: S101 - for mypy
        sent = self.data.get(FIELD, "")
        if self.done != "save":
            self.revision = sent
        elif sent != self.revision:
            self.overtaken, self.based_on = True, self.opening.kit_id

    def save(self) -> bool:
        """Whether the opening asks these now; ``errors`` say why not.

        With the opening locked.
        """
        if self.fixed_because:
            self.errors.append(self.fixed_because)
        elif self.overtaken:
            self.errors.append(OVERTAKEN)
        elif len(self.questions) < len(self.lines):
            self.errors.append(
                "A question can’t be asked any more. The list shows what is left."
            )
            known = {question.source for question, _ in self.questions}
            self.lines = [each for each in self.lines if each.source in known]
        else:
            try:
                build_kit(
                    self.opening,
                    self.questions,
                    based_on=self.based_on,
                    by=self.user,
                )
            except (PlanFixedError, PlanSizeError) as error:
                self.errors.append(str(error))
        return not self.errors

    def _weigh(self) -> None:
        assert self.data is not None  # noqa: S101 - for mypy
        for place, line in enumerate(self.lines, start=1):
            weight = self.data.get(f"weight-{place}", "")
            if weight in WEIGHTS:
                line.weight = int(weight)

    def _do(self) -> None:
        what, _, which = self.done.partition(":")
        place = int(which) - 1 if which.isdecimal() and len(which) < 4 else -1
        here = 0 <= place < len(self.lines)
        match what:
            case "add" if len(self.lines) < MAX_LINES:
                if which not in {line.source for line in self.lines}:
                    self.lines.append(Line(which))
            case "out" if here:
                del self.lines[place]
            case "up" if here and place > 0:
                self.lines.insert(place - 1, self.lines.pop(place))
            case "down" if here:
                self.lines.insert(place + 1, self.lines.pop(place))
            case "write":
                self._write()

    def _write(self) -> None:
        assert self.data is not None  # noqa: S101 - for mypy
        beside = [question.text for question, _ in self.questions]
        self.own_form = OwnQuestionForm(
            self.data, prefix="own", taken=self._keys, beside=beside
        )
        if self.own_form.is_valid():
            typed = {
                name: self.data.get(f"own-{name}", "") for name in self.own_form.fields
            }
            typed["key"] = self.own_form.cleaned_data["key"]
            self.lines.append(Line(own=typed))
            self.own_form = OwnQuestionForm(prefix="own")
        else:
            self.errors.append("Your question is not complete yet. See below.")
        self.__dict__.pop("questions", None)

    @property
    def _keys(self) -> set[str]:
        """Of own questions, here and in every kit that the opening had."""
        kits = self.opening.own_kits.all()
        before = KitQuestion.objects.filter(kit__in=kits, kind=KitQuestion.Kind.OWN)
        sources = before.values_list("source", flat=True)
        return {
            *(source.rpartition("/")[2] for source in sources),
            *(line.own.get("key", "") for line in self.lines if line.own),
        }


def _own(builder: Builder, line: Line) -> KitQuestion | None:
    """Held to the bar once more, because it comes from the page."""
    form = OwnQuestionForm(line.own)
    if not form.is_valid():
        return None
    return own_question(builder.opening, form.cleaned_data["key"], form.parts)


def rows(builder: Builder) -> Iterator[tuple[int, KitQuestion, int]]:
    for place, (question, weight) in enumerate(builder.questions, start=1):
        yield place, question, weight


@needs("scorecards.change_opening")
def build(request: MemberRequest, pk: int) -> HttpResponse:
    known = Opening.objects.select_related("kit", "role__industry")
    opening = get_object_or_404(known, pk=pk)
    if request.POST.get("do") == "save":
        return _save(request, opening)
    data = request.POST if request.method == "POST" else None
    return _page(request, Builder(opening, request.user, data))


@in_transaction
def _save(request: MemberRequest, opening: Opening) -> HttpResponse:
    """Compared with what the opening asks behind its lock."""
    builder = Builder(lock_opening(opening), request.user, request.POST)
    if builder.errors or not builder.save():
        return _page(request, builder)
    opening, number = builder.opening, len(builder.questions)
    done = f"The opening asks {number} questions in {builder.minutes} minutes."
    log_change(request, opening, done)
    messages.success(request, done)
    return redirect("admin:scorecards_opening_change", opening.pk)


def _page(request: MemberRequest, builder: Builder) -> HttpResponse:
    return admin_page(
        request,
        Opening,
        "scorecards/openings/build.html",
        "Put together the questions",
        status=409 if builder.overtaken else 422 if builder.errors else 200,
        opening=builder.opening,
        builder=builder,
        lines=list(rows(builder)),
        weights=WEIGHTS,
        fixed_because=builder.fixed_because,
    )
