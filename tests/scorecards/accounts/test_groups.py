"""Built-in groups can’t be deleted or renamed."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import transaction
from django.db.models import ProtectedError
from django.urls import reverse

from scorecards.accounts.groups import BUILT_IN
from scorecards.models import AuditEntry

pytestmark = pytest.mark.django_db

ALL_OF_THEM = pytest.mark.parametrize("name", BUILT_IN)


def rights():
    """Of every group."""
    return {
        group.name: {
            f"{each.content_type.app_label}.{each.codename}"
            for each in group.permissions.select_related("content_type")
        }
        for group in Group.objects.all()
    }


def test_migrations_make_exactly_these_groups():
    assert rights() == BUILT_IN


@ALL_OF_THEM
def test_a_built_in_group_is_not_deleted(name):
    refused = pytest.raises(ProtectedError, match="can’t be deleted")
    with refused, transaction.atomic():
        Group.objects.filter(name=name).delete()
    assert not AuditEntry.objects.exists()


@ALL_OF_THEM
def test_a_built_in_group_is_not_renamed(name):
    group = Group.objects.get(name=name)
    group.name = "Others"
    with pytest.raises(ValidationError, match="can’t be renamed"):
        group.save()


def test_other_groups_are_renamed_and_deleted():
    group = Group.objects.create(name="Guests")
    group.name = "Visitors"
    group.save()
    group.delete()
    assert rights() == BUILT_IN


def test_the_admin_offers_neither(client, sue):
    client.force_login(sue)
    group = Group.objects.get(name="Coordinators")
    page = client.get(reverse("admin:auth_group_change", args=[group.pk])).text
    assert 'name="name"' not in page
    assert reverse("admin:auth_group_delete", args=[group.pk]) not in page


def test_the_admin_renames_no_built_in_group(client, sue):
    client.force_login(sue)
    group = Group.objects.get(name="Coordinators")
    address = reverse("admin:auth_group_change", args=[group.pk])
    client.post(address, {"name": "Others", "permissions": []})
    group.refresh_from_db()
    assert (group.name, group.permissions.count()) == ("Coordinators", 0)


def test_the_admin_deletes_no_built_in_group_of_a_selection(client, sue):
    client.force_login(sue)
    guests = Group.objects.create(name="Guests")
    keys = [guests.pk, Group.objects.get(name="Coordinators").pk]
    sent = {"action": "delete_selected", "_selected_action": keys, "post": "yes"}
    answer = client.post(reverse("admin:auth_group_changelist"), sent)
    assert answer.status_code == 403
    assert rights().keys() == {*BUILT_IN, "Guests"}


def restore(capsys):
    call_command("restore_groups")
    return capsys.readouterr().out.splitlines()


def test_restoring_gives_the_rights_back_and_keeps_members(ida, capsys):
    interviewers = Group.objects.get(name="Interviewers")
    stray = Permission.objects.get(codename="view_auditentry")
    interviewers.permissions.set([stray])
    assert restore(capsys) == [
        "Interviewers gained: scorecards.add_scorecard, scorecards.change_scorecard.",
        "Interviewers lost: scorecards.view_auditentry.",
    ]
    assert rights() == BUILT_IN
    assert ida.groups.get() == interviewers


def test_restoring_makes_a_group_that_is_gone(capsys):
    Group.objects.filter(name="Coordinators").update(name="As it was called before")
    restore(capsys)
    assert rights()["Coordinators"] == BUILT_IN["Coordinators"]


def test_restoring_is_in_the_audit_trail():
    Group.objects.get(name="Interviewers").permissions.clear()
    before = AuditEntry.objects.count()
    call_command("restore_groups", verbosity=0)
    assert AuditEntry.objects.count() == before + 1


def test_restoring_what_is_complete_changes_nothing(capsys):
    assert restore(capsys) == ["The built-in groups already have their rights."]
    assert not AuditEntry.objects.exists()
