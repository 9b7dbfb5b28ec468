"""What the panel writes into a debrief: its decision, and notes."""

from typing import cast

from django import forms
from django.contrib.auth.models import User
from django.http import QueryDict

from scorecards.models import Application, DebriefNote, Decision, Scorecard
from scorecards.models.limits import NOTE_LENGTH
from scorecards.text.display_names import display_name
from scorecards.workflow.deciding import (
    DecidedMeanwhileError,
    ScorecardsToDoError,
    decide,
)
from scorecards.workflow.noting import add_note

TEXT = {"rows": 4, "cols": 80}


def names_of(to_do: list[Scorecard]) -> str:
    """``Ida Vogt (round 1), Ivan Lang (round 2)``."""
    return ", ".join(
        f"{display_name(each.interviewer)} (round {each.round})" for each in to_do
    )


class DecisionForm(forms.Form):
    """Carries the key of the decision that was read, so that none is passed over."""

    outcome = forms.ChoiceField(
        label="Decision",
        choices=Decision.Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what the panel decided."},
    )
    rationale = forms.CharField(
        label="Reason",
        max_length=NOTE_LENGTH,
        widget=forms.Textarea(attrs=TEXT),
        help_text="Name the evidence, so that others can follow.",
        error_messages={"required": "Explain why the panel decided this."},
    )
    override_reason = forms.CharField(
        label="Reason for deciding early",
        max_length=NOTE_LENGTH,
        required=False,
        widget=forms.Textarea(attrs=TEXT | {"rows": 2}),
    )
    based_on = forms.IntegerField(
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid": "The page was incomplete. Reload it and try again."},
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        application: Application,
        to_do: list[Scorecard],
        latest: Decision | None,
        submitted: int,
    ) -> None:
        super().__init__(data, initial={"based_on": latest and latest.pk})
        self.is_on_one_scorecard = submitted == 1
        self.application = application
        self.meanwhile: Decision | None = None
        if to_do:
            reason = self.fields["override_reason"]
            reason.help_text = (
                f"Missing: {names_of(to_do)}. Only needed if you decide before every "
                "scorecard is in."
            )
        elif not self.data.get("override_reason"):
            del self.fields["override_reason"]

    def record(self, by: User) -> Decision | None:
        """The decision; None where the form says why it is refused."""
        said = self.cleaned_data
        try:
            return decide(
                application=self.application,
                by=by,
                outcome=said["outcome"],
                rationale=said["rationale"],
                override_reason=said.get("override_reason", ""),
                based_on=said["based_on"],
            )
        except ScorecardsToDoError as error:
            self._refuse_for_now(error.to_do)
        except DecidedMeanwhileError as error:
            if self._says(error.decision, by):
                return error.decision
            self._show_other(error.decision)
        return None

    def _refuse_for_now(self, to_do: list[Scorecard]) -> None:
        self.add_error(
            None,
            f"Scorecards are missing: {names_of(to_do)}. Wait for them, or give "
            "a reason for deciding early.",
        )

    def _says(self, decision: Decision, by: User) -> bool:
        """Whether it is this very form, sent twice."""
        said = self.cleaned_data
        return (decision.decided_by_id, decision.outcome, decision.rationale) == (
            by.pk,
            said["outcome"],
            said["rationale"],
        )

    def _show_other(self, decision: Decision) -> None:
        """Keep what was typed, and let it replace the other once that is read."""
        self.meanwhile = decision
        data = cast("QueryDict", self.data).copy()
        data["based_on"] = str(decision.pk)
        self.data = data
        self.add_error(
            None,
            f"{display_name(decision.decided_by)} decided since you opened this page: "
            f"{decision}. Read the reason below. Your text is still here. Record it "
            "if it should replace that decision.",
        )


class NoteForm(forms.Form):
    text = forms.CharField(
        label="Debrief note",
        max_length=NOTE_LENGTH,
        widget=forms.Textarea(attrs=TEXT),
        help_text="What was said in the debrief. You can’t change a note once it is "
        "added.",
        error_messages={"required": "Enter a note."},
    )

    def save(self, application: Application, by: User) -> DebriefNote:
        return add_note(application, by=by, text=self.cleaned_data["text"])
