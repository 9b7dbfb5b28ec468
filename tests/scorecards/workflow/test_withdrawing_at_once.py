"""A coordinator withdraws in the moment in which the interviewer first saves."""

from functools import partial

import pytest
from django.urls import reverse

from scorecards.models import Scorecard
from scorecards.workflow.withdrawing import withdraw
from tests.makers import assign, make_application
from tests.scorecards.workflow.test_starting_at_once import at_once

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("migrated_rows"),
]


def withdrawn(card, by):
    """Whether it went; one in which something had been saved stays, withdrawn."""
    return withdraw(card, by=by, reason="Wrong person.").pk is None


@pytest.mark.parametrize("attempt", range(3))
def test_what_was_saved_is_kept_and_what_is_gone_was_not_saved(
    client, ida, cora, attempt
):
    card = assign(application=make_application(), interviewer=ida)
    client.force_login(ida)
    sent = {
        "conclusion-revision": "0",
        "conclusion-was": "",
        "conclusion-summary": "Knows the work.",
    }
    save = partial(client.post, reverse("scorecard", args=[card.pk]), sent)
    gone, response = at_once(partial(withdrawn, card, cora), save)
    assert response.status_code == (404 if gone else 302)
    assert list(Scorecard.objects.values_list("summary", "status")) == (
        [] if gone else [("Knows the work.", "withdrawn")]
    )
