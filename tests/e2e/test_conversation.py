"""What accompanies the interview, in a browser: side list, keys, time, remarks."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from scorecards.models import Answer, Scorecard
from tests.e2e.steps import question
from tests.e2e.test_every_page import violations
from tests.makers import make_scorecard

pytestmark = pytest.mark.once

LANDED = re.compile(r"^Saved \d\d:\d\d$")
COVERED = """() => {
    const focused = document.activeElement;
    if (focused === document.body) return null; // past the end of the page
    const { left, right, top, bottom } = focused.getBoundingClientRect();
    const middle = (left + right) / 2;
    const places = [top + 4, (top + bottom) / 2, bottom - 4];
    const seen = places.some((y) => {
        const there = document.elementFromPoint(middle, y);
        return there && (focused.contains(there) || there.contains(focused));
    });
    return seen ? null : focused.outerHTML;
}"""
SMALL = """() => [...document.querySelectorAll("a, button, summary, label:has(input)")]
    .filter((each) => each.checkVisibility() && !each.matches(".skip-link"))
    .map((each) => [each.textContent.trim(), each.getBoundingClientRect()])
    .filter(([text, { width, height }]) => width < 24 || height < 24)
    .map(([text]) => text)"""


@pytest.fixture
def page(window, ida):
    page = window(ida)
    page.clock.install()
    page.goto(f"/scorecards/{make_scorecard(ida).pk}/?view=all")
    yield page
    # No save may be under way while the tables are emptied.
    status = page.locator("[data-status]")
    if status.count():
        page.clock.run_for(2000)
        expect(status).to_have_text(re.compile(r"^\s*(Saved|Nothing saved)"))


def notes(page, number):
    return question(page, number).get_by_role("textbox", name="Notes")


def outline(page, text):
    """The entry of the side list."""
    parts = page.get_by_role("navigation", name="Parts of the scorecard")
    return parts.get_by_role("link", name=text)


def press_in_menu(page, name):
    page.locator(".bar-menu summary").click()
    page.get_by_role("button", name=name).click()


def chosen(page, number):
    """The ratings of a question that are chosen, but for *not rated yet*."""
    rated = question(page, number).locator('[type="radio"]:not([value=""]):checked')
    return rated


def rating(page, number, label):
    return question(page, number).get_by_role("radio", name=label)


# The side list


def test_side_list_keeps_up_with_what_is_recorded(page):
    first = outline(page, "CRO mid question 1?")
    expect(first).to_contain_text("Untouched")

    notes(page, 1).fill("Named ICH.")
    expect(first).to_contain_text("Noted")
    rating(page, 1, "4 Above").check()
    expect(first).to_contain_text("Rated 4")
    rating(page, 2, "Could not answer").check()
    page.get_by_role("checkbox", name="CRO red flag 2").check()
    page.get_by_role("group", name="Demonstrated level").get_by_label("Mid").check()

    expect(outline(page, "CRO mid question 2?")).to_contain_text("Could not answer")
    expect(outline(page, "Red flags")).to_contain_text("1 ticked")
    expect(outline(page, "Experience level")).to_contain_text("Mid")
    expect(page.get_by_text("2 of 2 rated").first).to_be_visible()


def test_script_and_server_speak_of_the_parts_alike(page):
    notes(page, 1).fill("Named ICH.")
    rating(page, 2, "Not asked").check()
    page.get_by_role("checkbox", name="CRO red flag 2").check()
    by_script = page.locator(".outline-state").all_inner_texts()
    page.clock.run_for(2000)
    expect(page.get_by_text(LANDED)).to_be_visible()

    page.route("**/*.js", lambda route: route.abort())
    page.reload()

    assert page.locator(".outline-state").all_inner_texts() == by_script


def test_current_part_is_marked_where_the_focus_is(page):
    expect(outline(page, "question 1?")).to_have_attribute("aria-current", "true")
    notes(page, 2).focus()
    expect(outline(page, "question 2?")).to_have_attribute("aria-current", "true")
    expect(outline(page, "question 1?")).not_to_have_attribute("aria-current", "true")


# Keys


def test_keys_lead_through_the_whole_interview(page):
    notes(page, 1).focus()
    page.keyboard.type("First.")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+Shift+Digit4")
    page.keyboard.press("Control+Enter")
    page.keyboard.type("Second.")
    page.keyboard.press("Control+Shift+Digit6")
    page.keyboard.press("n")

    expect(notes(page, 1)).to_have_value("First.\n")
    expect(rating(page, 1, "4 Above")).to_be_checked()
    expect(notes(page, 2)).to_have_value("Second.")
    expect(rating(page, 2, "Not asked")).to_be_checked()

    page.keyboard.press("Control+Shift+Enter")
    expect(notes(page, 1)).to_be_focused()
    page.keyboard.press("Control+Shift+Digit7")
    expect(page.get_by_role("checkbox", name="CRO red flag 1")).to_be_focused()
    page.keyboard.press("Control+Shift+Digit8")
    expect(page.get_by_role("radio", name="Strong no")).to_be_focused()
    page.keyboard.press("Control+Shift+Digit9")
    expect(page.get_by_role("button", name="Review", exact=True)).to_be_focused()


def test_single_keys_work_within_a_rating_alone(page):
    notes(page, 1).focus()
    page.keyboard.type("3 of 5, n, c?")
    expect(notes(page, 1)).to_have_value("3 of 5, n, c?")
    expect(chosen(page, 1)).to_have_count(0)

    rating(page, 1, "1 No evidence").focus()
    page.keyboard.press("3")
    expect(rating(page, 1, "3 Meets")).to_be_checked()
    page.keyboard.press("c")
    expect(rating(page, 1, "Could not answer")).to_be_checked()
    expect(rating(page, 1, "Could not answer")).to_be_focused()


def test_rating_by_key_is_announced(page):
    notes(page, 2).focus()
    page.keyboard.press("Control+Shift+Digit5")
    expect(page.locator("[data-announce]")).to_have_text("Question 2: 5 Exceeds")


def test_sheet_of_keys_opens_outside_of_text(page):
    sheet = page.get_by_role("dialog", name="Keyboard")
    notes(page, 1).press("?")
    expect(sheet).not_to_be_visible()
    rating(page, 1, "1 No evidence").press("?")
    expect(sheet).to_be_visible()
    assert violations(page) == []
    sheet.get_by_role("button", name="Close").click()
    expect(sheet).not_to_be_visible()


def test_keys_can_be_turned_off_for_good(page):
    press_in_menu(page, "Keyboard shortcuts")
    page.get_by_role("checkbox", name="Use these shortcuts").uncheck()
    page.reload()

    rating(page, 1, "1 No evidence").focus()
    page.keyboard.press("3")
    page.keyboard.press("Control+Shift+Digit4")
    page.keyboard.press("?")

    expect(chosen(page, 1)).to_have_count(0)
    expect(page.get_by_role("dialog", name="Keyboard")).not_to_be_visible()


# Time


def begin(page):
    page.get_by_role("button", name="Begin").click()


def test_time_counts_for_the_current_question_and_is_saved(page):
    begin(page)
    expect(notes(page, 1)).to_be_focused()
    notes(page, 2).focus()
    page.clock.run_for(180_000)
    expect(page.get_by_text("Question: 3 of 5 min")).to_be_visible()
    expect(page.get_by_text("Total: 3 of 10 min")).to_be_visible()
    assert Scorecard.objects.get().begun_at

    notes(page, 2).fill("Slow to answer.")
    page.clock.run_for(2000)
    expect(page.get_by_text(LANDED)).to_be_visible()

    spent = [answer.seconds_spent for answer in Answer.objects.order_by("pk")]
    assert spent[0] <= 1
    assert 170 <= spent[1] <= 190
    assert Answer.objects.order_by("pk")[1].opened_at


def test_the_clock_waits_for_the_interview_to_begin(page):
    notes(page, 1).focus()
    page.mouse.move(1, 6)
    page.clock.run_for(120_000)
    expect(page.get_by_text("Total: 0 of 10 min")).to_be_visible()
    assert Scorecard.objects.get().begun_at is None


def test_the_first_key_in_a_note_begins_the_interview(page):
    notes(page, 1).press("a")
    page.clock.run_for(600_000)
    expect(page.get_by_text("Total: 10 of 10 min")).to_be_visible()
    expect(page.get_by_role("button", name="Begin")).not_to_be_visible()


def test_a_clock_of_yesterday_counts_no_more(page):
    Scorecard.objects.update(begun_at=timezone.now() - timedelta(days=1))
    page.reload()
    notes(page, 1).focus()
    page.clock.run_for(60_000)
    expect(page.get_by_text("Total: 0 of 10 min")).to_be_visible()


def test_a_question_over_its_time_says_so_once(page):
    begin(page)
    page.clock.run_for(301_000)
    expect(question(page, 1).get_by_text("Over planned time")).to_be_visible()
    announced = page.locator("[data-announce]")
    expect(announced).to_have_text("Question 1 has used its planned time.")
    announced.evaluate("(place) => place.replaceChildren()")
    page.clock.run_for(60_000)
    expect(announced).to_be_empty()
    expect(notes(page, 1)).to_be_focused()


def test_time_can_be_hidden_for_good(page):
    press_in_menu(page, "Hide time")
    page.reload()
    begin(page)
    page.clock.run_for(330_000)
    page.locator(".bar-menu summary").click()
    expect(page.get_by_role("button", name="Show time")).to_be_visible()
    expect(page.get_by_text("of 5 min")).not_to_be_visible()
    expect(question(page, 1).get_by_text("Over planned time")).not_to_be_visible()
    expect(page.locator("[data-announce]")).to_be_empty()


# Remarks


def test_remark_stands_beside_the_note_after_a_pause(page):
    notes(page, 1).fill("She is young. Fixed the race condition.")
    page.clock.run_for(2000)
    remark = question(page, 1).get_by_text("“young” is about age")
    expect(remark).to_be_visible()
    expect(remark).to_have_attribute("aria-live", "polite")
    assert violations(page) == []

    notes(page, 1).fill("Fixed the race condition.")
    page.clock.run_for(2000)
    expect(remark).not_to_be_visible()


def test_remark_on_a_word_is_dismissed_everywhere(page):
    for number in (1, 2):
        notes(page, number).fill("Young, with an accent.")
    page.clock.run_for(2000)
    expect(page.get_by_text("“young” is about age")).to_have_count(2)

    question(page, 1).get_by_role("button", name="Dismiss").click()

    expect(page.get_by_text("“young” is about age")).to_have_count(0)
    expect(page.get_by_text("“accent” is about")).to_have_count(2)
    expect(notes(page, 1)).to_be_focused()


# What is closed stays closed


def test_script_stays_closed_for_this_scorecard_alone(page, ida):
    page.get_by_text("Opening script").click()
    expect(page.get_by_text("Your name, your role")).not_to_be_visible()
    page.reload()
    expect(page.get_by_text("Your name, your role")).not_to_be_visible()

    page.goto(f"/scorecards/{make_scorecard(ida, round=2).pk}/")
    expect(page.get_by_text("Your name, your role")).to_be_visible()


def test_expected_answers_close_and_stay_closed_together(page):
    question(page, 1).get_by_text("Expected answer", exact=True).click()
    for number in (1, 2):
        answer = page.get_by_text(f"CRO mid expected answer {number}.")
        expect(answer).not_to_be_visible()
    page.reload()
    expect(page.get_by_text("CRO mid expected answer 2.")).not_to_be_visible()


# Room for everybody


@pytest.mark.parametrize("size", [(1280, 600), (768, 600), (320, 568)])
def test_focus_is_never_hidden_behind_the_bars(page, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    covered = []
    for key in ["Tab"] * 50 + ["Shift+Tab"] * 30:
        page.keyboard.press(key)
        covered.append(page.evaluate(COVERED))
    assert [each for each in covered if each] == []


@pytest.mark.parametrize("width", [320, 768, 1280, 1600])
def test_targets_are_large_and_nothing_sticks_out(page, width):
    page.set_viewport_size({"width": width, "height": 700})
    assert page.evaluate(SMALL) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_blank_kit_is_for_everybody(page):
    page.locator(".bar-menu summary").click()
    page.get_by_role("link", name="Print blank kit").click()
    expect(page.get_by_role("heading", name="CRO mid question 2?")).to_be_visible()
    assert violations(page) == []
