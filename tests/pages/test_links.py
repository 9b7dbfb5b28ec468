"""Whatever a page offers to somebody, they may open."""

from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.urls import resolve, reverse

from scorecards.models import Opening
from scorecards.workflow.merging import merge_candidates
from scorecards.workflow.two_people import keep_apart
from tests.makers import make_candidate, make_opening
from tests.pages import PAGES
from tests.pages.one_of_each import World

pytestmark = [pytest.mark.django_db, pytest.mark.once]

ASKED_BY = {
    "a": "href",
    "form": "action",
    "button": "formaction",
    "input": "formaction",
}
OF_EACH_PAGE = 3
NO_ACCESS = "You don’t have access to this page"


class Offers(HTMLParser):
    """Addresses of links, forms and buttons. Only what `GET` asks has to answer it."""

    def __init__(self, page):
        super().__init__()
        self.found = set()
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        address = values.get(ASKED_BY.get(tag, ""))
        if address and not address.startswith("#"):
            self.found.add(address)


def offered(page, answer):
    """Paths of this site, with their questions."""
    for each in Offers(answer.text).found:
        address = urldefrag(urljoin(page, each))[0]
        if not urlsplit(address).scheme and not address.startswith("/static/"):
            yield address


def opened(client, address):
    answer = client.get(address)
    answer.getvalue()  # a download closes its file by its end
    return answer


def is_refused(answer):
    """A page that says what to do first is an answer."""
    explained = answer.status_code == 403 and NO_ACCESS not in answer.text
    return answer.status_code in (403, 404, 500) and not explained


def is_page(answer):
    return answer.status_code == 200 and "text/html" in answer["Content-Type"]


def dead_ends(client, pages):
    """Where what these pages offer is refused, each with the page that offers it."""
    asked, found = {}, {}
    for page in pages:
        answer = opened(client, page)
        for address in sorted(offered(page, answer)) if is_page(answer) else ():
            name = resolve(urlsplit(address).path).view_name
            known = asked.setdefault(name, set())
            if "logout" in name or address in known or len(known) >= OF_EACH_PAGE:
                continue
            known.add(address)
            if is_refused(opened(client, address)):
                found[address] = page
    return found


@pytest.fixture
def world(ida, ivan, petra, cora, sue):
    world = World(ida, [ivan, petra, cora, sue])
    candidate = world.submitted.application.candidate
    why = {"by": None, "reason": "As their CVs say."}
    merge_candidates(candidate, make_candidate("Bo Linde"), **why)
    keep_apart(candidate, world.alone["candidate"], **why)
    world.of_a_team = make_opening(
        "Of a team", role=world.submitted.kit.role, readers=Opening.Readers.TEAM
    )
    return world


@pytest.mark.parametrize("name", ["ida", "petra", "cora", "gwen", "sue"])
def test_all_that_a_page_offers_may_be_opened(client, world, request, name):
    client.force_login(request.getfixturevalue(name))
    pages = [
        world.address(page, state)
        for page in PAGES
        for state, people in page.expected("get").items()
        if people[name] == "200"
    ]
    team = reverse("admin:scorecards_opening_change", args=[world.of_a_team.pk])
    pages += [team] if opened(client, team).status_code == 200 else []
    assert dead_ends(client, pages) == {}
