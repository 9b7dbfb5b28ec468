"""The reading pages, where it takes a browser to see what they do."""

import pytest
from playwright.sync_api import expect

from tests.e2e.steps import choose_new
from tests.makers import make_role

pytestmark = pytest.mark.once

TERM = "/glossary/terms/pharmaceutical-services/cro/"


def junior(page):
    return page.get_by_role("region", name="Junior 0-2 years · 2 questions")


def answer(page, number):
    return page.get_by_text(f"CRO junior expected answer {number}.")


def test_one_button_opens_and_closes_the_answers_of_a_level(window, otto):
    make_role()
    page = window(otto)
    page.goto(TERM)
    expect(answer(page, 1)).to_be_hidden()

    junior(page).get_by_role("button", name="Open all answers").click()
    expect(answer(page, 1)).to_be_visible()
    expect(answer(page, 2)).to_be_visible()
    assert page.url.endswith(TERM)  # without asking the server

    junior(page).get_by_text("CRO junior question 1?").click()
    junior(page).get_by_role("button", name="Open all answers").click()
    junior(page).get_by_role("button", name="Close all answers").click()
    expect(answer(page, 1)).to_be_hidden()


def test_answers_of_a_level_open_without_javascript(window, otto):
    make_role()
    page = window(otto, java_script_enabled=False)
    page.goto(TERM)
    junior(page).get_by_role("button", name="Open all answers").click()
    expect(answer(page, 2)).to_be_visible()
    expect(junior(page)).to_be_in_viewport()

    junior(page).get_by_role("button", name="Close all answers").click()
    expect(answer(page, 2)).to_be_hidden()


def test_paper_shows_every_answer(window, otto):
    make_role()
    page = window(otto)
    page.goto(TERM)
    page.emulate_media(media="print")
    expect(answer(page, 1)).to_be_visible()
    expect(page.get_by_text("CRO senior expected answer 2.")).to_be_visible()
    expect(page.get_by_role("button", name="Open all answers")).to_have_count(0)


def test_reading_leads_to_the_questions_of_a_role(window, ida):
    make_role()
    page = window(ida)
    page.goto("/glossary/")
    page.get_by_role("link", name="CRO", exact=True).click()
    page.get_by_role("combobox", name="Level").select_option("mid")
    page.get_by_role("button", name="Start scorecard").click()
    choose_new(page, "Ada Park")
    page.get_by_role("button", name="Start scorecard").click()
    expect(page.get_by_role("group", name="CRO mid question 1?")).to_be_visible()
