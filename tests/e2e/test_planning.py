"""Questions that are chosen, weighed and shared, in a browser."""

import pytest
from playwright.sync_api import expect

from tests.e2e.pages import (
    admin_opening_questions,
    scorecard_shared,
)
from tests.e2e.steps import question, turn_to

pytestmark = pytest.mark.once


def test_progress_leaves_out_what_somebody_else_covers(window, ida):
    page = scorecard_shared(window, ida)
    parts = page.get_by_role("navigation", name="Parts of the scorecard")
    second = parts.get_by_role("link", name="CRO mid question 2?")
    expect(second).to_contain_text("Optional: assigned to another interviewer")

    turn_to(page, "CRO mid question 2?")
    question(page, 2).get_by_role("radio", name="4 Above").check()
    expect(second).to_contain_text("Rated 4")
    expect(parts).to_contain_text("0 of 1 rated")

    turn_to(page, "CRO mid question 1?")
    question(page, 1).get_by_role("radio", name="3 Meets").check()
    expect(parts).to_contain_text("1 of 1 rated")
    expect(page.locator("[data-status]")).to_contain_text("Saved")


def test_minutes_add_up_as_questions_are_ticked(window, cora):
    page = admin_opening_questions(window, cora)
    planned = page.get_by_role("status")
    expect(planned).to_have_text("10")

    page.get_by_role("checkbox", name="CRO mid question 1?").uncheck()

    expect(planned).to_have_text("5")
