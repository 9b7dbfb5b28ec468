"""One question a screen: what is in view, where keys lead, how to take things back."""

import re

import pytest
from playwright.sync_api import expect

from glossary.models import Question
from scorecards.models import Answer
from tests.e2e.steps import question, turn_to
from tests.e2e.test_every_page import violations
from tests.makers import make_application, make_opening, make_role, make_scorecard

pytestmark = pytest.mark.once

SAVED = re.compile(r"^Saved \d\d:\d\d$")
LONG = "What would you look at first, and how would you know that it had worked?"
IN_VIEW = """(question) => {
    const fields = '.question-text, textarea, .points label, .follow-up, .hear, ' +
        '.scale-step, .other-outcomes label:not(.not-yet)';
    return [...question.querySelectorAll(fields)].filter((each) => {
        const { top, bottom, left, right } = each.getBoundingClientRect();
        return top < 0 || left < 0 || bottom > innerHeight || right > innerWidth;
    }).map((each) => each.textContent.trim() || each.name);
}"""
SCROLLS = """() => [document.documentElement, ...document.querySelectorAll(
    '.question.current, .question.current .answer-rubric')]
    .filter((each) => each.scrollHeight > each.clientHeight + 1)
    .map((each) => each.className || each.tagName)"""
BOXES = """() => [...document.querySelectorAll('[type=checkbox]')]
    .filter((each) => each.checkVisibility()).length"""


@pytest.fixture
def scorecard(ida):
    role = make_role()
    for each in Question.objects.all():
        Question.objects.filter(pk=each.pk).update(text=f"{each.text} {LONG}")
    Question.objects.update(
        listen_for=[f"{number}. {LONG[:60]}" for number in range(5)],
        hear=["ICH E6(R3)", "site qualification", "monitoring visit", "SDV"],
        follow_ups=[LONG, LONG],
        anchors={"1": LONG, "3": f"{LONG} {LONG[:50]}", "5": f"{LONG} {LONG}"},
    )
    return make_scorecard(
        ida, application=make_application(opening=make_opening(role=role))
    )


@pytest.fixture
def page(window, scorecard):
    page = window(scorecard.interviewer)
    page.goto(f"/scorecards/{scorecard.pk}/")
    yield page
    status = page.locator("[data-status]")
    if status.count():
        expect(status).to_have_text(re.compile(r"^\s*(Saved|Nothing saved)"))


def notes(page):
    return page.get_by_role("textbox", name="Notes")


def chosen(page):
    rated = page.locator('.current [type="radio"]:not([value=""]):checked')
    return rated


