"""Titles as people write them, on the start page."""

from playwright.sync_api import expect

from glossary.models import Role
from scorecards.models import Scorecard
from tests.e2e.steps import choose_new
from tests.makers import make_role, make_term


def opened(window, ida):
    page = window(ida)
    page.goto("/scorecards/start/")
    page.wait_for_load_state()  # the preview listens only from then on
    return page, page.get_by_role("combobox", name="Level")


def type_role(page, title):
    page.get_by_role("combobox", name="Role").fill(title)
    page.keyboard.press("Tab")


def test_typed_title_picks_its_level_and_names_its_role(window, ida):
    make_role()
    page, level = opened(window, ida)

    type_role(page, "Sr. CRA")

    expect(level).to_have_value("senior")
    preview = page.get_by_role("status")
    expect(preview).to_contain_text("The kit for Clinical Research Associate")

    level.select_option("mid")
    expect(preview).to_contain_text("2 questions")
    expect(level).to_have_value("mid")


def test_unknown_title_starts_the_general_interview(window, ida):
    role = make_role("General Interview", make_term("Any job", industry="General"))
    Role.objects.filter(pk=role.pk).update(is_general=True)
    page, level = opened(window, ida)

    type_role(page, "Lion Tamer")
    level.select_option("Mid")
    expect(page.get_by_role("status")).to_contain_text("general interview")
    choose_new(page, "Ada Park")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Ada Park", level=1)).to_be_visible()
    assert Scorecard.objects.get().kit.role == role


def test_enter_starts_instead_of_taking_a_near_role(window, ida):
    make_role()
    page, level = opened(window, ida)

    type_role(page, "Research Associates and More")
    level.select_option("Mid")
    near = page.get_by_role("button", name="Clinical Research Associate")
    expect(near).to_be_visible()
    page.get_by_role("combobox", name="Candidate").fill("Ada Park")
    page.keyboard.press("Enter")

    expect(page.get_by_text("There is no role “Research Associates")).to_be_visible()

    near.click()
    role = page.get_by_role("combobox", name="Role")
    expect(role).to_have_value("Clinical Research Associate")
    expect(page.get_by_role("combobox", name="Candidate")).to_have_value("Ada Park")
