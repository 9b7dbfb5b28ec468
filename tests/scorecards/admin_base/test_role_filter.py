"""Openings and applications by role."""

import pytest
from django.urls import reverse

from scorecards.models import Opening
from tests.makers import make_application, make_opening, make_role, make_term

pytestmark = pytest.mark.django_db

OPENINGS = reverse("admin:scorecards_opening_changelist")
APPLICATIONS = reverse("admin:scorecards_application_changelist")


@pytest.fixture
def monitor():
    opening = make_opening("Monitor, Bern", role=make_role("Monitor", make_term("GMP")))
    make_application("Bo Lind", opening=opening)
    make_application("Ada Park", opening=make_opening("CRA, Basel", role=make_role()))
    return opening.role


def offered(response):
    specs = response.context["cl"].filter_specs
    return [
        str(label)
        for spec in specs
        if spec.title == "role"
        for _, label in spec.lookup_choices
    ]


def rows(response):
    return [str(row) for row in response.context["cl"].result_list]


def test_panel_narrows_openings_and_applications_to_a_role(client, petra, monitor):
    Opening.objects.update(readers=Opening.Readers.PANEL)
    client.force_login(petra)
    openings = client.get(f"{OPENINGS}?role={monitor.pk}")
    applications = client.get(f"{APPLICATIONS}?role={monitor.pk}")
    assert rows(openings) == ["Monitor, Bern"]
    assert [row.partition(" ")[0] for row in rows(applications)] == ["Bo"]
    for response in (openings, applications):
        assert offered(response) == ["Clinical Research Associate", "Monitor"]


def test_role_of_a_private_opening_is_not_offered(client, petra, monitor):
    private = Opening.Readers.PRIVATE
    Opening.objects.filter(role=monitor).update(readers=private)
    client.force_login(petra)
    response = client.get(f"{OPENINGS}?role={monitor.pk}")
    assert offered(response) == ["Clinical Research Associate"]
    assert rows(response) == []


def test_roles_of_one_title_are_told_apart(client, cora, monitor):
    other = make_role("Monitor", make_term("Dial", industry="Rail"))
    make_opening("Monitor, Chur", role=other)
    client.force_login(cora)
    assert offered(client.get(OPENINGS)) == [
        "Clinical Research Associate",
        "Monitor, Pharmaceutical Services",
        "Monitor, Rail",
    ]
