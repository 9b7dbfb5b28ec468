"""What a single value of the glossary's files may be, whatever key it is for."""

import re
from typing import Annotated, Literal, cast

from django.db import models
from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from glossary.fields import LINE_LENGTH
from glossary.models import Question

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
SOURCE = r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$"
MONTH = r"^20[0-9]{2}-(0[1-9]|1[0-2])$"
YEARS = r"^(0|[1-9][0-9]?)(-[1-9][0-9]?|\+)$"
# Control characters but the line end, line separators, halves of surrogate pairs.
UNPRINTABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def _printable(text: str) -> str:
    if found := UNPRINTABLE.search(text):
        raise PydanticCustomError(
            "control_character",
            "Remove the control character U+{code}.",
            {"code": f"{ord(found[0]):04X}"},
        )
    return text


def _printable_line(text: str) -> str:
    if "\n" in text:
        raise PydanticCustomError(
            "one_line", "Write this on one line. To fold a long line, begin it with >-."
        )
    return _printable(text)


def _ascending(years: str) -> str:
    first, last = years_range(years)
    if last is not None and last <= first:
        raise PydanticCustomError(
            "years_descend", "The years end before they begin. Write them like 2-5."
        )
    return years


def years_range(years: str) -> tuple[int, int | None]:
    """The first and last year of ``0-2``; ``5+`` has no last."""
    first, *last = (int(number) for number in re.findall(r"\d+", years))
    return first, last[0] if last else None


def fits(model: type[models.Model], name: str) -> StringConstraints:
    """Something is written, and fits the column that it goes to."""
    column = cast("models.CharField[str, str]", model._meta.get_field(name))
    return StringConstraints(min_length=1, max_length=column.max_length)


# The limits come first: pydantic shows editors only what comes before a function.
ONE_LINE = AfterValidator(_printable_line)
Text = Annotated[str, StringConstraints(min_length=1), AfterValidator(_printable)]
Entry = Annotated[
    str, StringConstraints(min_length=1, max_length=LINE_LENGTH), ONE_LINE
]
Entries = Annotated[list[Entry], Field(min_length=1)]
Title = Annotated[str, StringConstraints(min_length=1, max_length=80), ONE_LINE]
Slug = Annotated[str, StringConstraints(pattern=SLUG), fits(Question, "key"), ONE_LINE]
Years = Annotated[
    str, StringConstraints(pattern=YEARS), ONE_LINE, AfterValidator(_ascending)
]
Word = Annotated[str, StringConstraints(min_length=1, max_length=60), ONE_LINE]
Rating = Literal["1", "2", "3", "4", "5"]
