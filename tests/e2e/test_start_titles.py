"""Names and titles as people write them, on the start page."""

import re

from playwright.sync_api import expect

from glossary.models import Role
from scorecards.models import Scorecard
from tests.e2e.steps import choose_new, hold, pick_level
from tests.makers import make_role, make_term


def opened(window, ida):
    page = window(ida)
    page.goto("/scorecards/start/")
    page.wait_for_load_state()  # the preview listens only from then on
    choose_new(page, "Ada Park")
    return page


def type_role(page, title):
    page.get_by_role("combobox", name="Role").fill(title)
    page.keyboard.press("Tab")


def test_typed_title_picks_its_level_and_names_its_role(window, ida):
    make_role()
    page = opened(window, ida)

    type_role(page, "Sr. CRA")

    expect(page.get_by_role("radio", name="Senior")).to_be_checked()
    preview = page.get_by_role("status")
    expect(preview).to_contain_text("The kit for Clinical Research Associate")

    pick_level(page, "Mid")
    expect(preview).to_contain_text("2 questions")
    expect(page.get_by_role("radio", name="Mid")).to_be_checked()


def test_unknown_title_starts_the_general_interview(window, ida):
    role = make_role("General Interview", make_term("Any job", industry="General"))
    Role.objects.filter(pk=role.pk).update(is_general=True)
    page = opened(window, ida)

    type_role(page, "Lion Tamer")
    pick_level(page, "Mid")
    expect(page.get_by_role("status")).to_contain_text("general interview")
    page.get_by_role("combobox", name="Role").press("Enter")

    expect(page.get_by_role("heading", name="Ada Park", level=1)).to_be_visible()
    assert Scorecard.objects.get().kit.role == role


def test_enter_starts_instead_of_taking_a_near_role(window, ida):
    make_role()
    page = opened(window, ida)

    type_role(page, "Research Associates and More")
    pick_level(page, "Mid")
    near = page.get_by_role("button", name="Clinical Research Associate")
    expect(near).to_be_visible()
    page.get_by_role("combobox", name="Role").press("Enter")

    expect(page.get_by_text("There is no role “Research Associates")).to_be_visible()

    near.click()
    role = page.get_by_role("combobox", name="Role")
    expect(role).to_have_value("Clinical Research Associate")
    expect(page.get_by_role("textbox", name="Who are you")).to_have_value("Ada Park")


def test_a_choice_made_while_the_list_is_on_its_way_stays(window, ida):
    page = window(ida)
    page.goto("/scorecards/start/")
    field = page.get_by_role("textbox", name="Who are you")
    field.fill("Ada Par")
    new = page.get_by_role("radio", name="Somebody new")
    expect(new).to_be_visible()
    let_go = hold(page, "**/scorecards/start/")
    with page.expect_request("**/scorecards/start/"):
        field.press("End")
        page.keyboard.type("k")
    new.check()
    let_go()
    expect(page.locator("[name=asked_for]")).to_have_value("Ada Park")
    expect(new).to_be_checked()


def test_a_name_typed_before_the_scripts_arrive_is_looked_up(window, ida):
    make_role()
    page = window(ida)
    let_go = hold(page, re.compile("htmx"))
    page.goto("/scorecards/start/", wait_until="commit")
    page.get_by_role("textbox", name="Who are you interviewing?").fill("Ada Park")
    expect(page.get_by_role("radio", name="Somebody new")).to_have_count(0)

    let_go()

    expect(page.get_by_role("radio", name="Somebody new")).to_be_visible()


def background(place):
    return place.evaluate("(each) => getComputedStyle(each).backgroundColor")


def test_picked_level_and_the_button_to_start_stand_out(window, ida):
    make_role()
    page = opened(window, ida)
    levels = page.get_by_role("group", name="Level").locator("label")

    pick_level(page, "Mid")
    page.mouse.move(0, 0)

    colours = [background(each) for each in levels.all()]
    button = background(page.get_by_role("button", name="Start scorecard"))
    assert [each == colours[0] for each in colours] == [True, True, False, True, True]
    assert len({*colours, button}) == 3
