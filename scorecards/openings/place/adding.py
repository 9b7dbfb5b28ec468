"""Adding one candidate in a line: a name, an e-mail address, a reference, or both."""

import re
from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.validators import validate_email

from scorecards.models import Candidate, Opening
from scorecards.models.identifiers import identifier_key
from scorecards.models.people import MAX_NAME_LENGTH, key_of_reference, validate_name
from scorecards.people.near import candidates_visible_to
from scorecards.text.names import tidy_name
from scorecards.workflow.adding_candidates import UnansweredError, add_candidates
from scorecards.workflow.locking import OpeningClosedError
from scorecards.workflow.recognizing import Applicant, Recognition

ADDRESS = re.compile(r"[^\s<>,;()]+@[^\s<>,;()]+")
DONE = {
    Recognition.NEW: "Added {name}.",
    Recognition.KNOWN: "Added {name}, who is known already.",
    Recognition.APPLIES: "{name} is in this opening already.",
    Recognition.REPEATED: "Added {name}.",
}


class AddForm(forms.Form):
    """``answer`` says who is meant, where somebody is asked: see `Applicant`."""

    who = forms.CharField(
        label="Add a candidate",
        max_length=MAX_NAME_LENGTH + 260,
        widget=forms.TextInput(
            attrs={"placeholder": "Name or e-mail", "autocomplete": "off"}
        ),
        error_messages={"required": "Type the candidate’s name or e-mail address."},
    )
    answer = forms.CharField(required=False, max_length=20)
    asked_for = forms.CharField(required=False, max_length=MAX_NAME_LENGTH + 260)

    def __init__(self, *args: Any, opening: Opening, reader: User, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.opening, self.reader = opening, reader
        self.question = ""
        self.has_added = False
        self.answers: tuple[tuple[str, str], ...] = ()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if typed := cleaned.get("who"):
            try:
                cleaned["applicant"] = self._applicant(typed)
            except forms.ValidationError as error:
                self.add_error("who", error)
        return cleaned

    def add(self, by: User) -> str:
        """What happened, as a sentence; the form says why nothing did.

        ``has_added`` says whether anything changed.
        """
        applicant = self.cleaned_data["applicant"]
        try:
            counts = add_candidates(self.opening, [applicant], by=by)
        except UnansweredError as error:
            asked = error.recognized[0]
            self.question, self.answers = asked.question, asked.answers
            self.add_error("who", asked.question)
            return ""
        except OpeningClosedError as error:
            self.add_error(None, str(error))
            return ""
        outcome = next(iter(counts))
        self.has_added = outcome != Recognition.APPLIES
        return DONE[outcome].format(name=applicant.name)

    def _applicant(self, typed: str) -> Applicant:
        if known := self._of_reference(typed):
            return Applicant(1, known.name, answer=f"c{known.pk}")
        emails = tuple(dict.fromkeys(ADDRESS.findall(typed)))
        for address in emails:
            validate_email(address)
        name = typed
        if emails:  # what stands around an address is not the name's
            name = re.sub(r"[<>;()]+", " ", ADDRESS.sub(" ", typed))
        name = tidy_name(name).strip(" ,")
        answer = self.cleaned_data["answer"]
        if answer and self.cleaned_data["asked_for"] != typed:
            answer = ""
        if not name:
            name = self._name_of(emails)
        validate_name(name)
        return Applicant(1, name, emails=emails, answer=answer)

    def _of_reference(self, typed: str) -> Candidate | None:
        if (key := key_of_reference(typed)) is None:
            return None
        known = (
            candidates_visible_to(self.reader).filter(pk=key, is_hidden=False).first()
        )
        if known is None:
            raise forms.ValidationError("No candidate has this reference.")
        person: Candidate = known.person
        return person

    def _name_of(self, emails: tuple[str, ...]) -> str:
        """Whoever has one of these addresses, of those the reader may see."""
        keys = [identifier_key("email", each) for each in emails]
        known = candidates_visible_to(self.reader).filter(
            identifiers__kind="email",
            identifiers__value_key__in=keys,
            is_hidden=False,
        )
        names: set[str] = {each.person.name for each in known.order_by("pk")[:2]}
        if len(names) == 1:
            return names.pop()
        raise forms.ValidationError(
            "Nobody has this address yet. Type the candidate’s name as well."
        )

    def choices(self) -> Iterator[tuple[str, str]]:
        yield from self.answers
