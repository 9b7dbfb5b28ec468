"""Says of each text column whose text it holds: declared beside the model.

A model’s ``personal_text`` names every column that can hold free text, and for each
either the people it is about (`Personal`) or why it is about nobody (`Nobody`).
`scorecards.privacy` reads it: for the data map, for erasing, and for the triggers that
let such texts be blanked while the facts beside them stay.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.db.models import Field, JSONField, Model, Q


class Owner(Enum):
    """The person a text is about; the same person may be both of the last two."""

    CANDIDATE = "candidate"
    INTERVIEWER = "interviewer"
    MEMBER = "member"


Way = str | Callable[[Any], Q]
"""From a row to its owner: a lookup, or what makes a filter of the person."""

NO_KEY = "no key"
"""A way that leads nowhere: such rows are found by name, or go by themselves."""


@dataclass(frozen=True, kw_only=True)
class Personal:
    """Text about people; why it is kept and who sees it are sentences."""

    about: Mapping[Owner, Way]
    why: str
    seen_by: str
    erased: str = "Blanked."
    by_name: bool = False
    """Whether rows that mention the person’s name are blanked as well."""
    instead: Callable[[Any], Any] | None = None
    """What takes the place of the text of a row, where it cannot be blank."""


@dataclass(frozen=True)
class Nobody:
    """No text about a person, and the reason."""

    reason: str


PersonalText = Mapping[str, Personal | Nobody]


def nobody(reason: str, *columns: str) -> dict[str, Personal | Nobody]:
    return dict.fromkeys(columns, Nobody(reason))


def erasable_fields(model: type[Model]) -> "list[Field[Any, Any]]":
    """Those of its columns that hold text about people."""
    declared: PersonalText = getattr(model, "personal_text", {})
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(declared.get(field.name), Personal)
    ]


def blank(field: "Field[Any, Any]") -> Any:
    """What such a column holds when it says nothing."""
    return field.get_default() if isinstance(field, JSONField) else ""
