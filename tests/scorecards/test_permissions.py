"""Who may open what: every URL, everybody in the cast, as docs/permissions.md says.

`tests.pages` says what each of them gets.
"""

from http.cookies import SimpleCookie
from urllib.parse import urlsplit

import pytest
from django.contrib.auth.models import Group
from django.db import transaction
from django.urls import resolve, reverse

from tests.makers import make_scorecard
from tests.pages import ROOMS
from tests.pages.one_of_each import World
from tests.pages.page import CAST

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def cast(request):
    return {
        name: None if name == "anonymous" else request.getfixturevalue(name)
        for name in [*CAST, "gwen"]
    }


@pytest.fixture
def cookies(client, cast):
    """What the browser of each has who is logged in."""
    found = {}
    for name, user in cast.items():
        client.cookies.clear()
        if user:
            client.force_login(user)
        found[name] = client.cookies.output(header="", sep="\n")
    return found


@pytest.fixture
def world(cast):
    return World(cast["ida"], [cast[name] for name in CAST[3:]])


SHORT = {
    "password_reset": "forgotten",
    "password_reset_confirm": "new_password",
    "admin:login": "admin",
    "admin:index": "index",
    "admin:auth_group_changelist": "groups",
    "admin:glossary_term_change": "term",
    "admin:scorecards_application_change": "application",
    "admin:scorecards_auditentry_change": "entry",
    "admin:scorecards_auditentry_changelist": "trail",
    "admin:scorecards_kit_change": "kit",
    "admin:scorecards_opening_place": "place",
    "admin:scorecards_scorecard_export_job": "export",
    "admin:scorecards_opening_comparison_anonymous": "without_names",
}


def answer(client, cookies, method, address):
    """The status, or where this person is sent; nothing stays changed."""
    client.cookies = SimpleCookie(cookies)
    with transaction.atomic():
        response = getattr(client, method)(address)
        transaction.set_rollback(True)
    if response.streaming:
        response.getvalue()  # which closes the file
    if response.status_code != 302:
        return str(response.status_code)
    target = resolve(urlsplit(response["Location"]).path).view_name
    return SHORT.get(target, target)


def unexpected(client, cookies, world, method, pages):
    """Those with other answers than are expected, and these answers."""
    found = {}
    for page in pages:
        for state, expected in page.expected(method).items():
            with transaction.atomic():
                address = world.address(page, state)
                got = {
                    name: answer(client, each, method, address)
                    for name, each in cookies.items()
                }
                transaction.set_rollback(True)
            if got != expected:
                found[page.name, state] = got
    return found


@pytest.mark.parametrize("room", ROOMS)
def test_pages_opened_with_get(client, cookies, world, room):
    assert unexpected(client, cookies, world, "get", ROOMS[room]) == {}


@pytest.mark.parametrize("room", ROOMS)
def test_pages_sent_to_with_post(client, cookies, world, room):
    assert unexpected(client, cookies, world, "post", ROOMS[room]) == {}


READ = {
    "glossary.view_competency",
    "glossary.view_industry",
    "glossary.view_role",
    "glossary.view_term",
    "scorecards.export_scorecard",
    "scorecards.view_application",
    "scorecards.view_candidate",
    "scorecards.view_kit",
    "scorecards.view_opening",
    "scorecards.view_scorecard",
}


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ("Interviewers", {"scorecards.add_scorecard", "scorecards.change_scorecard"}),
        ("Hiring panel", READ | {"scorecards.decide_application"}),
        (
            "Coordinators",
            READ
            | {
                "scorecards.assign_scorecard",
                "scorecards.break_glass",
                "scorecards.merge_candidate",
                "scorecards.decide_application",
                "scorecards.reopen_scorecard",
                "scorecards.view_auditentry",
                "scorecards.add_application",
                "scorecards.add_candidate",
                "scorecards.add_opening",
                "scorecards.change_application",
                "scorecards.change_candidate",
                "scorecards.change_opening",
            },
        ),
        (
            "Glossary editors",
            {"scorecards.view_kit", "scorecards.view_opening"}
            | {
                f"glossary.{action}_{model}"
                for action in ("view", "add", "change", "delete")
                for model in ("industry", "term", "competency", "role")
            },
        ),
    ],
)
def test_migrations_make_the_groups_with_their_rights(person, group, expected):
    assert person("member", group).get_all_permissions() == expected


def test_there_are_four_groups():
    assert set(Group.objects.values_list("name", flat=True)) == {
        "Interviewers",
        "Hiring panel",
        "Coordinators",
        "Glossary editors",
    }


@pytest.mark.parametrize("group", ["Hiring panel", "Coordinators"])
def test_group_without_staff_status_does_not_open_the_admin(client, person, group):
    client.force_login(person("member", group))
    response = client.get(reverse("admin:scorecards_scorecard_changelist"))
    assert response.status_code == 302
    assert resolve(response["Location"].partition("?")[0]).view_name == "admin:login"


def test_own_scorecard_stays_open_to_its_interviewer_without_a_group(client, otto):
    scorecard = make_scorecard(otto)
    client.force_login(otto)
    assert client.get(reverse("scorecard", args=[scorecard.pk])).status_code == 200


def test_inactive_interviewer_is_logged_out(client, ida):
    client.force_login(ida)
    ida.is_active = False
    ida.save()
    assert client.get(reverse("my_scorecards"))["Location"] == "/accounts/login/?next=/"
