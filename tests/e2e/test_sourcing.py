"""What only a browser shows of the search strings: copying, and strings that follow."""

import pytest
from playwright.sync_api import expect

from tests.makers import make_term

pytestmark = pytest.mark.once

ADDRESS = "/glossary/terms/pharmaceutical-services/cro/sourcing/"
PASTED = "() => navigator.clipboard.readText()"
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', {value: undefined})"
REFUSED = "document.execCommand = () => false"


def sourcing(window, user, *scripts, **options):
    make_term("CRO")
    page = window(user, **options)
    for script in scripts:
        page.add_init_script(script)
    page.goto(ADDRESS)
    return page


def string(page, name):
    return page.get_by_role("region", name=name).get_by_role("textbox")


def copy(page, name):
    page.get_by_role("region", name=name).get_by_role("button", name="Copy").click()


def test_strings_follow_what_is_ticked_and_are_copied(window, otto):
    page = sourcing(window, otto, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("textbox", name="Excluded words").fill("students")
    for title in ("CRO Professional", "CRO Specialist"):
        page.get_by_role("checkbox", name=title).uncheck()
    expect(string(page, "LinkedIn")).to_have_value("CRO NOT students")

    copy(page, "Google X-ray")

    expect(page.get_by_role("status")).to_have_text(
        "Copied the search string for Google X-ray."
    )
    assert page.evaluate(PASTED) == "site:linkedin.com/in CRO -students"
    assert "exclude=students" in page.url


def test_without_a_clipboard_the_string_is_selected_to_copy(window, otto):
    page = sourcing(window, otto, NO_CLIPBOARD, REFUSED)

    copy(page, "LinkedIn")

    expect(page.get_by_text("is selected: press Ctrl+C or Cmd+C")).to_be_visible()
    selected = string(page, "LinkedIn").evaluate(
        "(field) => field.value.slice(field.selectionStart, field.selectionEnd)"
    )
    assert selected == string(page, "LinkedIn").input_value()
