"""A long list of candidates in a browser: the page says how far it is."""

import threading

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from scorecards.openings.candidate_files import views
from tests.e2e.conftest import PATIENCE
from tests.e2e.pages import open_at
from tests.makers import make_opening

pytestmark = pytest.mark.once
LIST = b"Name,E-mail\nAda Park,ada@example.org\nBo Lind,bo@example.org\n"


@pytest.fixture
def told(monkeypatch):
    """What the page was told. Each row waits until it was: no machine is too fast."""
    told, news = [], threading.Condition()
    check, progress_of = views.check, views.progress_of

    def tell(*args, **options):
        found = progress_of(*args, **options)
        with news:
            told.append((found.get("what"), found.get("done")))
            news.notify_all()
        return found

    def slow_check(*args, report, **options):
        def report_and_wait(what, done, total):
            report(what, done, total)
            with news:
                news.wait_for(lambda: (what, done) in told, PATIENCE / 1000)

        return check(*args, report=report_and_wait, **options)

    monkeypatch.setattr("scorecards.uploads.progress.PAUSE", 0)
    monkeypatch.setattr(views, "progress_of", tell)
    monkeypatch.setattr(views, "check", slow_check)
    return told


def test_page_says_how_far_a_long_list_is_while_it_waits(window, cora, told):
    address = reverse("admin:scorecards_opening_upload", args=[make_opening().pk])
    page = open_at(window, cora, address)
    file = {"name": "list.csv", "mimeType": "text/csv", "buffer": LIST}
    page.get_by_label("CSV file or spreadsheet").set_input_files(file)

    page.get_by_role("button", name="Preview candidates").click()

    expect(page.get_by_role("button", name="Add candidates")).to_be_visible()
    assert {("Checking row", 0), ("Checking row", 1)} <= set(told)
