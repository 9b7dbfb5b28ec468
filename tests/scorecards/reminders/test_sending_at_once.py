"""Several timers that fire at the same moment."""

from functools import partial

import pytest
from django.utils import timezone

from scorecards.models import Reminder
from scorecards.reminders.finding import due_reminders
from scorecards.reminders.sending import claim
from tests.makers import make_scorecard
from tests.scorecards.workflow.test_starting_at_once import at_once

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("migrated_rows"),
]


def test_each_reminder_is_claimed_by_one_of_them(person):
    ida = person("ida", "Interviewers", email="ida@example.org")
    make_scorecard(ida, due_at=timezone.now())
    (due,) = due_reminders(timezone.now())

    claimed = at_once(*[partial(claim, due)] * 4)

    assert sum(each is not None for each in claimed) == 1
    assert Reminder.objects.count() == 1
