"""What was made for a scorecard in which nothing has been saved yet.

It is hidden, not deleted: `objects` leaves it out, ``with_hidden`` does not, and what
leads there by a foreign key always arrives.
"""

from typing import Any

from django.db import models


class ShownManager(models.Manager[Any]):
    """The default manager, so that no list, count or form has to think of it."""

    def get_queryset(self) -> models.QuerySet[Any]:
        return super().get_queryset().filter(is_hidden=False)


class HiddenField(models.BooleanField):  # type: ignore[type-arg]  # not at run time
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(
            *args,
            **{
                "default": False,
                "editable": False,
                "help_text": "Until something is saved in the scorecard it is for.",
                **kwargs,
            },
        )
