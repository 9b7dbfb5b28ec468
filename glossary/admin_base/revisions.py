"""Two people edit one record: the second to save reads what the first has saved.

A page carries the revision of what it was made from. When that is no longer what is
stored, or nothing says what the page was made from, nothing is saved: both texts are
shown, and saving again replaces the other. `RecordAdmin` does so for Django's forms of
a record; a form of our own is a `RevisedForm`.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.admin.utils import flatten_fieldsets
from django.db.models import Model
from django.forms.models import model_to_dict
from django.http import HttpRequest

FIELD = "_revision"
OVERTAKEN = (
    "Somebody else saved this page after you opened it, so nothing was saved. What you "
    "typed is still here. Read what is stored now, then save again to replace it."
)


@dataclass(frozen=True)
class Difference:
    """One field: what is stored now, and what was typed."""

    label: str
    stored: str
    typed: str


def note_revision(model_admin: Any, request: HttpRequest, record: Model) -> None:
    """Remember what is stored, and whether the page was made from something else.

    With the record locked, before anything is changed.
    """
    now = _stored(model_admin, request, record)
    sent = request.POST.get(FIELD)
    vars(request)["revision"] = now
    vars(request)["overtaken"] = sent != now


class RevisedForm(forms.BaseForm):
    """Add it before the form's own class. Validate it with what it changes locked.

    ``revision`` goes into the page, by `admin/_overtaken.html`.
    """

    overtaken = False

    @property
    def state(self) -> Mapping[str, Any]:
        """What the form would replace, as it is stored."""
        return {
            name: self.get_initial_for_field(field, name)
            for name, field in self.fields.items()
        }

    @property
    def revision(self) -> str:
        return revision_of(self.state)

    @property
    def differences(self) -> list[Difference]:
        """What was typed that is not what is stored, once somebody else has saved."""
        return [*_of_form(self, "")] if self.overtaken else []

    def clean(self) -> Any:
        cleaned = super().clean()
        if self.data.get(FIELD) != self.revision:
            self.overtaken = True
            self.add_error(None, OVERTAKEN)
        return cleaned


def revision_of(state: Mapping[str, Any]) -> str:
    return _revision(state, ())


def is_overtaken(request: HttpRequest) -> bool:
    return bool(vars(request).get("overtaken"))


def refusing(form_class: type[forms.ModelForm[Any]]) -> type[forms.ModelForm[Any]]:
    """The form, with an error whatever is typed."""

    class Overtaken(form_class):  # type: ignore[misc, valid-type]
        def _post_clean(self) -> None:
            super()._post_clean()
            self.add_error(None, OVERTAKEN)

    return Overtaken


def shown(request: HttpRequest, form: Any, formsets: Iterable[Any]) -> str:
    """The revision of the page's forms. No query."""
    noted: str | None = vars(request).get("revision")
    if noted is not None:
        return noted
    parts = [
        (each.model, row.pk, model_to_dict(row, fields=list(each.form.base_fields)))
        for each in formsets
        for row in each.get_queryset()
    ]
    main = {name: form.initial.get(name) for name in _kept(form.instance, form.fields)}
    return _revision(main, parts)


def differences(form: Any, formsets: Iterable[Any]) -> Iterator[Difference]:
    """What was typed that is not what is stored now."""
    yield from _of_form(form, "")
    for formset in formsets:
        kind = str(formset.model._meta.verbose_name)
        for number, part in enumerate(formset.initial_forms, start=1):
            yield from _of_form(part, f"{kind.capitalize()} {number}: ")


def _stored(model_admin: Any, request: HttpRequest, record: Model) -> str:
    fields = flatten_fieldsets(model_admin.get_fieldsets(request, record))
    form = model_admin.get_form(request, record, change=True, fields=fields)
    parts = [
        (each.model, row.pk, model_to_dict(row, fields=list(each.form.base_fields)))
        for each, _ in model_admin.get_formsets_with_inlines(request, record)
        for row in each.model._base_manager.filter(**{each.fk.name: record})
    ]
    kept = _kept(record, form.base_fields)
    return _revision(model_to_dict(record, fields=kept) if kept else {}, parts)


def _kept(record: Model, names: Iterable[str]) -> list[str]:
    """Those fields of a form that the record has, too."""
    meta = record._meta
    own = {f.name for f in (*meta.concrete_fields, *meta.many_to_many) if f.editable}
    return sorted(own & set(names))


def _revision(main: Mapping[str, Any], parts: Iterable[tuple[Any, Any, Any]]) -> str:
    rows = sorted(
        (model._meta.label, pk, _plain(content)) for model, pk, content in parts
    )
    text = json.dumps([_plain(main), rows])
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _plain(content: Mapping[str, Any]) -> str:
    return json.dumps(content, sort_keys=True, default=_as_text)


def _as_text(value: Any) -> str:
    return str(value.pk) if isinstance(value, Model) else str(value)


def _of_form(form: Any, heading: str) -> Iterator[Difference]:
    for name in form.changed_data:
        bound = form[name]
        if not bound.is_hidden:
            yield Difference(
                label=f"{heading}{bound.label}",
                stored=_words(bound, bound.initial),
                typed=_words(bound, bound.data),
            )


def _words(bound: forms.BoundField, value: Any) -> str:
    field = bound.field
    if isinstance(field, forms.ModelChoiceField) and field.queryset is not None:
        several = value if isinstance(value, list) else [value]
        keys = {str(getattr(each, "pk", each)) for each in several}
        known = field.queryset.filter(pk__in=[key for key in keys if key.isdecimal()])
        return ", ".join(sorted(map(str, known))) or "Nothing"
    if isinstance(field, forms.BooleanField):
        return "Yes" if value else "No"
    if isinstance(field, forms.MultiValueField):
        parts = value if isinstance(value, list) else field.widget.decompress(value)
        return " ".join(str(part) for part in parts if part) or "Nothing"
    if isinstance(field, forms.MultipleChoiceField):
        labels = dict(field.choices)  # type: ignore[arg-type]
        chosen = [str(labels.get(each, each)) for each in value or ()]
        return "\n".join(chosen) or "Nothing"
    if isinstance(field, forms.ChoiceField):
        value = dict(field.choices).get(value, value)  # type: ignore[arg-type]
    return str(field.prepare_value(value) or "") or "Nothing"
