"""Whoever added a candidate corrects the name until they submit."""

import pytest
from django.urls import reverse

from glossary.admin_base.revisions import FIELD
from scorecards.models import AuditEntry, Candidate, Scorecard
from scorecards.workflow.first_content import appear
from scorecards.workflow.starting import start_scorecard
from tests.makers import fill, lock, make_role, make_scorecard

pytestmark = pytest.mark.django_db


@pytest.fixture
def started(ida, client):
    client.force_login(ida)
    return start_scorecard(
        interviewer=ida, role=make_role(), level="mid", candidate="Bo Lindt"
    )


def page(card):
    return reverse("candidate_name", args=[card.pk])


def correct(client, card, name):
    """As its page is opened and sent."""
    revision = client.get(page(card)).context["form"].revision
    return client.post(page(card), {"name": name, FIELD: revision})


def test_name_is_corrected_without_a_trace_before_the_first_content(client, started):
    correct(client, started, "Bo  Lind")
    assert Candidate.with_hidden.get().name == "Bo Lind"
    assert not AuditEntry.objects.exists()


def test_afterwards_the_trail_keeps_it(client, started, ida):
    appear(started)
    correct(client, started, "Bo Lind")
    assert Candidate.objects.get().name == "Bo Lind"
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.actor_key) == ("renamed", ida.pk)


def test_a_name_that_changed_meanwhile_is_shown_beside_what_was_typed(client, started):
    opened = client.get(page(started)).context["form"].revision
    Candidate.with_hidden.update(name="Bo Lindner")
    response = client.post(page(started), {"name": "Bo Lind", FIELD: opened})
    assert response.status_code == 409
    assert "Bo Lindner" in response.text
    assert Candidate.with_hidden.get().name == "Bo Lindner"


def test_scorecard_leads_there(client, started):
    assert page(started) in client.get(reverse("scorecard", args=[started.pk])).text


def test_not_once_it_is_submitted(client, started):
    appear(started)
    lock(fill(Scorecard.objects.get()))
    assert client.post(page(started), {"name": "Bo Lind"}).status_code == 404


def test_not_for_a_candidate_of_somebody_else(client, ida):
    card = make_scorecard(ida)
    client.force_login(ida)
    assert client.post(page(card), {"name": "Bo Lind"}).status_code == 404


def test_a_name_needs_letters(client, started):
    response = correct(client, started, "--")
    assert response.status_code == 422
    assert "Write a name with letters." in response.text
