"""The sheet To do: what is still to be submitted, and for whom."""

from datetime import timedelta

import pytest
from django.utils import timezone

from scorecards.export import Selection
from scorecards.export.filters import still_to_do
from scorecards.models import Scorecard
from tests.makers import fill, make_application, make_scorecard, make_submitted
from tests.scorecards.export.reading_back import exported, rows

pytestmark = pytest.mark.django_db


def ids(file):
    return [row["Scorecard ID"] for row in rows(file, "To do")]


def test_submitted_and_to_do_together_are_all_there_are(ida, ivan):
    done = make_submitted(ida)
    assigned = make_scorecard(ivan, application=done.application)
    begun = fill(make_scorecard(ida, application=make_application("Bo Lind")))
    file = exported()
    assert ids(file) == [assigned.pk, begun.pk]
    assert [row["Scorecard ID"] for row in rows(file, "Scorecards")] == [done.pk]


@pytest.mark.parametrize(
    ("due", "late"), [(None, ""), (-3.5, 3), (-0.5, 0), (2, 0)], ids=str
)
def test_days_late_are_whole_and_none_without_a_due_time(ida, due, late):
    scorecard = make_scorecard(ida)
    at = due and timezone.now() + timedelta(days=due)
    Scorecard.objects.filter(pk=scorecard.pk).update(due_at=at)
    [row] = rows(exported(), "To do")
    assert row["Days late"] == late


def test_nothing_that_was_typed_is_told(ida):
    fill(make_scorecard(ida), notes="HEARD", summary="SUMMED")
    [row] = rows(exported(), "To do")
    assert row["State"] == "Draft"
    assert not {"HEARD", "SUMMED"} & set(map(str, row.values()))


def test_a_panel_that_arranges_nothing_sees_its_own_alone(ida, petra):
    own = make_scorecard(petra)
    make_scorecard(ida, application=make_application("Bo Lind"))
    assert ids(exported(reader=petra)) == [own.pk]


def test_coordinators_see_whom_they_wait_for(ida, cora):
    scorecard = make_scorecard(ida)
    assert list(still_to_do(Selection(), cora)) == [scorecard]


@pytest.mark.parametrize(
    "narrowed", [{"recommendation": "yes"}, {"red_flags": "no"}], ids=str
)
def test_what_only_a_submitted_one_can_have_finds_none(ida, narrowed):
    make_scorecard(ida)
    assert not still_to_do(Selection(**narrowed), None).exists()


def test_filters_by_name_hold_for_both_sheets(ida, ivan):
    make_submitted(ivan)
    make_scorecard(ivan, application=make_application("Bo Lind"))
    own = make_scorecard(ida, application=make_application("Cy Reed"))
    assert ids(exported(interviewer="ida")) == [own.pk]


def test_the_same_data_have_the_same_checksum_however_late_they_are(ida, time_machine):
    scorecard = make_scorecard(ida)
    Scorecard.objects.filter(pk=scorecard.pk).update(due_at=timezone.now())
    checksum = about(exported())
    time_machine.move_to(timezone.now() + timedelta(days=9))
    assert [row["Days late"] for row in rows(exported(), "To do")] == [9]
    assert about(exported()) == checksum


def about(file):
    facts = {row["Item"]: row["Value"] for row in rows(file, "About")}
    return facts["Checksum of the data"]
