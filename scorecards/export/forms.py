"""What is to be exported, and how: the form over `Selection`."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import OuterRef
from django.http import QueryDict

from glossary.models import Level
from scorecards.export.estimate import Estimate, estimate
from scorecards.export.filters import FilterError
from scorecards.export.selection import (
    DECISIONS,
    RED_FLAGS,
    Dates,
    Selection,
)
from scorecards.models import Opening, Scorecard
from scorecards.models.asked_in_turn import has_one
from scorecards.models.opening import validate_time_zone
from scorecards.models.scales import Recommendation
from scorecards.panel.scorecard_list.filters import (
    OPENINGS_READ,
    kits_visible_to,
    openings_of,
)
from scorecards.workbooks.formats import Format

MAX_SUGGESTIONS = 200
MAX_NAME_LENGTH = 200
MAX_NAMES = 50  # of one filter
FILES: dict[str, tuple[str, dict[str, Any]]] = {
    "xlsx": ("Excel workbook", {"file_format": Format.XLSX}),
    "csv": ("CSV files, zipped (for Excel)", {"file_format": Format.CSV}),
    "csv_plain": (
        "CSV files, zipped, without a byte order mark",
        {"file_format": Format.CSV, "bom": False},
    ),
}
DEFAULTS = {"dates": Dates.SUBMITTED, "file": "xlsx"}


class NamesInput(forms.TextInput):
    """One field to type in, beside the names that were entered before."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        return list(dict.fromkeys(filter(None, map(str.strip, data.getlist(name)))))


class NamesField(forms.Field):
    """Any number of names, each of them once."""

    widget = NamesInput

    def to_python(self, value: Any) -> list[str]:
        if len(value) > MAX_NAMES:
            raise forms.ValidationError(
                f"Choose at most {MAX_NAMES}. Leave it empty for all."
            )
        name = forms.CharField(max_length=MAX_NAME_LENGTH)
        return [name.clean(each) for each in value]


def names_field(**options: Any) -> NamesField:
    return NamesField(required=False, **options)


def choices_field(choices: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        choices=choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Pick one from the list."},
    )


def choice_field(
    choices: Any, *, all_of_them: str, **options: Any
) -> forms.ChoiceField:
    return forms.ChoiceField(
        choices=[("", all_of_them), *choices],
        required=False,
        error_messages={"invalid_choice": "Pick one from the list."},
        **options,
    )


class DayInput(forms.DateInput):
    input_type = "date"

    def format_value(self, value: Any) -> str | None:
        """As browsers want it; what cannot be read stays as it was typed."""
        return value.isoformat() if isinstance(value, date) else value or None


def day_field(label: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=DayInput(),
        error_messages={"invalid": "Enter the date as 2026-11-23."},
    )


class ExportForm(forms.Form):
    """Read from an address, which can be kept. Empty fields ask for everything.

    Of several values of one filter, each fits.
    """

    industry = names_field()
    role = names_field()
    level = choices_field(Level.choices)
    opening = names_field()
    interviewer = names_field(help_text="Username.")
    decision = choices_field(DECISIONS.items())
    recommendation = choices_field(Recommendation.choices)
    red_flags = choice_field(
        RED_FLAGS.items(), all_of_them="With or without", label="Red flags"
    )
    dates = forms.ChoiceField(
        choices=Dates.choices,
        label="Date",
        error_messages={"invalid_choice": "Pick one from the list."},
    )
    first = day_field("From")
    last = day_field("To")
    zone = forms.CharField(
        required=False,
        max_length=MAX_NAME_LENGTH,
        label="Time zone",
        validators=[validate_time_zone],
        help_text="For these dates and for all times in the file.",
    )
    file = forms.ChoiceField(
        choices=[(value, label) for value, (label, _) in FILES.items()],
        error_messages={"invalid_choice": "Pick one from the list."},
    )
    without_names = forms.BooleanField(
        required=False,
        label="Leave out candidate names",
        help_text="Candidate references are included.",
    )
    without_text = forms.BooleanField(
        required=False,
        label="Leave out free text",
        help_text="Everything people typed: notes, evidence, summaries, reasons.",
    )

    suggesting = ("industry", "role", "opening", "interviewer", "zone")
    parts = (
        (
            "Filters",
            (
                "industry",
                "role",
                "opening",
                "interviewer",
                "level",
                "decision",
                "recommendation",
                "red_flags",
            ),
        ),
        ("Date range", ("dates", "first", "last", "zone")),
        ("Format", ("file", "without_names", "without_text")),
    )

    def __init__(self, chosen: QueryDict, *, user: User) -> None:
        data = chosen.copy()
        for name, value in DEFAULTS.items():
            data.setdefault(name, value)
        super().__init__(data)
        self.user = user
        self.found: Estimate | None = None
        self.fields["zone"].widget.attrs["placeholder"] = settings.TIME_ZONE
        for name in self.suggesting:
            attributes = {"list": f"{name}_names", "autocomplete": "off"}
            self.fields[name].widget.attrs |= attributes

    @property
    def selection(self) -> Selection:
        chosen = dict(self.cleaned_data)
        _, of_file = FILES[chosen.pop("file")]
        return Selection(
            **of_file,
            candidate_names=not chosen.pop("without_names"),
            free_text=not chosen.pop("without_text"),
            **chosen,
        )

    def clean(self) -> None:
        """Also counts, as what a name stands for is only known when it is looked up."""
        if self.errors:
            return
        try:
            self.found = estimate(self.selection, self.user)
        except FilterError as error:
            self.add_error(error.field, str(error))

    @property
    def fieldsets(self) -> list[tuple[str, list[forms.BoundField]]]:
        return [(title, [self[name] for name in names]) for title, names in self.parts]

    @property
    def suggestions(self) -> list[tuple[str, list[str]]]:
        """For each list, what occurs in scorecards that this person may see.

        Of openings the newest. Five queries.
        """
        visible = Scorecard.objects.visible_to(self.user)
        kits = list(kits_visible_to(self.user))
        newest = Opening.objects.order_by("-pk").values_list("pk", flat=True)
        openings = dict(openings_of(visible, list(newest[:OPENINGS_READ])))
        zones = Opening.objects.filter(pk__in=openings).order_by("time_zone")
        writing = has_one(visible.submitted().filter(interviewer=OuterRef("pk")))
        people = User.objects.filter(writing).order_by("username")
        named = {
            "industry": {kit["industry_name"] for kit in kits},
            "role": {kit["role_title"] for kit in kits},
            "opening": set(openings.values()),
            "interviewer": set(
                people.values_list("username", flat=True)[:MAX_SUGGESTIONS]
            ),
            "zone": {
                settings.TIME_ZONE,
                "UTC",
                *zones.values_list("time_zone", flat=True).distinct(),
            },
        }
        return [
            (f"{name}_names", sorted(names, key=str.casefold)[:MAX_SUGGESTIONS])
            for name, names in named.items()
        ]
