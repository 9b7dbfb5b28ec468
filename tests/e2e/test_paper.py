"""The blank kit on paper, counted in pages as Chromium prints it."""

import re

import pytest

from glossary.models import LevelGuide, Question, RedFlag
from tests.makers import (
    make_application,
    make_opening,
    make_role,
    make_scorecard,
    make_term,
)

pytestmark = pytest.mark.once

WORDS = "They name who signed the study plan, and say why it was changed so late. "
FLAGS, INDICATORS = 28, 22  # as in the longer kits of the glossary


def long_kit(interviewer, *, questions):
    """A scorecard with as much to read as the longer kits of the glossary."""
    term = make_term(questions=questions)
    Question.objects.update(
        text=(WORDS * 2)[:120] + "?",
        expected_answer=(WORDS * 4)[:230],
        listen_for=[WORDS[:n] for n in (40, 45, 50, 55, 60)],
        follow_ups=[WORDS[:55], WORDS[:60]],
        anchors=dict.fromkeys("135", (WORDS * 2)[:95]),
    )
    LevelGuide.objects.update(
        indicators=[WORDS[:n] for n in range(28, 28 + INDICATORS)]
    )
    RedFlag.objects.bulk_create(
        RedFlag(term=term, position=n, text=f"{n}: {WORDS[:70]}")
        for n in range(3, FLAGS + 1)
    )
    opening = make_opening(role=make_role("Monitor", term))
    return make_scorecard(interviewer, application=make_application(opening=opening))


def pages(pdf):
    return len(re.findall(rb"/Type /Page\b", pdf))


@pytest.mark.parametrize("questions", [6, 7, 8])
def test_blank_kit_takes_a_sheet_for_two_questions(window, ida, questions):
    card = long_kit(ida, questions=questions)
    page = window(ida)
    page.goto(f"/scorecards/{card.pk}/print/")
    assert page.locator(".blank-question").count() == questions
    assert page.locator(".flags li").count() == FLAGS
    for paper in ("A4", "Letter"):
        assert pages(page.pdf(format=paper)) <= questions, paper


def test_two_questions_share_a_page(window, ida):
    card = long_kit(ida, questions=8)
    page = window(ida)
    page.goto(f"/scorecards/{card.pk}/print/")
    page.locator(".blank-kit > :not(.blank-question)").evaluate_all(
        "others => others.forEach(other => other.remove())"
    )
    assert {pages(page.pdf(format=paper)) for paper in ("A4", "Letter")} == {4}
