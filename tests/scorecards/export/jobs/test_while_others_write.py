"""An export goes on while others write: on SQLite that takes two connections."""

import pytest
from django.utils import timezone

from scorecards.export import Selection, jobs
from scorecards.export.jobs.heartbeat import Heartbeat, StoppedError
from scorecards.models import ExportJob, Scorecard
from tests.makers import make_submitted
from tests.scorecards.workflow.test_starting_at_once import at_once

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("migrated_rows"),
]


@pytest.fixture
def job(petra, ida):
    for n in (1, 2, 3):
        make_submitted(ida, round=n)
    job = jobs.enqueue(petra, Selection())
    job.claim()
    return job


def somebody_saves():
    Scorecard.objects.update(saved_at=timezone.now())


def test_a_sign_of_life_while_rows_are_being_read(job):
    with Heartbeat(job) as heartbeat:
        scorecards = Scorecard.objects.iterator(1)
        next(scorecards)
        at_once(somebody_saves)
        heartbeat.progress(1, 3)
        assert len(list(scorecards)) == 2
    assert ExportJob.objects.get(pk=job.pk).done == 1


def test_a_cancellation_is_seen_while_rows_are_being_read(job):
    with Heartbeat(job) as heartbeat:
        scorecards = Scorecard.objects.iterator(1)
        next(scorecards)
        at_once(ExportJob.objects.get(pk=job.pk).cancel)
        with pytest.raises(StoppedError):
            heartbeat.progress(1, 3)
        assert len(list(scorecards)) == 2
