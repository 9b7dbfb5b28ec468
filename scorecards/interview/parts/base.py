"""The base of a scorecard's parts, each of which is saved on its own.

A part knows what is stored and at which revision. What comes back names the revision
it was based on; when that is no longer the stored one, nothing is overwritten and
both texts are shown.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any, Self, cast

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.db import models
from django.utils.functional import cached_property

from scorecards.interview.parts.fields import SharedFields
from scorecards.interview.parts.options import CHECKED, Option, PartField, gap_of
from scorecards.interview.stencils import Gap

Content = dict[str, Any]
NOTE = "scorecards/interview/_note.html"


class PartForm(forms.Form):
    """Base of all parts; ``revision`` and ``was`` travel beside the fields.

    ``was`` is the fingerprint of what the page showed before anybody typed: a part
    that comes back unchanged is left alone, however old the page.
    """

    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    was = forms.CharField(required=False, widget=forms.HiddenInput)

    bound_field_class = PartField
    prefix: str
    template: str  # shows the whole part
    fields_layout: Layout
    scorecard_fields: tuple[str, ...] = ()  # what `write` leaves for the page to save
    conflict = False
    written = False

    def __init__(
        self, record: models.Model, *, prefix: str, data: Mapping[str, Any] | None
    ) -> None:
        self.record = record
        posted = data is not None and f"{prefix}-revision" in data
        self.base_fields = SharedFields(self.base_fields)  # type: ignore[misc] # own
        super().__init__(data if posted else None, prefix=prefix, label_suffix="")
        if not posted:
            self.initial = self.stored

    @property
    def anchor(self) -> str:
        """The id of the part's place on the page."""
        raise NotImplementedError

    @property
    def heading(self) -> str:
        """Names the part where it is spoken of."""
        raise NotImplementedError

    @property
    def stored(self) -> Content:
        """What the database holds, in the shape of the form's values."""
        raise NotImplementedError

    @property
    def stored_revision(self) -> int:
        raise NotImplementedError

    def write(self, content: Content) -> None:
        """Put ``content`` into the record, one revision on."""
        raise NotImplementedError

    @property
    def fixed(self) -> Content:
        """What the part’s stencil is kept by: all that its HTML depends on, but for
        what goes into its `gaps`."""
        return {}

    @classmethod
    def blank(cls, **fixed: Any) -> Self:
        """A part of no scorecard, with these `fixed` values."""
        raise NotImplementedError

    @property
    def gaps(self) -> Content:
        """What is stored, by the name of its gap in the part’s stencil."""
        return {**self.carried, **dict(self._stored_gaps())}

    def _stored_gaps(self) -> Iterator[tuple[str, Any]]:
        for name, value in self.stored.items():
            if choices := getattr(self.fields[name], "choices", None):
                chosen = set(value) if isinstance(value, list) else {value}
                for place, (key, _) in enumerate(choices):
                    yield gap_of(name, place), CHECKED if key in chosen else ""
            elif isinstance(value, bool):
                yield name, CHECKED if value else ""
            else:
                yield name, value

    @classmethod
    def with_gaps(cls, part: Content, place: Content) -> dict[str, Any]:
        """The context in which the template makes a stencil."""
        blank = cls.blank(**part)
        blank.initial = {name: Gap(name) for name in blank.stored}
        blank.carried = {name: Gap(name) for name in blank.carried}
        return {"part": blank, **place}

    @cached_property
    def carried(self) -> dict[str, Any]:
        """What travels beside the fields, in hidden inputs."""
        return {"revision": self.stored_revision, "was": self.fingerprint}

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper(self)
        helper.form_tag = False
        helper.disable_csrf = True
        helper.render_hidden_fields = False
        helper.layout = self.fields_layout
        return helper

    def options(self, name: str) -> list[Option]:
        """The boxes or buttons of a field."""
        return cast("PartField", self[name]).options

    @property
    def fingerprint(self) -> str:
        """Of the stored content; goes onto the page as ``was``."""
        return _fingerprint(self.stored)

    @property
    def content(self) -> Content:
        """What was sent, in the shape of `stored`; for valid parts only."""
        return {name: self.cleaned_data[name] for name in self.stored}

    @property
    def touched(self) -> bool:
        """True if somebody changed this part on the page that was sent."""
        return bool(
            self.errors or _fingerprint(self.content) != self.cleaned_data["was"]
        )

    @property
    def differs(self) -> bool:
        """True if the posted content differs from the saved content."""
        return bool(self.errors or self.content != self.stored)

    @property
    def stored_in_words(self) -> list[tuple[str, str]]:
        """Label and stored value of every field in which the two texts differ."""
        return self._in_words(self.stored)

    @property
    def sent_in_words(self) -> list[tuple[str, str]]:
        """Label and value as sent of every field in which the two texts differ."""
        return self._in_words(self.cleaned_data)

    def in_words(self, name: str, value: Any) -> str:
        """A value of this field as people read it."""
        return _in_words(self.fields[name], value)

    def _in_words(self, content: Content) -> list[tuple[str, str]]:
        return [
            (str(self[name].label), self.in_words(name, content[name]))
            for name, value in self.stored.items()
            if name in content and self.cleaned_data.get(name) != value
        ]

    def save(self) -> None:
        """Store what was changed, unless there is an error or a conflict.

        The caller holds the lock on the scorecard. The same content twice is saved
        once, whatever the revision.
        """
        if self.errors or not (self.touched and self.differs):
            return
        self.conflict = self.cleaned_data["revision"] != self.stored_revision
        if not self.conflict:
            self.write(self.content)
            self.written = True


def columns_of(record: models.Model) -> Content:
    """Its values by column, with which a model makes the same record."""
    fields = record._meta.concrete_fields
    return {each.attname: getattr(record, each.attname) for each in fields}


def _in_words(field: forms.Field, value: Any) -> str:
    words = dict(getattr(field, "choices", []))
    if isinstance(value, list):
        return ", ".join(words[each] for each in value) or "Nothing ticked"
    if isinstance(value, bool):
        return "Ticked" if value else "Not ticked"
    return str(words.get(value, value)) or "Nothing"


def _fingerprint(content: Content) -> str:
    text = json.dumps(content, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
