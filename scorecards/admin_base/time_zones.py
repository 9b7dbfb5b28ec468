"""A time zone by its name, or by a city that people know: *Dublin*, *New York*."""

from functools import cache
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

# Cities that have no zone named for them, or an outdated one.
CITIES = {
    "abu dhabi": "Asia/Dubai",
    "atlanta": "America/New_York",
    "austin": "America/Chicago",
    "bangalore": "Asia/Kolkata",
    "barcelona": "Europe/Madrid",
    "basel": "Europe/Zurich",
    "beijing": "Asia/Shanghai",
    "bengaluru": "Asia/Kolkata",
    "bern": "Europe/Zurich",
    "boston": "America/New_York",
    "cape town": "Africa/Johannesburg",
    "cologne": "Europe/Berlin",
    "cork": "Europe/Dublin",
    "dallas": "America/Chicago",
    "delhi": "Asia/Kolkata",
    "edinburgh": "Europe/London",
    "frankfurt": "Europe/Berlin",
    "galway": "Europe/Dublin",
    "geneva": "Europe/Zurich",
    "hamburg": "Europe/Berlin",
    "houston": "America/Chicago",
    "kyiv": "Europe/Kyiv",
    "lausanne": "Europe/Zurich",
    "lyon": "Europe/Paris",
    "manchester": "Europe/London",
    "miami": "America/New_York",
    "milan": "Europe/Rome",
    "mumbai": "Asia/Kolkata",
    "munich": "Europe/Berlin",
    "osaka": "Asia/Tokyo",
    "philadelphia": "America/New_York",
    "porto": "Europe/Lisbon",
    "san francisco": "America/Los_Angeles",
    "seattle": "America/Los_Angeles",
    "shenzhen": "Asia/Shanghai",
    "washington": "America/New_York",
}
REGIONS = (
    "Africa/",
    "America/",
    "Antarctica/",
    "Asia/",
    "Atlantic/",
    "Australia/",
    "Europe/",
    "Indian/",
    "Pacific/",
)


def _plain(name: str) -> str:
    return " ".join(name.replace("_", " ").casefold().split())


@cache
def zones() -> tuple[str, ...]:
    """Those of a place, and UTC; they are suggested."""
    known = available_timezones()
    return ("UTC", *sorted(name for name in known if name.startswith(REGIONS)))


@cache
def _known() -> dict[str, str]:
    """By full name, and by the last part of it; the shortest name of a city wins."""
    by_name: dict[str, str] = {}
    for name in sorted(zones(), key=lambda name: (name.count("/"), name)):
        by_name.setdefault(_plain(name.rpartition("/")[2]), name)
    every = {_plain(name): name for name in available_timezones()}
    return {**by_name, **CITIES, **every}


def find_zone(typed: str) -> str:
    """Its name as the system has it; empty where there is none."""
    plain = _plain(typed)
    without_country = _plain(plain.partition(",")[0])
    return _known().get(plain) or _known().get(without_country) or ""


class ZoneInput(forms.TextInput):
    """With the names of zones as suggestions."""

    def render(
        self, name: str, value: Any, attrs: Any = None, renderer: Any = None
    ) -> SafeString:
        suggestions = f"{name}-zones"
        attrs = {**(attrs or {}), "list": suggestions, "autocomplete": "off"}
        return format_html(
            '{}<datalist id="{}">{}</datalist>',
            super().render(name, value, attrs, renderer),
            suggestions,
            format_html_join(
                "", '<option value="{}"></option>', ((zone,) for zone in zones())
            ),
        )


class ZoneField(forms.CharField):
    """Cleans to the name of a zone."""

    widget = ZoneInput

    def clean(self, value: Any) -> str:
        typed: str = super().clean(value)
        zone = find_zone(typed) if typed else ""
        if typed and not zone:
            raise ValidationError(
                f"There is no time zone “{typed}”. Type a large city nearby, such as "
                "Dublin, or pick one from the list."
            )
        return zone
