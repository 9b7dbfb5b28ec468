"""The blank kit on paper, counted in pages as Chromium prints it."""

import re

import pytest
from playwright.sync_api import expect

from tests.makers import make_long_scorecard, make_submitted

pytestmark = pytest.mark.once


def pages(pdf):
    return len(re.findall(rb"/Type /Page\b", pdf))


@pytest.mark.parametrize("questions", [6, 7, 8])
def test_blank_kit_takes_a_sheet_for_two_questions(window, ida, questions):
    card = make_long_scorecard(ida, questions=questions)
    page = window(ida)
    page.goto(f"/scorecards/{card.pk}/print/")
    assert page.locator(".blank-question").count() == questions
    assert page.locator(".flags li").count() == 28
    for paper in ("A4", "Letter"):
        assert pages(page.pdf(format=paper)) <= questions, paper


def test_two_questions_share_a_page(window, ida):
    card = make_long_scorecard(ida, questions=8)
    page = window(ida)
    page.goto(f"/scorecards/{card.pk}/print/")
    page.locator(".blank-kit > :not(.blank-question)").evaluate_all(
        "others => others.forEach(other => other.remove())"
    )
    assert {pages(page.pdf(format=paper)) for paper in ("A4", "Letter")} == {4}


def test_box_to_tick_leaves_its_words_room(window, ida):
    card = make_long_scorecard(ida, questions=6)
    page = window(ida)
    page.goto(f"/scorecards/{card.pk}/print/")
    page.emulate_media(media="print")
    widths = """(line) => [getComputedStyle(line, "::before").width,
        getComputedStyle(line).paddingLeft].map(parseFloat)"""
    box, room = page.locator(".boxes li").first.evaluate(widths)
    assert 0 < box < room - 2


def test_links_of_a_submitted_scorecard_stay_off_the_paper(window, ida):
    card = make_submitted(ida)
    page = window(ida)
    page.goto(f"/scorecards/{card.pk}/")
    link = page.get_by_role("link", name="Ask to reopen")
    expect(link).to_be_visible()
    page.emulate_media(media="print")
    expect(link).to_be_hidden()
    expect(page.get_by_text(re.compile(r"Submitted \d"))).to_be_visible()
