"""The debrief in a browser: what only a keyboard and a script can show."""

import pytest
from playwright.sync_api import expect

from tests.makers import make_submitted
from tests.scorecards.panel.debrief.addresses import debrief

pytestmark = pytest.mark.once


@pytest.fixture
def page(window, ida, petra):
    application = make_submitted(ida, notes="She named the four phases.").application
    page = window(petra)
    page.goto(debrief(application))
    return page


def test_a_cell_opens_by_keyboard(page):
    row = page.locator("#question-1")
    notes = row.get_by_text("She named the four phases.")
    expect(notes).to_be_hidden()

    row.locator(".debrief-cell summary").focus()
    page.keyboard.press("Enter")

    expect(notes).to_be_visible()


def test_a_row_opens_and_folds_in_place(page):
    row = page.locator("#question-2")
    opener = row.get_by_role("link", name="Open this row")

    opener.click()
    expect(row.locator("details:not([open])")).to_have_count(0)
    expect(page.locator("#question-1 details[open]")).to_have_count(0)
    opener.click()

    expect(row.locator("details[open]")).to_have_count(0)
    assert "open=" not in page.url


def test_a_refused_decision_looks_refused(page):
    page.get_by_role("button", name="Record the decision").click()
    field = page.get_by_role("listitem").filter(has_text="Choose what the panel")
    ink, danger = page.locator("h1"), field.first
    assert colour(danger) != colour(ink)


def colour(place):
    return place.evaluate("(each) => getComputedStyle(each).color")
