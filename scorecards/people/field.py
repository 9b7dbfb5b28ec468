"""Asks who is meant by a name: one of those near it, or somebody new."""

import re
from functools import cached_property
from typing import Any
from uuid import uuid4

from django import forms

from scorecards.models import Candidate
from scorecards.models.people import MAX_NAME_LENGTH, key_of_reference, validate_name
from scorecards.people.near import Near, Person, candidates_visible_to, near_people
from scorecards.text.names import name_key, tidy_name

NEW = "new"
PICKED = re.compile(r"^(.*)\((C-\d{1,15})\)\s*$", re.DOTALL)


class WhoForm(forms.Form):
    """Fields for a form that names a candidate; `who` has the answer.

    ``person`` is the key of a candidate, or `NEW`, and answers for the name in
    ``asked_for`` alone: for another name, people are asked again. ``request_key`` lets
    the same form make somebody new once.
    """

    candidate = forms.CharField(
        max_length=MAX_NAME_LENGTH + 20,
        widget=forms.TextInput(attrs={"list": "candidates", "autocomplete": "off"}),
        help_text="Pick one, or type a name.",
        error_messages={"required": "Pick a candidate, or type a name."},
    )
    person = forms.CharField(required=False, widget=forms.HiddenInput)
    asked_for = forms.CharField(required=False, widget=forms.HiddenInput)
    request_key = forms.UUIDField(
        required=False, initial=uuid4, widget=forms.HiddenInput
    )

    reader: Person

    @property
    def typed(self) -> str:
        """The name as it is in the form by now."""
        values = self.data if self.is_bound else self.initial
        return tidy_name(str(values.get("candidate", "")))[: MAX_NAME_LENGTH + 20]

    @cached_property
    def near(self) -> list[Near]:
        return near_people(self.typed, self.reader) if self.typed else []

    def candidate_of(self, key: str) -> Candidate | None:
        """Of those who are offered."""
        found = (near.candidate for near in self.near if near.key == key)
        return next(found, None)

    @property
    def answered(self) -> str:
        """What was picked for the name as it is now."""
        values = self.data if self.is_bound else self.initial
        asked_for = str(values.get("asked_for", ""))
        if name_key(asked_for) != name_key(self.typed):
            return ""
        return str(values.get("person", ""))

    @property
    def shown_key(self) -> str:
        """Of this form, also when it is shown again."""
        sent = self.data.get("request_key", "") if self.is_bound else ""
        return str(sent or self["request_key"].value() or "")

    def clean_candidate(self) -> "Candidate | str":
        """Somebody known, or the name of somebody new."""
        typed = tidy_name(self.cleaned_data["candidate"])
        if picked := self._from_list(typed):
            return picked
        validate_name(typed)
        if len(typed) > MAX_NAME_LENGTH:
            raise forms.ValidationError(
                f"The name is longer than {MAX_NAME_LENGTH} characters. Shorten it."
            )
        if self.answered == NEW:
            return typed
        if answered := self.candidate_of(self.answered):
            return answered
        raise forms.ValidationError(self._question)

    @property
    def _question(self) -> str:
        if self.near:
            return "Choose who this is: somebody below, or somebody new."
        return "Nobody you can see has this name. Choose Somebody new to add them."

    def _from_list(self, typed: str) -> Candidate | None:
        """Of the list of suggestions, which ends each name with its reference."""
        found = PICKED.match(typed)
        key = key_of_reference(found[2] if found else typed)
        if key is None:
            return None
        candidate = candidates_visible_to(self.reader).filter(pk=key).first()
        return candidate.person if candidate else None


def choices_of(form: Any) -> dict[str, Any]:
    """For the template that shows them."""
    return {"form": form, "new": NEW}
