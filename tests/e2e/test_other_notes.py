"""Other notes beside the questions, and what the page says of texts it can't save."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.steps import turn_to
from tests.e2e.test_autosave import die, wait_until_kept
from tests.makers import make_scorecard

pytestmark = pytest.mark.once

SAVED = re.compile(r"^Saved \d\d:\d\d$")
LOOK = """(lamp) => {
    const { backgroundColor, color } = getComputedStyle(lamp);
    return [backgroundColor, color, getComputedStyle(lamp, '::before').content].join();
}"""


@pytest.fixture
def scorecard(ida):
    return make_scorecard(ida)


@pytest.fixture
def page(window, scorecard):
    page = window(scorecard.interviewer)
    page.goto(f"/scorecards/{scorecard.pk}/")
    return page


def is_saved(page):
    expect(page.locator("[data-status]")).to_have_text(SAVED)


def add(page, text):
    page.get_by_role("button", name="Add another question").click()
    page.keyboard.type(text)


def asked(scorecard):
    return list(scorecard.extra_questions.values_list("number", "text"))


def test_another_question_is_one_press_away_from_a_question(page, scorecard):
    page.get_by_role("button", name="+ Another question").click()
    page.keyboard.type("Why us?")
    is_saved(page)
    assert asked(scorecard) == [(1, "Why us?")]
    page.keyboard.press("Escape")
    expect(page.locator(".question.current textarea")).to_be_focused()


def test_other_questions_are_added_and_taken_away_and_come_back(page, scorecard):
    turn_to(page, "Other notes")
    add(page, "Why us?")
    add(page, "And when?")
    is_saved(page)
    assert asked(scorecard) == [(1, "Why us?"), (2, "And when?")]

    page.get_by_role("button", name="Take away").first.click()
    is_saved(page)
    expect(page.get_by_text("Taken away.")).to_be_visible()
    assert asked(scorecard) == [(1, ""), (2, "And when?")]

    page.get_by_role("button", name="Undo").click()
    is_saved(page)
    assert asked(scorecard) == [(1, "Why us?"), (2, "And when?")]


def test_other_questions_written_offline_survive_a_crash(page, scorecard):
    turn_to(page, "Other notes")
    page.context.set_offline(True)
    for text in ("Why us?", "And when?"):
        add(page, "")
        page.locator(":focus").fill(text)  # at once, so that what is kept is all of it
    expect(page.locator("[data-status]")).to_have_text("Offline: 2 changes waiting")
    wait_until_kept(page, 2)
    page = die(page)
    page.context.set_offline(False)
    page.goto(f"/scorecards/{scorecard.pk}/")
    is_saved(page)
    assert asked(scorecard) == [(1, "Why us?"), (2, "And when?")]


def test_saved_waiting_offline_and_conflict_each_look_different(page):
    lamp = page.locator(".save-state")
    looks = []
    for state in ("saved", "saving", "offline", "conflict"):
        lamp.evaluate("(lamp, state) => lamp.dataset.state = state", state)
        looks.append(lamp.evaluate(LOOK))
    assert len(set(looks)) == 4


def test_a_long_note_scrolls_by_itself(page, scorecard):
    page.goto(f"/scorecards/{scorecard.pk}/?view=all")
    note = page.get_by_role("textbox", name="Notes").first
    note.fill("Line.\n" * 200)
    is_saved(page)
    assert note.bounding_box()["height"] <= page.viewport_size["height"] * 0.62
    assert note.evaluate("(field) => field.scrollHeight > field.clientHeight")


def test_a_paste_beyond_the_limit_is_told_and_stays(page, scorecard):
    note = page.get_by_role("textbox", name="Notes").first
    text = "a" * 50_001
    note.evaluate(
        """(field, text) => { field.value = text;
        field.dispatchEvent(new Event('input', { bubbles: true })); }""",
        text,
    )
    expect(page.get_by_text("50001 characters; the limit is 50000")).to_be_visible()
    assert note.input_value() == text
    note.fill("Short.")
    is_saved(page)


def test_the_link_of_what_is_missing_leads_to_its_field(page, scorecard):
    page.goto(f"/scorecards/{scorecard.pk}/review/")
    page.get_by_role("link", name="Question 2 is not rated").click()
    question = page.locator(".question.current")
    expect(question.get_by_role("radio", name="1 No evidence")).to_be_focused()
    expect(question).to_contain_text("2 of 2")
