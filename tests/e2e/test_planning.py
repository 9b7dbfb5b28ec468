"""Questions that are chosen, weighed and shared, in a browser."""

import pytest
from playwright.sync_api import expect

from scorecards.models import Scorecard
from tests.e2e.pages import (
    admin_opening_build,
    admin_opening_build_typed,
    open_at,
    place_of,
    scorecard_shared,
)
from tests.e2e.steps import question, turn_to
from tests.makers import make_application, make_opening

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


def test_an_own_question_is_held_to_the_bar_while_it_is_typed(window, cora):
    page = admin_opening_build_typed(window, cora)
    question = page.get_by_label("Question:")
    remarks = page.locator(f"#{question.get_attribute('id')}_remarks")
    expect(remarks).to_contain_text("must play no part in hiring")
    expect(question).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_text("This field is required.")).to_have_count(0)

    question.fill("How do you plan the handover at the end of a night shift?")

    expect(remarks).to_be_empty()
    expect(page.get_by_text("List 3 to 5 points")).to_be_visible()


def test_the_way_back_to_the_roles_kit_and_undo(window, cora):
    page = admin_opening_build(window, cora)
    page.get_by_role("button", name="Go back to the role’s kit").click()
    expect(page.get_by_text("Nothing yet.")).to_be_visible()

    page.get_by_role("button", name="Move down question 1").click()
    page.get_by_role("button", name="Undo all changes").click()

    expect(page.get_by_text("Nothing yet.")).to_be_visible()


def test_three_interviewers_for_twenty_candidates_take_ten_clicks(
    window, cora, ida, ivan, person
):
    person("ines", "Interviewers")
    opening = make_opening()
    for number in range(20):
        make_application(f"Candidate {number}", opening=opening)
    page = open_at(window, cora, place_of(opening))
    clicks = []

    def click(locator):
        clicks.append(locator)
        locator.click()

    click(page.get_by_role("link", name="Plan", exact=True))
    for place, name in enumerate(("ida", "ivan", "ines"), start=1):
        field = page.get_by_label(f"Interviewer {place}", exact=True)
        click(field)
        field.fill(name)
    click(page.get_by_role("button", name="Save and assign round 1 to 20 candidates"))
    expect(page.get_by_text("to 20 candidates.")).to_be_visible()

    assert len(clicks) <= 10
    assert Scorecard.objects.count() == 60
