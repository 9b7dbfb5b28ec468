"""The admin as a place: who gets in, and what surrounds its pages."""

import re

import pytest
from django.urls import reverse

from tests.makers import make_submitted

pytestmark = pytest.mark.django_db

INDEX = reverse("admin:index")
LIST = reverse("admin:scorecards_scorecard_changelist")


@pytest.mark.parametrize("visitor", [None, "ida", "otto"])
@pytest.mark.parametrize("address", [INDEX, LIST])
def test_those_who_are_not_staff_are_sent_to_the_login(
    client, request, visitor, address
):
    if visitor:
        client.force_login(request.getfixturevalue(visitor))
    response = client.get(address)
    assert response.status_code == 302
    assert "/login/?next=" in response.url


def test_staff_without_a_part_see_no_scorecards(client, person):
    client.force_login(person("clerk", is_staff=True))
    assert client.get(LIST).status_code == 403


def test_pages_bring_no_inline_script_style_or_handler(client, sue, ida):
    scorecard = make_submitted(ida)
    client.force_login(sue)
    for address in (
        INDEX,
        LIST,
        reverse("admin:scorecards_scorecard_change", args=[scorecard.pk]),
        reverse("admin:scorecards_scorecard_add"),
        reverse("admin:scorecards_kit_change", args=[scorecard.kit_id]),
        reverse("admin:scorecards_opening_add"),
    ):
        page = client.get(address).content.decode()
        assert "scorecards/tokens.css" in page
        assert not re.search(r"<style|\sstyle=|\son\w+=", page)
        assert not re.search(r"<script(?![^>]*\ssrc=)", page)
