"""Times as people enter them: of the zone in which an interview takes place."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone

AS_SENT = "%Y-%m-%dT%H:%M"  # by a browser's own field for a date and time
SENSIBLE = [
    MinValueValidator(
        datetime(2000, 1, 1, tzinfo=UTC), "Choose a date from 2000 onwards."
    ),
    MaxValueValidator(datetime(2100, 1, 1, tzinfo=UTC), "Choose a date before 2100."),
]


class ZonedDateTimeField(forms.DateTimeField):
    """Set ``zone`` on the form's own field; shows and reads that zone's time."""

    zone = ZoneInfo("UTC")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            required=False,
            widget=forms.DateTimeInput(
                attrs={"type": "datetime-local"}, format=AS_SENT
            ),
            validators=SENSIBLE,
            error_messages={"invalid": "Enter date and time as 2026-11-24 15:00."},
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:
        with timezone.override(self.zone):
            return super().prepare_value(value)

    def to_python(self, value: Any) -> datetime | None:
        """Raises for a time that the clock skips or repeats there."""
        with timezone.override(self.zone):
            try:
                return super().to_python(value)
            except ValidationError as error:
                if getattr(error, "code", "") != "ambiguous_timezone":
                    raise
        raise ValidationError(
            f"The clocks change at that time in {self.zone}, so it doesn’t exist or "
            "occurs twice. Choose another time."
        )
