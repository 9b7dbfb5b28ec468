"""A role by its title, typed or picked from suggestions; it needs no script."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from glossary.models import Role
from glossary.roles import finder, names


class RoleInput(forms.TextInput):
    """With the titles of roles as suggestions."""

    def render(
        self, name: str, value: Any, attrs: Any = None, renderer: Any = None
    ) -> SafeString:
        suggestions = f"{name}-titles"
        attrs = {**(attrs or {}), "list": suggestions, "autocomplete": "off"}
        return format_html(
            '{}<datalist id="{}">{}</datalist>',
            super().render(name, value, attrs, renderer),
            suggestions,
            format_html_join(
                "",
                '<option value="{}"></option>',
                ((label,) for label in names.kept.get().suggestions()),
            ),
        )


class RoleField(forms.CharField):
    """Cleans to an active `Role`; a primary key will do as well."""

    widget = RoleInput

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": 220, **options})

    def clean(self, value: Any) -> Role | None:
        text: str = super().clean(value)
        if not text:
            return None
        key = self._key(text)
        roles = Role.objects.active().select_related("industry")
        role: Role | None = roles.filter(pk=key).first() if key else None
        if role is None:
            raise ValidationError(finder.not_found(text))
        return role

    def _key(self, text: str) -> int | None:
        if text.isdecimal() and text.isascii():
            return int(text) if len(text) < 19 else None
        key = names.kept.get().find(text)
        if key is not None:
            return key
        answer = finder.kept.get().find(text)
        return None if answer.is_shared else answer.role
