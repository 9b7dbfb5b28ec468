"""Whoever breaks the glass reads before they have written, and that is recorded."""

import pytest

from scorecards.models import AuditEntry, BrokenGlass, Scorecard
from scorecards.workflow.breaking_glass import (
    NothingToBreakError,
    break_glass,
    note_view,
)
from tests.makers import make_application, make_scorecard, make_submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def hidden(ida, cora):
    """What cora would read but for the scorecard that she has to submit."""
    submitted = make_submitted(ida)
    make_scorecard(cora)
    assert submitted not in Scorecard.objects.visible_to(cora)
    return submitted


def test_shows_what_was_hidden(hidden, cora):
    break_glass(hidden.application, by=cora, reason="The panel meets now.")

    assert hidden in Scorecard.objects.visible_to(cora)


def test_shows_it_to_nobody_else(hidden, cora, petra):
    make_scorecard(petra)

    break_glass(hidden.application, by=cora, reason="The panel meets now.")

    assert hidden not in Scorecard.objects.visible_to(petra)


def test_shows_no_other_application(hidden, cora, ida):
    elsewhere = make_application("Ben Okri")
    other = make_submitted(ida, application=elsewhere)
    make_scorecard(cora, application=elsewhere)

    break_glass(hidden.application, by=cora, reason="The panel meets now.")

    assert other not in Scorecard.objects.visible_to(cora)


def test_ones_own_scorecard_is_marked_for_good(hidden, cora):
    break_glass(hidden.application, by=cora, reason="The panel meets now.")

    assert Scorecard.objects.get(interviewer=cora).changed_after_reveal


def test_what_is_assigned_later_is_marked_from_the_start(hidden, cora):
    break_glass(hidden.application, by=cora, reason="The panel meets now.")

    later = make_scorecard(cora, application=hidden.application, round=2)

    assert later.changed_after_reveal


def test_recorded_once_with_its_reason(hidden, cora):
    for reason in ("The panel meets now.", "Again."):
        break_glass(hidden.application, by=cora, reason=reason)

    assert [glass.reason for glass in BrokenGlass.objects.all()] == [
        "The panel meets now."
    ]
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.words) == (
        "glass_broken",
        {"reason": "The panel meets now."},
    )


def test_nothing_to_break_for_somebody_with_nothing_to_submit(ida, cora):
    submitted = make_submitted(ida)

    with pytest.raises(NothingToBreakError):
        break_glass(submitted.application, by=cora, reason="To be sure.")

    assert not BrokenGlass.objects.exists()


def test_every_view_through_broken_glass_is_recorded(hidden, cora):
    break_glass(hidden.application, by=cora, reason="The panel meets now.")

    note_view(cora, hidden.application, "report")

    entry = AuditEntry.objects.first()
    assert (entry.action, entry.details) == ("viewed", {"page": "report"})


def test_other_views_are_not_recorded(hidden, petra):
    note_view(petra, hidden.application, "report")

    assert not AuditEntry.objects.exists()
