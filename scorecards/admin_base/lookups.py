"""Lookups of a list's address that ask what refers to its rows.

Django allows them wherever they are one step long: ``?decisions__isnull=False`` would
tell of which applications something was decided, to people who may not know.
"""

from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.db.models.constants import LOOKUP_SEP


def looks_back(model: type[Model], lookup: str) -> bool:
    """Whether it crosses a relation from the far side, such as ``answers__rating``."""
    of: Any = model
    for part in lookup.split(LOOKUP_SEP):
        try:
            field = of._meta.get_field(part)
        except FieldDoesNotExist:
            return False
        if field.auto_created and not field.concrete:
            return True
        if not field.is_relation:
            return False
        of = field.related_model
    return False
