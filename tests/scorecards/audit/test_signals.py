"""Whoever changes accounts, groups or rights is in the audit trail, on any way."""

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.contrib.auth.models import Group, Permission, User
from django.core import serializers
from django.core.management import call_command
from django.urls import reverse

from scorecards.audit.sentences import in_words
from scorecards.models import AuditEntry

pytestmark = pytest.mark.django_db


def trail():
    """Who, to whom, what; oldest first."""
    return [
        (entry.actor_name, entry.subject_name, said(entry))
        for entry in AuditEntry.objects.filter(action="permissions").order_by("pk")
    ]


def said(entry):
    """Facts and words; the name has a column of its own."""
    words = {**entry.details, **entry.words}
    words.pop("subject_name", None)
    return words


COMMAND = "A command on the server"


def right(codename):
    return Permission.objects.get(codename=codename)


def test_joining_and_leaving_a_group(ida):
    panel = Group.objects.get(name="Hiring panel")
    ida.groups.add(panel)
    ida.groups.remove(panel)
    assert trail() == [
        (COMMAND, "ida", {"change": "gained", "groups": ["Hiring panel"]}),
        (COMMAND, "ida", {"change": "lost", "groups": ["Hiring panel"]}),
    ]


def test_joining_from_the_side_of_the_group(ida, ivan):
    Group.objects.get(name="Hiring panel").user_set.add(ida, ivan)
    assert trail() == [
        (COMMAND, name, {"change": "gained", "groups": ["Hiring panel"]})
        for name in ("ida", "ivan")
    ]


def test_leaving_all_groups_at_once(ida):
    ida.groups.clear()
    assert trail() == [(COMMAND, "ida", {"change": "lost", "groups": ["Interviewers"]})]


def test_leaving_by_the_side_of_the_group(ida, ivan):
    Group.objects.get(name="Interviewers").user_set.clear()
    assert [(name, details["change"]) for _, name, details in trail()] == [
        ("ida", "lost"),
        ("ivan", "lost"),
    ]


def test_what_was_there_already_is_not_news(ida):
    ida.groups.add(Group.objects.get(name="Interviewers"))
    assert trail() == []


def test_rights_of_a_person(ida):
    ida.user_permissions.set([right("break_glass")])
    assert trail() == [
        (
            COMMAND,
            "ida",
            {
                "change": "gained",
                "rights": ["Can read others' scorecards before submitting"],
            },
        )
    ]


def test_rights_of_a_group():
    Group.objects.get(name="Hiring panel").permissions.remove(right("view_kit"))
    assert trail() == [
        (COMMAND, "Hiring panel", {"change": "lost", "rights": ["Can view kit"]})
    ]


def test_a_deleted_group_says_whose_rights_went_with_it(ida, ivan):
    guests = Group.objects.create(name="Guests")
    guests.user_set.add(ida, ivan)
    guests.delete()
    members = [ida.pk, ivan.pk]
    assert trail()[-1] == (COMMAND, "Guests", {"change": "deleted", "members": members})
    assert "Members at the time: ida, ivan" in in_words(AuditEntry.objects.first())


@pytest.mark.parametrize("switch", ["is_staff", "is_superuser", "is_active"])
def test_switches_of_an_account(ida, switch):
    for value in (not getattr(ida, switch), getattr(ida, switch)):
        setattr(ida, switch, value)
        ida.save()
    words = ["off", "on"] if switch == "is_active" else ["on", "off"]
    assert [details for _, _, details in trail()] == [
        {"change": "changed", word: [switch]} for word in words
    ]


def test_a_new_password_without_the_password(ida):
    ida.set_password("a new horse")
    ida.save()
    assert trail() == [(COMMAND, "ida", {"change": "changed", "password": True})]


def test_a_password_that_a_login_stores_in_a_newer_way_is_no_change(
    client, ida, settings, monkeypatch
):
    monkeypatch.setattr(PBKDF2PasswordHasher, "iterations", 1)
    newer = "django.contrib.auth.hashers.PBKDF2PasswordHasher"
    settings.PASSWORD_HASHERS = [newer, *settings.PASSWORD_HASHERS]
    before = ida.password
    assert client.login(username="ida", password="correct horse")
    ida.refresh_from_db()
    assert ida.password != before
    assert trail() == []


def test_a_renamed_account(ida):
    ida.username = "ida.berg"
    ida.save()
    assert trail() == [
        (COMMAND, "ida.berg", {"change": "changed", "renamed_from": "ida"})
    ]


def test_other_fields_and_logins_are_not_recorded(client, ida):
    ida.first_name = "Ida"
    ida.save()
    assert client.login(username="ida", password="correct horse")
    assert trail() == []


def test_a_login_asks_no_more_of_the_database(ida, django_assert_num_queries):
    with django_assert_num_queries(1):
        ida.save(update_fields=["last_login"])


def test_commands_are_recorded_as_such():
    call_command(
        "createsuperuser", "--no-input", username="rita", email="r@example.org"
    )
    assert trail() == [
        (
            COMMAND,
            "rita",
            {"change": "created", "on": ["is_active", "is_staff", "is_superuser"]},
        )
    ]


def test_a_dump_that_is_loaded_brings_its_own_trail(ida):
    dump = serializers.serialize("json", [*Group.objects.all(), ida])
    for each in serializers.deserialize("json", dump.replace('"ida"', '"ina"')):
        each.object.pk = None if isinstance(each.object, User) else each.object.pk
        each.save()
    assert User.objects.get(username="ina").groups.exists()
    assert trail() == []


def test_an_entry_survives_the_account(person):
    person("gone").delete()
    assert trail() == [(COMMAND, "gone", {"change": "deleted"})]


def test_pages_are_recorded_with_who_used_them(client, sue, ida):
    client.force_login(sue)
    page = reverse("admin:auth_user_password_change", args=[ida.pk])
    new = {"password1": "a new horse!", "password2": "a new horse!"}
    assert client.post(page, {**new, "usable_password": "true"}).status_code == 302
    assert trail() == [("sue", "ida", {"change": "changed", "password": True})]


def test_after_a_page_a_command_is_a_command_again(client, sue, ida):
    client.force_login(sue)
    client.get(reverse("admin:index"))
    ida.groups.clear()
    assert [who for who, *_ in trail()] == [COMMAND]
