"""A scorecard that a coordinator withdraws after its page has found it."""

import pytest
from django.http import Http404
from django.urls import reverse

from glossary.admin_base.revisions import FIELD
from scorecards.interview import passing_note, resume
from scorecards.interview.pasting import views as pasting
from scorecards.workflow.locking import locked_scorecard
from scorecards.workflow.withdrawing import withdraw
from tests import makers

pytestmark = pytest.mark.django_db

TEXT = "She named the audit in Basel."


@pytest.fixture
def card(client, ida):
    client.force_login(ida)
    application = makers.with_resume()
    return makers.assign(application=application, interviewer=ida)


def withdrawn_before(monkeypatch, module, name, card):
    """Somebody is quicker than what the page does next."""
    then = getattr(module, name)

    def quicker(*args, **kwargs):
        withdraw(card, by=None, reason="Ill.")
        return then(*args, **kwargs)

    monkeypatch.setattr(module, name, quicker)


def test_one_that_is_gone_is_not_found_by_any_page():
    with pytest.raises(Http404):
        locked_scorecard(0)


def test_pasted_notes_come_back(client, monkeypatch, card):
    address = reverse("paste_notes", args=[card.pk])
    rows = client.post(address, {"text": TEXT}).context["preview"].rows
    chosen = {place.html_name: place.initial for _, place in rows}
    withdrawn_before(monkeypatch, pasting, "add", card)
    response = client.post(address, {"text": TEXT, "add": "1", **chosen})
    assert response.status_code == 404
    assert "What you wrote was not saved" in response.text
    assert TEXT in response.text


def test_a_note_to_later_rounds_comes_back(client, monkeypatch, card):
    makers.fill(card)
    type(card).objects.update(status="draft")
    withdrawn_before(monkeypatch, passing_note, "pass_note", card)
    address = reverse("pass_on_note", args=[card.pk])
    revision = client.get(address).context["form"].revision
    response = client.post(address, {"text": TEXT, FIELD: revision})
    assert response.status_code == 404
    assert TEXT in response.text


def test_its_resume_is_not_found(client, monkeypatch, card):
    withdrawn_before(monkeypatch, resume, "read_as_interviewer", card)
    response = client.get(reverse("scorecard_resume", args=[card.pk]))
    assert response.status_code == 404
