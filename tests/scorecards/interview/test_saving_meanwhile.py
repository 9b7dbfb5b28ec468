"""The form is sent without a script while the scorecard is moved or withdrawn."""

from functools import partial

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from glossary.models import Question
from scorecards.models import Scorecard
from scorecards.workflow.upgrading_kit import move_to_newest_kit
from scorecards.workflow.withdrawing import withdraw
from tests.makers import assign, make_application
from tests.scorecards.workflow.test_starting_at_once import at_once

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("migrated_rows"),
]


def sent(card):
    name = f"answer-{card.answers.first().question_id}"
    return {
        f"{name}-revision": "0",
        f"{name}-was": "",
        f"{name}-notes": "She named the four phases.",
        "conclusion-revision": "0",
        "conclusion-was": "",
        "conclusion-summary": "Knows the work.",
    }


@pytest.mark.parametrize("attempt", range(3))
@pytest.mark.parametrize("verb", ["move", "withdraw"])
def test_text_is_saved_or_comes_back(ida, verb, attempt):
    card = assign(application=make_application(), interviewer=ida)
    Question.objects.filter(key="mid-1").update(text="Reworded?")
    typed, client = sent(card), Client()
    client.force_login(ida)

    def meanwhile():
        own = Scorecard.objects.get(pk=card.pk)
        try:
            if verb == "withdraw":
                withdraw(own, by=None, reason="Ill.")
            else:
                move_to_newest_kit(own.application.opening)
        except Exception as error:  # noqa: BLE001 - the interviewer was first
            return error
        return None

    save = partial(client.post, reverse("scorecard", args=[card.pk]), typed)
    refused, response = at_once(meanwhile, save)
    if refused or Scorecard.objects.filter(status="withdrawn").exists():
        assert response.status_code == 302  # the interviewer was first
        assert Scorecard.objects.get().summary == "Knows the work."
    else:
        page = response.content.decode()
        assert "She named the four phases." in page
        assert response.status_code == {"withdraw": 404, "move": 409}[verb]


def test_text_for_a_withdrawn_scorecard_comes_back(client, ida):
    card = assign(application=make_application(), interviewer=ida)
    typed = sent(card)
    with transaction.atomic():
        withdraw(card, by=None, reason="Ill.")
    client.force_login(ida)
    response = client.post(reverse("scorecard", args=[card.pk]), typed)
    page = response.content.decode()
    assert response.status_code == 404
    assert "She named the four phases." in page
    assert "Knows the work." in page
