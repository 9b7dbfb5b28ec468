"""Search as you type: the field, the address and the way back."""

import pytest
from playwright.sync_api import expect

from tests.makers import make_term

pytestmark = pytest.mark.once


@pytest.fixture
def page(window, otto):
    for name in ("Kubernetes", "Terraform"):
        make_term(name, industry="Information Technology", questions=0)
    page = window(otto)
    page.goto("/glossary/search/")
    return page


def test_hits_follow_what_is_typed_and_the_field_keeps_the_focus(page):
    field = page.get_by_role("searchbox")
    expect(field).to_be_focused()

    page.keyboard.type("kubernets")
    expect(page.get_by_role("link", name="Kubernetes")).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("1 term")
    expect(page).to_have_url("/glossary/search/?q=kubernets")

    field.fill("terra")
    expect(page.get_by_role("link", name="Terraform")).to_be_visible()
    expect(page.get_by_role("link", name="Kubernetes")).to_have_count(0)
    expect(field).to_be_focused()
    expect(field).to_have_value("terra")


def test_the_hits_are_there_again_after_a_look_at_a_term(page):
    page.keyboard.type("kube")
    hit = page.get_by_role("link", name="Kubernetes")
    expect(page).to_have_url("/glossary/search/?q=kube")
    hit.click()
    expect(page.get_by_role("heading", name="Kubernetes", level=1)).to_be_visible()

    page.go_back()

    expect(page.get_by_role("searchbox")).to_have_value("kube")
    expect(hit).to_be_visible()
