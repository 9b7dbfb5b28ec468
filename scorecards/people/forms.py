"""Forms that change who is who. Each names what is chosen, and asks for a reason."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.db.models import QuerySet

from glossary.admin_base.revisions import RevisedForm
from glossary.locking import in_transaction
from scorecards.admin_base.reasons import ReasonForm
from scorecards.models import (
    Application,
    Candidate,
    CandidateIdentifier,
    Opening,
    Scorecard,
)
from scorecards.models.people import MAX_NAME_LENGTH, key_of_reference, validate_name
from scorecards.workflow.identity import (
    MergedMeanwhileError,
    SamePersonError,
    StillToSubmitError,
)
from scorecards.workflow.merging import NotMergedError
from scorecards.workflow.moving import OtherQuestionsError
from scorecards.workflow.splitting import NothingChosenError

REFUSALS: dict[type[Exception], str] = {
    StillToSubmitError: "You still have a scorecard to submit here. Submit it first, "
    "or ask another coordinator.",
    SamePersonError: "It is already there. Choose another one.",
    MergedMeanwhileError: "Somebody else has merged one of these candidates. Go back "
    "to the list and look again.",
    NotMergedError: "This merge has already been undone.",
    OtherQuestionsError: "That opening is for another role or level, so its "
    "scorecards ask other questions. Choose an opening for the same role and level.",
    Scorecard.DoesNotExist: "The scorecard has been withdrawn or discarded, so there "
    "is nothing to move.",
    NothingChosenError: "Choose what belongs to the other person: an application, an "
    "address or an id.",
}


class IdentityForm(ReasonForm):
    missing = "Explain why."
    overtaken = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields([*(name for name in self.fields if name != "reason")])
        self.fields[
            "reason"
        ].help_text = "Everyone with access to the audit trail can read it."

    @in_transaction
    def do(self, verb: Callable[[], Any]) -> bool:
        """Whether it was done; the form says why not."""
        try:
            verb()
        except tuple(REFUSALS) as error:
            said = (text for kind, text in REFUSALS.items() if isinstance(error, kind))
            self.add_error(None, next(said))
        return self.is_valid()


class NameForm(IdentityForm):
    name = forms.CharField(
        max_length=MAX_NAME_LENGTH,
        validators=[validate_name],
        error_messages={"required": "Enter the name."},
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )


class CorrectNameForm(RevisedForm, NameForm):
    @property
    def state(self) -> dict[str, Any]:
        return {"name": self.initial["name"]}


class CandidateReferenceField(forms.CharField):
    """A candidate by reference, such as ``C-00042``."""

    widget = forms.TextInput(attrs={"class": "vTextField", "autocomplete": "off"})
    default_error_messages = {"required": "Enter the candidate’s reference."}

    def clean(self, value: Any) -> Candidate:
        text = super().clean(value)
        candidate = Candidate.objects.filter(pk=key_of_reference(text) or 0).first()
        if candidate is None:
            raise forms.ValidationError(
                "There is no candidate with this reference. Enter one like C-00042."
            )
        person: Candidate = candidate.person
        return person


class SplitForm(NameForm):
    applications = forms.ModelMultipleChoiceField(
        Application.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label="Applications of the other person",
    )
    identifiers = forms.ModelMultipleChoiceField(
        CandidateIdentifier.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label="Addresses and ids of the other person",
    )

    def __init__(self, *args: Any, candidate: Candidate, **kwargs: Any) -> None:
        super().__init__(*args, initial={"name": candidate.name}, **kwargs)
        self.fields["name"].label = "Name of the other person"
        known: dict[str, QuerySet[Any]] = {
            "applications": candidate.applications.select_related(
                "candidate", "opening"
            ),
            "identifiers": candidate.identifiers.all(),
        }
        for name, rows in known.items():
            field: Any = self.fields[name]
            field.queryset = rows


class MoveApplicationForm(IdentityForm):
    candidate = CandidateReferenceField(
        help_text="The reference of the right candidate, such as C-00042."
    )
    opening = forms.ModelChoiceField(Opening.objects.none(), empty_label=None)

    def __init__(self, *args: Any, application: Application, **kwargs: Any) -> None:
        initial = {
            "candidate": application.candidate.reference,
            "opening": application.opening_id,
        }
        super().__init__(*args, initial=initial, **kwargs)
        field: Any = self.fields["opening"]
        same = application.opening
        field.queryset = Opening.objects.filter(role=same.role_id, level=same.level)


class MoveScorecardForm(IdentityForm):
    candidate = CandidateReferenceField(
        help_text="The reference of the right candidate, such as C-00042. They need "
        "an application for the opening."
    )
    opening = forms.ModelChoiceField(Opening.objects.none(), empty_label=None)

    application: Application

    def __init__(self, *args: Any, application: Application, **kwargs: Any) -> None:
        super().__init__(*args, initial={"opening": application.opening_id}, **kwargs)
        field: Any = self.fields["opening"]
        same = application.opening
        field.queryset = Opening.objects.filter(role=same.role_id, level=same.level)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        candidate, opening = cleaned.get("candidate"), cleaned.get("opening")
        if candidate and opening:
            found = Application.objects.heads().filter(
                candidate=candidate, opening=opening
            )
            if application := found.first():
                self.application = application
            else:
                self.add_error(
                    "candidate",
                    f"{candidate} has no application for {opening}. Add it first.",
                )
        return cleaned
