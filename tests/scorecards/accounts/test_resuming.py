"""A form sent after the login had ended is not lost, without a script either."""

import json
from html import unescape
from re import search

import pytest
from django.test import Client
from django.urls import reverse

from scorecards.models import Scorecard
from tests.makers import make_scorecard

pytestmark = [pytest.mark.django_db, pytest.mark.once]

RESUME = reverse("resume")


@pytest.fixture
def draft(ida):
    return make_scorecard(ida)


def sent_after_the_end(draft, **fields):
    """The page that answers a form sent without a login."""
    sent = {
        "as": "ida",
        "conclusion-revision": "0",
        "conclusion-summary": "Typed, not lost",
        **fields,
    }
    return Client().post(reverse("scorecard", args=[draft.pk]), sent)


def kept(response):
    value = search(r'name="sent" value="([^"]*)"', response.text)[1]
    return {
        "sent": unescape(value),
        "path": f"/scorecards/{Scorecard.objects.get().pk}/",
    }


def test_what_was_typed_is_saved_after_a_login(client, draft):
    asked = sent_after_the_end(draft)
    assert asked.status_code == 401
    offered = client.post(
        RESUME, kept(asked) | {"username": "ida", "password": "correct horse"}
    )
    context = offered.context
    client.post(context["path"], dict(context["fields"]))
    assert Scorecard.objects.get().summary == "Typed, not lost"


def test_a_wrong_password_keeps_what_was_typed(client, draft):
    asked = kept(sent_after_the_end(draft))
    response = client.post(RESUME, asked | {"username": "ida", "password": "wrong"})
    assert response.status_code == 422
    assert kept(response)["sent"] == asked["sent"]


def test_somebody_else_never_sees_it(client, draft, ivan):
    asked = kept(sent_after_the_end(draft))
    response = client.post(
        RESUME, asked | {"username": "ivan", "password": "correct horse"}, follow=True
    )
    assert response.redirect_chain == [("/", 302)]
    assert "Typed, not lost" not in response.text


@pytest.mark.parametrize("path", ["//evil.example/", "https://evil.example/", ""])
def test_it_is_never_sent_elsewhere(client, draft, path):
    asked = kept(sent_after_the_end(draft)) | {"path": path}
    response = client.post(
        RESUME, asked | {"username": "ida", "password": "correct horse"}
    )
    assert response.url == "/"


@pytest.mark.parametrize(
    "sent",
    [
        "",
        "[]",
        "{",
        json.dumps({"as": 3}),
        "[" * 100_000,
        json.dumps({"as": ["ida"], "notes": ["\ud800"]}),
    ],
    ids=["empty", "list", "broken", "number", "deep", "half a character"],
)
def test_what_we_did_not_make_is_ignored(client, draft, sent):
    response = client.post(
        RESUME,
        {
            "sent": sent,
            "path": "/",
            "username": "ida",
            "password": "correct horse",
        },
    )
    assert response.url == "/"


def test_typed_text_is_escaped_on_the_way(draft):
    response = sent_after_the_end(draft, summary='"><script>alert(1)</script>')
    assert "<script>alert" not in response.text


def test_forms_that_name_nobody_go_to_the_login_page(draft):
    response = Client().post(reverse("scorecard", args=[draft.pk]), {"x": "1"})
    assert response.status_code == 302


def test_a_stale_token_says_what_to_do(ida):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(ida)
    response = browser.post(reverse("start_scorecard"), {"role": "CRA"})
    assert response.status_code == 403
    assert "what you typed is still there" in response.text
