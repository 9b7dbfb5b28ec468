"""Finished exports: where they lie, for how long, and for whom."""

from copy import deepcopy
from datetime import timedelta

import pytest
from django.core.files.storage import FileSystemStorage, storages

from scorecards import settings as project_settings
from scorecards.export import jobs
from scorecards.export.jobs import heartbeat
from scorecards.models import ExportJob
from tests.makers import make_application, make_scorecard
from tests.scorecards.export.jobs.by_hand import (
    content,
    made,
    queued,
    stored,
    watched,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def test_the_watch_comes_back_when_the_time_is_over(ready, clock):
    watched(ready)
    assert queued("tasks.watch")[-1] == ready.expires_at
    clock.move_to(ready.expires_at)
    after = watched(ready)
    assert (after.state, after.file, stored()) == ("expired", "", [])


def test_it_is_deleted_on_access_where_no_worker_did(ready, clock):
    clock.shift(timedelta(hours=24))
    with pytest.raises(jobs.GoneError, match="This export has expired"):
        jobs.open_file(ready)
    assert stored() == []


def test_who_has_a_scorecard_to_submit_since_gets_it_no_more(ready, petra, ida):
    make_scorecard(petra, application=make_application("Bo Lind"))
    with pytest.raises(
        jobs.GoneError, match="scorecards in this export are now hidden"
    ):
        jobs.open_file(ready)
    assert stored() == []
    ready.refresh_from_db()
    assert ready.state == "expired"


def test_who_had_a_scorecard_to_submit_before_still_gets_it(job, petra):
    make_scorecard(petra, application=make_application("Bo Lind"))
    content(made(job))


def test_who_has_submitted_since_still_gets_it(job, petra):
    own = make_scorecard(petra, application=make_application("Bo Lind"))
    ready = made(job)
    type(own).objects.filter(pk=own.pk).delete()
    content(ready)


def test_who_gets_one_to_submit_while_it_is_written_does_not_get_it(
    job, petra, monkeypatch
):
    def be_assigned():
        make_scorecard(petra, application=make_application("Bo Lind"))

    monkeypatch.setattr(heartbeat.Heartbeat, "report", lambda self: be_assigned())
    with pytest.raises(jobs.GoneError):
        jobs.open_file(made(job))


def test_whoever_may_not_review_any_more_gets_it_no_more(ready, petra):
    petra.groups.clear()
    with pytest.raises(jobs.GoneError):
        jobs.open_file(ExportJob.objects.get(pk=ready.pk))


def test_a_file_that_somebody_removed_is_gone(ready):
    storages["exports"].delete(ready.file)
    with pytest.raises(jobs.GoneError, match="no longer exists"):
        jobs.open_file(ready)


def test_files_in_a_folder_are_for_the_site_alone(job, settings, tmp_path):
    at_home = tmp_path / "exports"
    usual = deepcopy(project_settings.STORAGES["exports"])
    usual["OPTIONS"]["location"] = at_home
    settings.STORAGES = {**settings.STORAGES, "exports": usual}
    ready = made(job)
    assert isinstance(storages["exports"], FileSystemStorage)
    assert (at_home / ready.file).stat().st_mode & 0o777 == 0o600
    assert at_home.stat().st_mode & 0o777 == 0o700
    content(ready)
