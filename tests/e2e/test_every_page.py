"""Every page: for assistive technology, light and dark, and on a phone."""

import inspect

import pytest

from scorecards.models import Candidate, Opening
from tests.e2e import pages
from tests.e2e.axe import faint_texts, violations
from tests.pages import PAGES, ROOMS
from tests.pages.one_of_each import World

pytestmark = pytest.mark.once

LOOKS = [look for page in PAGES for look in page.looks]
PLAIN = {
    room: plain
    for room, pages in ROOMS.items()
    if (plain := [page for page in pages if page.plain])
}
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


def faults_of(page, watch):
    """Whatever keeps somebody from using the page as it is open now."""
    found = [*sticking_out(page), *watch.complaints]
    found += [*faint_texts(page), *violations(page)]
    page.emulate_media(color_scheme="dark")
    found += [*faint_texts(page), *violations(page, contrast_alone=True)]
    page.emulate_media(color_scheme="light")
    watch.complaints.clear()  # axe itself tries inline styles
    return found


@pytest.mark.parametrize("page", LOOKS, indirect=True)
def test_page_is_for_everybody(page, watch):
    assert faults_of(page, watch) == []


@pytest.mark.parametrize("room", PLAIN)
def test_plain_pages_are_for_everybody(
    window, watch, room, ida, ivan, petra, cora, sue
):
    """One after the other: they need nothing but an address."""
    world = World(ida, [ivan, petra, cora, sue])
    windows = {"sue": window(sue), "cora": window(cora), "ida": window(ida)}
    found = {}
    for each in PLAIN[room]:
        state, name = each.opened_by(windows)
        page = windows[name]
        assert page.goto(world.address(each, state)).status == 200
        if faults := faults_of(page, watch):
            found[each.name] = faults
    assert found == {}


@pytest.mark.parametrize("room", PLAIN)
def test_a_name_of_one_long_word_widens_no_page(
    window, room, ida, ivan, petra, cora, sue
):
    world = World(ida, [ivan, petra, cora, sue])
    Candidate.objects.update(name="Wolfeschlegelstein" * 15)
    Opening.objects.update(title="Grundstücksverkehr" * 10, location="Llanfair" * 15)
    windows = {"sue": window(sue), "cora": window(cora), "ida": window(ida)}
    found = {}
    for each in PLAIN[room]:
        state, name = each.opened_by(windows)
        page = windows[name]
        page.goto(world.address(each, state))
        if wide := sticking_out(page):
            found[each.name] = wide
    assert found == {}
