"""An opening's questions: which of its kit are asked, and how much each weighs."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect

from glossary.admin_base.pages import admin_page, log_change, needs
from glossary.admin_base.revisions import RevisedForm
from glossary.locking import in_transaction
from scorecards.accounts.login import MemberRequest
from scorecards.kits.planned_questions import (
    asked_questions,
    least_questions,
    most_questions,
)
from scorecards.models import KitQuestion, Opening, Scorecard
from scorecards.models.opening import MAX_WEIGHT
from scorecards.workflow.locking import lock_opening
from scorecards.workflow.planning_questions import (
    BEGUN,
    PlanFixedError,
    PlanSizeError,
    choose_questions,
    has_begun,
)

TICKED = re.compile(r"(asked|weight)-([0-9]{1,18})")
WEIGHTS = [(weight, str(weight)) for weight in range(1, MAX_WEIGHT + 1)]


class PlanLine(NamedTuple):
    question: KitQuestion
    asked: forms.BoundField
    weight: forms.BoundField


class PlanForm(RevisedForm, forms.Form):
    """A tick and a weight for each question of the opening's kit."""

    def __init__(self, *args: Any, opening: Opening, user: Any, **kwargs: Any) -> None:
        self.opening = opening
        self.user = user
        super().__init__(*args, **kwargs)
        self.questions = list(opening.kit.questions.all())
        self.asked = asked_questions(opening)
        plan = {question.pk: weight for question, weight in self.asked}
        for number, question in enumerate(self.questions, start=1):
            self.fields[f"asked-{question.pk}"] = forms.BooleanField(
                label=question.text, required=False, initial=question.pk in plan
            )
            self.fields[f"weight-{question.pk}"] = forms.ChoiceField(
                label=f"Weight of question {number}",
                choices=WEIGHTS,
                required=False,
                initial=plan.get(question.pk, 1),
            )

    @property
    def lines(self) -> Iterator[PlanLine]:
        for question in self.questions:
            asked, weight = self[f"asked-{question.pk}"], self[f"weight-{question.pk}"]
            yield PlanLine(question, asked, weight)

    @property
    def minutes(self) -> int:
        """Of the questions that are ticked."""
        return sum(line.question.minutes for line in self.lines if line.asked.value())

    @property
    def least(self) -> int:
        return least_questions(len(self.questions))

    @property
    def most(self) -> int:
        return most_questions(len(self.questions))

    @property
    def fixed_because(self) -> str:
        """Why nothing can be chosen here (any more); nothing while it can."""
        owed = Scorecard.objects.of(self.user).owed()
        # Whether others have begun is not for those to know who owe one here.
        if owed.filter(application__opening=self.opening).exists():
            return (
                "You still have a scorecard to submit for this opening. "
                "Ask another coordinator to choose its questions."
            )
        if self.opening.closed_at:
            return "The opening is closed. Reopen it to choose its questions."
        return BEGUN if has_begun(self.opening) else ""

    @property
    def state(self) -> dict[str, Any]:
        return state_of(self.opening, self.asked)

    def clean(self) -> None:
        if reason := self.fixed_because:
            raise forms.ValidationError(reason)
        super().clean()

    def choose(self, by: User) -> bool:
        """Whether the opening asks these now; the form says why not."""
        weights = {
            question.pk: int(self.cleaned_data[f"weight-{question.pk}"] or 1)
            for question in self.questions
            if self.cleaned_data[f"asked-{question.pk}"]
        }
        try:
            choose_questions(self.opening, weights, by=by)
        except (PlanFixedError, PlanSizeError) as error:
            self.add_error(None, str(error))
        return self.is_valid()


def state_of(
    opening: Opening, asked: Iterable[tuple[KitQuestion, int]]
) -> dict[str, Any]:
    """What an opening asks: its kit, and the weight of each question. No query."""
    weights = [(question.pk, weight) for question, weight in asked]
    return {"kit": opening.kit_id, "asked": weights}


@needs("scorecards.change_opening")
def questions(request: MemberRequest, pk: int) -> HttpResponse:
    opening = get_object_or_404(Opening.objects.select_related("kit"), pk=pk)
    if request.method == "POST":
        return _choose(request, opening)
    return _page(request, PlanForm(opening=opening, user=request.user))


@in_transaction
def _choose(request: MemberRequest, opening: Opening) -> HttpResponse:
    """Compared with what the opening asks behind its lock."""
    opening = lock_opening(opening)
    data = carried_over(request.POST, opening)
    form = PlanForm(data, opening=opening, user=request.user)
    if not (form.is_valid() and form.choose(request.user)):
        return _page(request, form)
    asked = asked_questions(form.opening)
    weights = ", ".join(str(weight) for _, weight in asked)
    done = (
        f"The opening asks {len(asked)} of the kit’s {len(form.questions)} "
        f"questions, with weights {weights}."
    )
    log_change(request, form.opening, done)
    messages.success(request, done)
    return redirect("admin:scorecards_opening_change", opening.pk)


def carried_over(data: QueryDict, opening: Opening) -> QueryDict:
    """With what was ticked for questions of a kit that the opening left, by source."""
    sent = {match[0]: int(match[2]) for match in map(TICKED.fullmatch, data) if match}
    former = KitQuestion.objects.exclude(kit=opening.kit_id)
    sources = dict(former.filter(pk__in=sent.values()).values_list("pk", "source"))
    if not sources:
        return data
    now = dict(opening.kit.questions.values_list("source", "pk"))
    carried = data.copy()
    for name, key in sent.items():
        if to := now.get(sources.get(key, "")):
            carried[f"{name.partition('-')[0]}-{to}"] = str(data[name])
    return carried


def _page(request: MemberRequest, form: PlanForm) -> HttpResponse:
    return admin_page(
        request,
        Opening,
        "scorecards/openings/questions.html",
        "Questions",
        status=409 if form.overtaken else 422 if form.errors else 200,
        opening=form.opening,
        form=form,
        fixed_because=form.fixed_because,
    )
