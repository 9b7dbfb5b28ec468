"""Every page: for assistive technology, light and dark, and on a phone."""

import inspect

import pytest

from tests.e2e import pages
from tests.e2e.axe import faint_texts, violations
from tests.pages import PAGES

pytestmark = pytest.mark.once

LOOKS = [look for page in PAGES for look in page.looks]
PHONE = {"width": 360, "height": 740}
STICKING_OUT = """() => {
    const page = document.documentElement;
    if (page.scrollWidth <= page.clientWidth) return [];
    const wide = (each) => each.getBoundingClientRect().right > page.clientWidth + 1;
    return [...document.querySelectorAll("*")].filter(wide).map(
        (each) => each.cloneNode().outerHTML
    );
}"""


@pytest.fixture
def page(request):
    """As the look opens it that the test's parameter names."""
    opener = getattr(pages, request.param)
    needed = inspect.signature(opener).parameters
    return opener(**{name: request.getfixturevalue(name) for name in needed})


def sticking_out(page):
    """What makes the page scroll sideways on a phone."""
    before = page.viewport_size
    page.set_viewport_size(PHONE)
    found = page.evaluate(STICKING_OUT)
    page.set_viewport_size(before)
    return found


@pytest.mark.parametrize("page", LOOKS, indirect=True)
def test_page_is_for_everybody(page, watch):
    assert sticking_out(page) == []
    assert watch.complaints == []

    assert faint_texts(page) == []
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert faint_texts(page) == []
    assert violations(page, contrast_alone=True) == []
    watch.complaints.clear()  # axe itself tries inline styles