@pytest.mark.parametrize("size", [(1280, 800), (1440, 900)])
def test_a_whole_answer_needs_no_scrolling(page, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    current = page.locator(".question.current")
    assert current.evaluate(IN_VIEW) == []
    assert page.evaluate(SCROLLS) == []
    assert page.evaluate(BOXES) <= 8
    assert current.locator("textarea").bounding_box()["height"] >= 200


def test_on_a_phone_with_its_keyboard_open_question_note_and_rating_are_in_view(page):
    page.set_viewport_size({"width": 390, "height": 844 - 336})
    for place in (".question-text", "textarea", ".scale", ".other-outcomes"):
        expect(page.locator(f".current {place}")).to_be_in_viewport(ratio=0.9)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.get_by_role("button", name="Listen for").click()
    expect(page.get_by_role("checkbox").first).to_be_in_viewport()
    assert violations(page) == []
    page.get_by_role("button", name="Back to the note").click()
    expect(notes(page)).to_be_visible()


def test_the_first_key_goes_into_the_first_question(page):
    page.keyboard.type("At once.")
    expect(notes(page)).to_have_value("At once.")
    page.keyboard.press("Control+Enter")
    page.keyboard.type("Then this.")
    expect(notes(page)).to_have_value("Then this.")
    expect(page.get_by_text(SAVED)).to_be_visible()
    assert [each.notes for each in Answer.objects.order_by("pk")] == [
        "At once.",
        "Then this.",
    ]


def test_one_part_is_shown_at_a_time(page):
    expect(page.get_by_role("textbox", name="Notes")).to_have_count(1)
    turn_to(page, "Conclusion")
    expect(page.get_by_role("textbox", name="Summary")).to_be_visible()
    expect(page.get_by_role("textbox", name="Notes")).to_have_count(0)
    turn_to(page, "Opening")
    expect(page.get_by_text("Your name, your role")).to_be_visible()


def test_who_comes_back_goes_on_at_the_first_question_not_rated(page, scorecard):
    scorecard.answers.filter(question__position=1).update(outcome="rated", rating=4)
    page.reload()
    expect(page.get_by_text("2 of 2 ·")).to_be_visible()


def test_a_second_press_takes_a_rating_back(page):
    label = page.locator(".current").get_by_text("4 Above")
    label.click()
    expect(chosen(page)).to_have_count(1)
    label.click()
    expect(chosen(page)).to_have_count(0)
    expect(page.get_by_text(SAVED)).to_be_visible()
    assert Answer.objects.order_by("pk")[0].outcome == ""


@pytest.mark.parametrize("key", ["0", "Delete", "Backspace"])
def test_a_key_takes_a_rating_back(page, key):
    page.keyboard.press("Control+Shift+Digit4")
    page.keyboard.press("Control+Shift+Digit6")
    expect(chosen(page)).to_have_count(1)
    page.keyboard.press(key)
    expect(chosen(page)).to_have_count(0)


def test_points_are_ticked_by_key(page):
    page.keyboard.press("Control+Comma")
    page.keyboard.press("2")
    expect(page.get_by_role("checkbox", name="1. What would")).to_be_checked()
    page.keyboard.press("Escape")
    expect(notes(page)).to_be_focused()


def test_red_flags_of_the_term_open_beside_the_question(page):
    page.keyboard.press("Control+Shift+Digit7")
    flag = page.get_by_role("checkbox", name="CRO red flag 1")
    expect(flag).to_be_focused()
    expect(notes(page)).to_be_visible()
    page.keyboard.press("Space")
    page.get_by_role("textbox", name="Evidence").first.fill("Said so twice.")
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(notes(page)).to_be_focused()
    expect(page.get_by_text(SAVED)).to_be_visible()
    assert page.evaluate(BOXES) <= 8


def test_all_questions_are_one_page_for_those_who_like_it(page):
    page.locator(".bar-menu summary").click()
    page.get_by_role("link", name="All questions on one page").click()
    expect(page.get_by_role("textbox", name="Notes")).to_have_count(2)
    page.goto("/")
    page.go_back()
    expect(page.get_by_role("textbox", name="Notes")).to_have_count(2)


def test_without_a_script_the_chips_lead(window, scorecard):
    page = window(scorecard.interviewer)
    page.route("**/*.js", lambda route: route.abort())
    page.goto(f"/scorecards/{scorecard.pk}/")
    turn_to(page, "Conclusion")
    page.get_by_role("textbox", name="Summary").fill("By hand.")
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("Saved").first).to_be_visible()
    scorecard.refresh_from_db()
    assert scorecard.summary == "By hand."


def test_a_long_name_keeps_the_bar_one_line_high(page, scorecard):
    candidate = scorecard.application.candidate
    candidate.name = "Wolfeschlegelsteinhausenbergerdorff " * 3
    candidate.save()
    for width in (1280, 390, 320):
        page.set_viewport_size({"width": width, "height": 700})
        page.reload()
        assert page.locator(".interview-bar").bounding_box()["height"] == 48
        assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_one_question_is_for_everybody(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    for part in ("Opening", "question 1?", "Red flags", "Experience", "Conclusion"):
        turn_to(page, part)
        assert violations(page) == [], part


def test_questions_are_found_by_their_group(page):
    expect(question(page, 1)).to_be_visible()


def test_the_summary_starts_from_the_strongest_and_the_weakest_answer(page):
    page.keyboard.type("Named the four phases.")
    page.keyboard.press("Control+Shift+Digit5")
    page.keyboard.press("Control+Enter")
    page.keyboard.press("Control+Shift+Digit2")
    turn_to(page, "Conclusion")
    page.get_by_role("button", name="Strongest: ").click()
    summary = page.get_by_role("textbox", name="Summary")
    expect(summary).to_have_value(re.compile(r"^Strongest: .* \(5\)\. Named the four"))
    expect(page.get_by_role("button", name="Weakest: ")).to_be_visible()
    expect(page.get_by_text(SAVED)).to_be_visible()


def test_a_part_that_is_not_saved_says_so_on_its_chip(page, window, scorecard):
    page.keyboard.type("Here.")
    expect(page.get_by_text(SAVED)).to_be_visible()
    scorecard.answers.filter(question__position=1).update(notes="There.", revision=9)
    page.keyboard.type(" More.")
    parts = page.get_by_role("navigation", name="Parts of the scorecard")
    expect(parts.get_by_role("link", name="Not saved")).to_be_visible()
    expect(page.locator('.save-state[data-state="conflict"]')).to_be_visible()
    page.get_by_role("button", name="Keep both versions").click()
    expect(parts.get_by_role("link", name="Not saved")).to_have_count(0)
    expect(page.get_by_text(SAVED)).to_be_visible()
