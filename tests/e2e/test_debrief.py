"""The debrief in a browser: what only a keyboard and a script can show."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.makers import make_application, make_submitted
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


def decide(page):
    page.get_by_label("Hire", exact=True).check()
    page.locator("[name=rationale]").fill("Strong.")
    page.get_by_role("button", name="Record the decision").click()


def test_after_recording_one_key_leads_to_the_next(page, ida):
    other = make_submitted(ida, application=make_application("Bo Lind")).application
    decide(page)
    confirmation = page.locator("#confirmation")
    expect(confirmation).to_be_focused()
    expect(confirmation).to_contain_text("on one scorecard alone")
    page.keyboard.press("n")
    page.wait_for_url(f"**{debrief(other)}")


def test_the_key_is_a_letter_where_one_types(page):
    page.locator("[name=rationale]").fill("")
    page.keyboard.press("n")
    expect(page.locator("[name=rationale]")).to_have_value("n")


def add_note(page, text):
    page.locator("[name=text]").fill(text)
    page.get_by_role("button", name="Add note").click()
    expect(page.get_by_text("Note added.")).to_be_visible()


def test_adding_a_note_keeps_a_decision_that_is_half_typed(page):
    page.get_by_label("Hire", exact=True).check()
    page.locator("[name=rationale]").fill("Strong in trials.")
    add_note(page, "Asked about travel.")
    expect(page.get_by_label("Hire", exact=True)).to_be_checked()
    expect(page.locator("[name=rationale]")).to_have_value("Strong in trials.")
    expect(page.locator("[name=text]")).to_have_value("")


def test_deciding_keeps_a_note_that_is_half_typed(page):
    page.locator("[name=text]").fill("Travels")
    page.get_by_role("button", name="Record the decision").click()
    expect(page.get_by_text("Choose what the panel")).to_be_visible()
    decide(page)
    expect(page.locator("#confirmation")).to_be_visible()
    expect(page.locator("[name=text]")).to_have_value("Travels")


def test_what_was_kept_is_put_back_once(page):
    page.locator("[name=rationale]").fill("Strong.")
    add_note(page, "Asked about travel.")
    page.locator("[name=rationale]").fill("")
    page.reload()
    expect(page.locator("[name=rationale]")).to_have_value("")


@pytest.mark.parametrize("size", [(1280, 800), (390, 844), (640, 400)])
def test_the_decision_stays_in_sight(page, size):
    """The last is a window of 1280 pixels at 200 %."""
    width, height = size
    page.set_viewport_size({"width": width, "height": height})
    bar = page.get_by_role("region", name="Decision so far")
    for _ in range(4):
        expect(bar.get_by_text("Undecided", exact=True)).to_be_in_viewport()
        assert bar.bounding_box()["height"] <= height / 3
        page.mouse.wheel(0, height)
    page.locator("#question-1 summary").last.focus()
    box, over = page.locator(":focus").bounding_box(), bar.bounding_box()
    assert box["y"] + box["height"] <= over["y"] + 1


def test_headings_look_alike_on_the_interviewers_own_debrief(window, ida):
    page = window(ida)
    page.goto(reverse("own_debrief", args=[make_submitted(ida).pk]))

    border = "(heading) => getComputedStyle(heading).borderTopWidth"
    headings = page.get_by_role("main").get_by_role("heading", level=2).all()
    assert len(headings) > 5
    assert {heading.evaluate(border) for heading in headings} == {"0px"}
