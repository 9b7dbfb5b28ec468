"""What a coordinator enters of an opening."""

from typing import Any

from django import forms

from scorecards.admin_base.role_field import RoleField
from scorecards.admin_base.time_zones import ZoneField
from scorecards.kits.making import NoQuestionsError, content_for
from scorecards.models import Opening
from scorecards.models.opening import local_time_zone

ENTERED = (
    "title",
    "role",
    "level",
    "location",
    "time_zone",
    "send_reminders",
    "reference_only",
    "nudge_notes",
    "interviewers_read_debrief",
    "interviewers_read_resume",
    "require_evidence",
)


class OpeningForm(forms.ModelForm):  # type: ignore[type-arg] # not at run time
    role = RoleField(
        help_text=(
            "Start typing a job title. Role and level decide the questions and are "
            "fixed once saved."
        ),
    )

    time_zone = ZoneField(
        max_length=64,
        initial=local_time_zone,
        help_text="Where interviews take place: a city, such as Dublin.",
    )

    class Meta:
        model = Opening
        fields = list(ENTERED)

    def clean(self) -> dict[str, Any]:
        """Whether the glossary gives a kit; none is stored before all is right."""
        cleaned = super().clean() or {}
        role, level = cleaned.get("role"), cleaned.get("level")
        if role and level:
            try:
                content_for(role, level)
            except NoQuestionsError as error:
                self.add_error("level", str(error))
        return cleaned
