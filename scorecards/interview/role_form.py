"""The part of the start page that asks for a role and a level."""

from functools import cached_property
from typing import Any

from django import forms

from glossary.models import Level, Role
from glossary.roles.answer import Near
from glossary.roles.asked import as_counted
from scorecards.interview.role_picker import RolePicker
from scorecards.models.levels import what_is_expected


class RoleAndLevelForm(forms.Form):
    """``general_for`` is the title for which the page has offered the general
    interview, ``level_of`` the one whose level it has picked.

    Set ``typed_role`` before anything else is asked.
    """

    role = forms.CharField(
        max_length=220,
        widget=forms.TextInput(attrs={"list": "roles", "autocomplete": "off"}),
        error_messages={"required": "Pick a role."},
    )
    level = forms.ChoiceField(
        choices=Level.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pick a level."},
    )
    general_for = forms.CharField(required=False, widget=forms.HiddenInput())
    level_of = forms.CharField(required=False, widget=forms.HiddenInput())

    typed_role: str

    @cached_property
    def roles(self) -> RolePicker:
        return RolePicker()

    def read_title(self) -> None:
        """Pick the level that a title names, unless that was done and changed since;
        write the role as it is suggested."""
        level = self.titled_level
        if self.is_bound:
            if level and not self.data.get("level"):
                self.data = {**dict(self.data.items()), "level": level}
            return
        if level and self.initial.get("level_of", "") != self.typed_role:
            self.initial["level"] = level
        if role := self.roles.find(self.typed_role):
            self.initial["role"] = self.roles.label(role)

    @property
    def _values(self) -> Any:
        """What was sent, or what the form is filled with."""
        return self.data if self.is_bound else self.initial

    @property
    def titled_level(self) -> str:
        """The level that the title names."""
        return self.roles.answer(self.typed_role).level or ""

    @property
    def levels(self) -> list[tuple[str, str, bool]]:
        """The choices of the level, each with whether it is picked."""
        picked = self.picked_kit[1]
        field: Any = self.fields["level"]
        return [(value, label, value == picked) for value, label in field.choices]

    @property
    def called_otherwise(self) -> Role | None:
        """The role, where it is not called as was typed."""
        if self.roles.is_label(self.typed_role):
            return None
        return self.roles.find(self.typed_role)

    @cached_property
    def general(self) -> Role | None:
        """The general interview, for a title that no role has."""
        if not self.typed_role.strip() or self.roles.find(self.typed_role):
            return None
        return self.roles.general()

    @property
    def near_roles(self) -> list[Near]:
        """Roles to offer instead of what was typed."""
        if self.roles.find(self.typed_role):
            return []
        return self.roles.near(self.typed_role)

    @property
    def expectation(self) -> str:
        return what_is_expected(self.picked_kit[1])

    @property
    def preview_query(self) -> dict[str, str]:
        """For the page that shows the kit itself; of what was picked."""
        values = self.data if self.is_bound else self.initial
        return {"role": values.get("role", ""), "level": values.get("level", "")}

    def clean_role(self) -> Role:
        text = self.cleaned_data["role"]
        if role := self.roles.find(text):
            return role
        if not self.general:
            raise forms.ValidationError(
                f"There is no role “{text}”. Pick one from the list."
            )
        if as_counted(self.data.get("general_for", "")) == as_counted(text):
            return self.general
        raise forms.ValidationError(
            f"There is no role “{text}”. Pick another role, or press Start scorecard "
            "again for the general interview."
        )

    @property
    def unknown_title(self) -> str:
        """What was typed, where it leads to the general interview."""
        return self.typed_role if self.general else ""

    @property
    def picked_kit(self) -> tuple[Role | None, str]:
        level = self._values.get("level", "")
        known_level = level if level in Level.values else ""
        return self.roles.find(self.typed_role) or self.general, known_level
