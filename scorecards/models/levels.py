"""Levels in their order; their values don't sort in it."""

from django.db.models import Case, IntegerField, Value, When

from glossary.models import Level

LEVEL_ORDER = {level.value: place for place, level in enumerate(Level)}


def level_order(field: str = "level") -> Case:
    """To sort rows by, from entry to lead."""
    return Case(
        *(When(**{field: value}, then=Value(n)) for value, n in LEVEL_ORDER.items()),
        default=Value(len(LEVEL_ORDER)),
        output_field=IntegerField(),
    )


MEETS = 3
"""On the scale of ratings: meets the expected answer."""


def rating_that_is_enough(level: str) -> int:
    """Ratings and anchors are the same at each level, but Entry is asked Junior's
    questions."""
    return MEETS - 1 if level == Level.ENTRY else MEETS


def what_is_expected(level: str) -> str:
    """A sentence for those who rate; nothing where the scale says it already."""
    enough = rating_that_is_enough(level)
    return f"At {Level(level).label}, a {enough} is enough." if enough < MEETS else ""
