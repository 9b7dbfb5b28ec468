"""A verb is given what somebody read a while ago, and goes by what is there now."""

import pytest

from glossary.locking import BeginAgainError, in_transaction
from scorecards.models import Application, AuditEntry, Scorecard
from scorecards.workflow.blank_scorecards import AlreadyAssignedError
from scorecards.workflow.merging import merge_candidates
from scorecards.workflow.moving import move_application, move_scorecard
from scorecards.workflow.starting import assign
from scorecards.workflow.withdrawing import withdraw
from tests import makers

pytestmark = pytest.mark.django_db


@pytest.fixture
def read_before():
    """An application as it was read, before it moved to the second opening."""
    role = makers.make_role()
    one, two = (makers.make_opening(name, role=role) for name in ("One", "Two"))
    old = makers.make_application(opening=one)
    moved = Application.objects.select_related("opening__kit").get(pk=old.pk)
    move_application(old, opening=two, by=None, reason="It was for two.")
    return moved


def test_assigning_takes_the_opening_of_now(read_before, ida):
    card = assign(application=read_before, interviewer=ida)
    assert card.application.opening.title == "Two"


def test_assigning_counts_what_the_merged_application_has(ida):
    ada, bo = (makers.make_application(name) for name in ("Ada", "Bo"))
    makers.assign(application=ada, interviewer=ida)
    old = Application.objects.get(pk=bo.pk)
    merge_candidates(ada.candidate, bo.candidate, by=None, reason="One person.")
    with pytest.raises(AlreadyAssignedError):
        assign(application=old, interviewer=ida)


def test_entry_of_a_withdrawal_names_the_application_of_now(ida):
    ada, bo = (makers.make_application(name) for name in ("Ada", "Bo"))
    card = makers.assign(application=ada, interviewer=ida)
    old = Scorecard.objects.select_related("application").get(pk=card.pk)
    move_scorecard(card, application=bo, by=None, reason="It was Bo.")
    withdraw(old, by=None, reason="Ill.")
    assert AuditEntry.objects.get(action="withdrawn").application_key == bo.pk


def test_moved_scorecard_goes_to_the_merged_application(ida):
    ada, bo, cy = (makers.make_application(name) for name in ("Ada", "Bo", "Cy"))
    card = makers.assign(application=cy, interviewer=ida)
    old = Application.objects.get(pk=bo.pk)
    merge_candidates(ada.candidate, bo.candidate, by=None, reason="One person.")
    move_scorecard(card, application=old, by=None, reason="It was Bo.")
    assert Scorecard.objects.get().application == ada


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.usefixtures("migrated_rows")
@pytest.mark.parametrize("misses", [1, 3])
def test_what_was_read_too_early_is_read_again(misses):
    tries = []

    @in_transaction
    def change():
        tries.append(1)
        if len(tries) <= misses:
            raise BeginAgainError
        return True

    assert change()
    assert len(tries) == misses + 1
