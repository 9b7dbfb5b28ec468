"""What lists are asked by: lookups of an address, and references of candidates.

Django allows lookups that ask what refers to the rows wherever they are one step long:
``?decisions__isnull=False`` would tell of which applications something was decided, to
people who may not know.
"""

from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.db.models.constants import LOOKUP_SEP

from scorecards.models.people import key_of_reference
from scorecards.models.team import candidates_readable_by


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


def people_of_reference(words: str, user: Any) -> list[int] | None:
    """Whoever has the reference by now, if it is one: ``C-00042``; else None.

    Without candidates that are closed to this person.
    """
    if (key := key_of_reference(words)) is None:
        return None
    known = candidates_readable_by(user).filter(pk=key).first()
    return [known.person.pk] if known else []
