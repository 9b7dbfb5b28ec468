"""The data map: every column that can hold text, and whose text it is.

Read from what stands beside each model, see `glossary.personal_text`.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.apps import apps
from django.db import models
from django.db.models import Model

from glossary.personal_text import Nobody, Personal, PersonalText
from scorecards.privacy.libraries import LIBRARIES

TEXT = (
    models.CharField,
    models.TextField,
    models.JSONField,
    models.FileField,
    models.BinaryField,
    models.GenericIPAddressField,
)
TextField = models.Field[Any, Any]


class TextColumn(NamedTuple):
    """``owner`` is None where nobody has declared it."""

    model: type[Model]
    field: TextField
    owner: Personal | Nobody | None

    def __str__(self) -> str:
        return f"{self.model._meta.label}.{self.field.name}"


def declared_by(model: type[Model]) -> PersonalText:
    label = model._meta.label
    return getattr(model, "personal_text", None) or LIBRARIES.get(label, {})


def text_columns() -> Iterator[TextColumn]:
    """Of every table, those of libraries too; a choice from a list is no text."""
    for model in apps.get_models(include_auto_created=True):
        declared = declared_by(model)
        for field in model._meta.concrete_fields:
            if isinstance(field, TEXT) and not field.choices:
                yield TextColumn(model, field, declared.get(field.name))


def undeclared() -> list[str]:
    """A sentence for each column without an owner, and for each owner of none."""
    columns = list(text_columns())
    missing = [
        f"{column} can hold text, and nobody says whose it is. Add it to "
        f"`personal_text` beside the model: `Personal` with its owner, or `nobody` "
        f"with the reason."
        for column in columns
        if column.owner is None
    ]
    known = {(column.model, column.field.name) for column in columns}
    gone = [
        f"`personal_text` of {model._meta.label} names {name}, which is no text column."
        for model in apps.get_models()
        for name in declared_by(model)
        if (model, name) not in known
    ]
    return missing + gone


def personal_columns() -> Iterator[tuple[TextColumn, Personal]]:
    for column in text_columns():
        if isinstance(column.owner, Personal):
            yield column, column.owner
