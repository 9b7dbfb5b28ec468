"""What only a browser shows of the page that reads résumés."""

import pytest
from playwright.sync_api import expect

from tests.makers import make_role, make_term

pytestmark = pytest.mark.once

URL = "/glossary/resume/"
TEXT = "Did pharmacovigilance, then auditing of trials."


@pytest.fixture
def reader(window, otto):
    terms = [make_term(name, questions=0) for name in ("Pharmacovigilance", "Auditing")]
    make_role("Drug Safety Associate", *terms)
    page = window(otto)
    page.goto(URL)
    return page


def read(page, text=TEXT):
    page.get_by_label("Résumé text").fill(text)
    page.get_by_role("button", name="Read résumé").click()
    expect(page.get_by_role("heading", name="Terms found")).to_be_visible()


def explanation(page):
    return page.locator("#explanation")


def word(page, name):
    return page.locator("#resume-text").get_by_role("link", name=name)


def test_word_is_explained_under_the_pointer_and_the_keyboard(reader):
    read(reader)

    word(reader, "auditing").hover()
    expect(explanation(reader)).to_contain_text("What Auditing is.")
    explanation(reader).hover()
    expect(explanation(reader)).to_be_visible()

    reader.mouse.move(0, 0)
    expect(explanation(reader)).to_be_hidden()

    word(reader, "pharmacovigilance").focus()
    expect(explanation(reader)).to_contain_text("What Pharmacovigilance is.")
    reader.keyboard.press("Tab")
    expect(explanation(reader).get_by_role("link")).to_be_focused()
    reader.keyboard.press("Escape")
    expect(explanation(reader)).to_be_hidden()
    expect(word(reader, "pharmacovigilance")).to_be_focused()


def test_word_is_explained_by_a_tap(window, otto, reader):
    phone = window(otto, has_touch=True, viewport={"width": 360, "height": 740})
    phone.goto(URL)
    read(phone)

    word(phone, "auditing").tap()

    expect(explanation(phone)).to_contain_text("What Auditing is.")
    expect(explanation(phone)).to_be_in_viewport()
    phone.get_by_role("heading", name="Résumé text").tap()
    expect(explanation(phone)).to_be_hidden()


def test_dropped_file_is_read(reader):
    reader.locator("#resume").evaluate(
        """(form) => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File(["Did auditing"], "cv.txt"));
            form.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true }));
        }"""
    )
    reader.get_by_role("button", name="Read résumé").click()

    expect(word(reader, "auditing")).to_be_visible()


def test_word_leads_to_its_explanation_without_the_script(window, otto, reader):
    plain = window(otto, java_script_enabled=False)
    plain.goto(URL)
    read(plain)

    word(plain, "auditing").click()

    expect(plain.get_by_text("What Auditing is.")).to_be_in_viewport()
