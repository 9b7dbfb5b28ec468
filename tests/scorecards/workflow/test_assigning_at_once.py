"""Two coordinators, or two clicks, assigning the same scorecard in one moment."""

from functools import partial

import pytest
from django.test import Client
from django.urls import reverse

from scorecards.models import Scorecard
from tests.makers import make_application
from tests.scorecards.workflow.test_starting_at_once import at_once

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("migrated_rows"),
]

ADD = reverse("admin:scorecards_scorecard_add")


def test_one_is_made_and_the_other_request_gets_the_sentence(ida, cora):
    sent = {
        "application": make_application().pk,
        "interviewer": ida.pk,
        "round": 1,
    }
    browsers = [Client(), Client()]
    for browser in browsers:
        browser.force_login(cora)
    pages = at_once(*[partial(browser.post, ADD, sent) for browser in browsers])
    assert sorted(page.status_code for page in pages) == [302, 422]
    assert Scorecard.objects.count() == 1
