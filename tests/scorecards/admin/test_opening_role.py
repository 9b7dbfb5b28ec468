"""The role of a new opening: a title, typed or picked."""

import pytest
from django.urls import reverse

from glossary.models import Role
from scorecards.models import Opening
from tests.makers import make_role, make_term

pytestmark = pytest.mark.django_db

ADD = reverse("admin:scorecards_opening_add")


@pytest.fixture
def coordinator(client, cora):
    client.force_login(cora)
    return client


def sent(role):
    return {"title": "CRA, Basel", "role": role, "level": "mid", "time_zone": "UTC"}


@pytest.mark.parametrize(
    "typed", ["Clinical Research Associate", "CRA", "clinical research asociates"]
)
def test_title_as_people_write_it_makes_the_opening(coordinator, typed):
    role = make_role()
    coordinator.post(ADD, sent(typed))
    assert Opening.objects.get().role == role


def test_unknown_title_names_near_roles_and_the_general_interview(coordinator):
    make_role()
    response = coordinator.post(ADD, sent("Research Associates and More"))
    assert (
        "There is no role “Research Associates and More”. Did you mean Clinical "
        "Research Associate? If not, use General Interview."
    ) in response.text
    assert not Opening.objects.exists()


@pytest.mark.parametrize("key", ["0", "9" * 30, "²", "\0"])
def test_made_up_keys_are_refused(coordinator, key):
    make_role()
    response = coordinator.post(ADD, sent(key))
    assert response.status_code == 200
    assert not Opening.objects.exists()


def test_titles_are_suggested_without_a_script(coordinator):
    make_role()
    make_role("Data Analyst", make_term("SQL", industry="Data"))
    text = coordinator.get(ADD).text
    assert 'list="role-titles"' in text
    assert '<option value="Data Analyst"></option>' in text


def test_drafts_are_neither_suggested_nor_found(coordinator):
    make_role()
    Role.objects.update(draft="It has one term.")
    assert "Clinical Research Associate" not in coordinator.get(ADD).text
    coordinator.post(ADD, sent("Clinical Research Associate"))
    assert not Opening.objects.exists()
