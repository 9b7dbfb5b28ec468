"""The admin’s form of a new candidate, which asks about people of a near name."""

from typing import Any
from uuid import uuid4

from django import forms

from scorecards.models import Candidate, CandidateIdentifier
from scorecards.people.near import Near, near_people
from scorecards.text.names import name_key


class AddCandidateForm(forms.ModelForm):  # type: ignore[type-arg] # not at run time
    """Asks before somebody is added whose name is near a name that is known."""

    email = forms.EmailField(
        required=False,
        label="E-mail address",
        widget=forms.EmailInput(attrs={"class": "vTextField"}),
    )
    somebody_new = forms.BooleanField(
        required=False, label="This is somebody else", widget=forms.HiddenInput
    )
    asked_for = forms.CharField(required=False, widget=forms.HiddenInput)
    form_key = forms.UUIDField(required=False, initial=uuid4, widget=forms.HiddenInput)

    reader: Any
    near: list[Near] = []

    class Meta:
        model = Candidate
        fields = ["name"]

    def clean_email(self) -> str:
        address: str = self.cleaned_data["email"]
        kind = CandidateIdentifier.Kind.EMAIL
        taken = CandidateIdentifier.objects.matching(kind, address)
        if address and (known := taken.select_related("candidate").first()):
            person = known.candidate.person
            raise forms.ValidationError(
                f"{person} ({person.reference}) has this address already. Open that "
                "candidate instead, or leave the address out."
            )
        return address

    def clean_form_key(self) -> Any:
        key = self.cleaned_data["form_key"]
        if key and Candidate.objects.filter(request_key=key).exists():
            raise forms.ValidationError("This candidate has already been added.")
        return key

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        name = cleaned.get("name", "")
        answered = cleaned.get("somebody_new") and (
            name_key(cleaned.get("asked_for", "")) == name_key(name)
        )
        if name and (near := near_people(name, self.reader)):
            self.near = near
            self.data = {**dict(self.data.items()), "asked_for": name}
            self.fields["somebody_new"].widget = forms.CheckboxInput()
            if not answered:
                self.add_error(
                    "somebody_new",
                    "Candidates with a name like this are known. Open one of them, or "
                    "tick the box to add somebody else.",
                )
        return cleaned
