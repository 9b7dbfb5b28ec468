"""Time zones as people name them."""

import pytest
from django import forms

from scorecards.admin_base.time_zones import ZoneField, find_zone


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Dublin", "Europe/Dublin"),
        ("dublin, Ireland", "Europe/Dublin"),
        ("new york", "America/New_York"),
        ("Geneva", "Europe/Zurich"),
        ("europe/zurich", "Europe/Zurich"),
        ("Asia/Kolkata", "Asia/Kolkata"),
        ("Louisville", "America/Louisville"),
        ("utc", "UTC"),
    ],
)
def test_city_or_name_leads_to_the_zone(typed, zone):
    assert find_zone(typed) == zone
    assert ZoneField().clean(typed) == zone


def test_what_is_no_place_is_refused():
    with pytest.raises(forms.ValidationError, match="Type a large city nearby"):
        ZoneField().clean("Moon")


def test_zones_are_suggested():
    assert '<option value="Europe/Dublin"></option>' in str(
        ZoneField().widget.render("time_zone", "")
    )
