"""A long list of candidates in a browser: the page says how far it is."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.e2e.pages import open_at
from tests.makers import make_opening

pytestmark = pytest.mark.once
ROWS = 10_000


def test_page_says_how_far_a_long_list_is_while_it_waits(window, cora):
    opening = make_opening()
    address = reverse("admin:scorecards_opening_upload", args=[opening.pk])
    page = open_at(window, cora, address)
    rows = "".join(f"Ada {n},ada{n}@example.org\n" for n in range(ROWS))
    page.get_by_label("CSV file or spreadsheet").set_input_files(
        {
            "name": "list.csv",
            "mimeType": "text/csv",
            "buffer": f"Name,E-mail\n{rows}".encode(),
        }
    )

    told = []
    page.on("response", lambda answer: told.append(answer.url))

    page.get_by_role("button", name="Preview candidates").click()

    expect(page.get_by_role("button", name="Add candidates")).to_be_visible(
        timeout=60_000
    )
    asked = [each for each in told if "/candidates/progress/?key=" in each]
    assert len(asked) > 1, told
