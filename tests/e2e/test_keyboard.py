"""Everything can be done, and seen, without a mouse."""

import pytest
from playwright.sync_api import expect

from tests.e2e.pages import scorecard_blank
from tests.e2e.steps import question
from tests.makers import make_role, make_term

pytestmark = pytest.mark.once

MAX_TABS = 60
COVERED = """(field) => {
    const { left, right, top, bottom } = field.getBoundingClientRect();
    const shows = (y) => {
        const shown = document.elementFromPoint((left + right) / 2, y);
        return shown && (field.contains(shown) || shown.contains(field));
    };
    return ![top + 1, (top + bottom) / 2, bottom - 1].some(shows);
}"""  # entirely, that is: WCAG 2.2, 2.4.11


@pytest.fixture
def role():
    return make_role("Clinical Research Associate", make_term(questions=1))


def tab_to(page, place):
    """Press Tab until the focus is there."""
    for _ in range(MAX_TABS):
        if place.evaluate("(field) => field === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{MAX_TABS} times Tab does not lead to {place}.")


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def test_a_scorecard_is_started_filled_and_submitted_by_keyboard(window, ida, role):
    page = window(ida)
    page.goto("/scorecards/start/")
    expect(page.get_by_role("textbox", name="Who are you")).to_be_focused()
    page.keyboard.type("Ada Park")
    expect(page.get_by_role("radio", name="Somebody new")).to_be_visible()
    tab_to(page, page.get_by_role("radio", name="Somebody new"))
    press(page, "Space")
    tab_to(page, page.get_by_role("combobox", name="Role"))
    page.keyboard.type("Clinical Research Associate")
    tab_to(page, page.get_by_role("radio", name="Entry"))
    press(page, "ArrowDown", "ArrowDown")
    expect(page.get_by_role("radio", name="Mid")).to_be_checked()
    tab_to(page, page.get_by_role("button", name="Start scorecard"))
    press(page, "Enter")

    first = question(page, 1)
    tab_to(page, first.get_by_role("textbox", name="Notes"))
    page.keyboard.type("Named the four phases.")
    tab_to(page, first.get_by_role("radio", name="1 No evidence"))
    press(page, "Space", "ArrowDown", "ArrowDown", "ArrowDown")
    expect(first.get_by_role("radio", name="4 Above")).to_be_checked()
    tab_to(page, first.get_by_role("checkbox", name="Point B"))
    press(page, "Space")
    press(page, "Control+Shift+Digit8")
    press(page, "ArrowDown", "ArrowDown")
    expect(page.get_by_role("radio", name="Yes", exact=True)).to_be_checked()
    tab_to(page, page.get_by_role("textbox", name="Summary"))
    page.keyboard.type("Knows the work.")
    tab_to(page, page.get_by_role("button", name="Review", exact=True))
    press(page, "Enter")
    tab_to(page, page.get_by_role("button", name="Submit scorecard"))
    press(page, "Enter")

    expect(page.get_by_role("status")).to_contain_text("Scorecard submitted and locked")
    expect(page.get_by_text("Heard: Point B of 1")).to_be_visible()


def test_what_has_the_focus_is_never_covered(window, ida):
    page = scorecard_blank(window, ida)
    focused = page.locator(":focus")
    last = page.get_by_role("button", name="Review", exact=True)

    for _ in range(MAX_TABS):
        press(page, "Tab")
        if not focused.count():
            continue  # between the end of the page and its beginning
        assert not focused.evaluate(COVERED), focused.evaluate("(it) => it.outerHTML")
        if last.evaluate("(field) => field === document.activeElement"):
            return
    raise AssertionError(f"{MAX_TABS} times Tab does not lead to the end.")
