"""Notes of the debrief are added and stay."""

import pytest

from scorecards.models import AuditEntry, DebriefNote
from tests.makers import make_submitted
from tests.scorecards.panel.debrief.addresses import debrief, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def application(ida):
    return make_submitted(ida).application


@pytest.fixture
def add(client, petra, application):
    client.force_login(petra)
    return lambda text: client.post(debrief(application, "_note"), {"text": text})


def test_shown_with_who_wrote_it(client, add, application):
    assert add("Ask about the second site.").url == f"{debrief(application)}#notes"
    text = words(client.get(debrief(application)))
    assert "petra, " in text
    assert "Ask about the second site." in text


def test_text_is_shown_as_text(client, add, application):
    add("<b>Bold</b>")
    assert (
        "&lt;b&gt;Bold&lt;/b&gt;" in client.get(debrief(application)).content.decode()
    )


def test_empty_is_refused(add):
    response = add("  ")
    assert response.status_code == 422
    assert "Enter a note." in words(response)
    assert not DebriefNote.objects.exists()


def test_a_double_click_adds_once(add):
    add("Ask about the second site.")
    add("Ask about the second site.")
    assert DebriefNote.objects.count() == 1


def test_in_the_audit_trail_without_its_text(add, application):
    add("Ask about the second site.")
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.application_key) == ("noted", application.pk)
    assert entry.details == {}
