"""The page of an export that is made in the background, and its download."""

from datetime import timedelta

import pytest
from django.conf import settings as project
from django.core.files.storage import storages
from django.urls import reverse

from scorecards.export import Selection, jobs, views
from scorecards.models import ExportJob
from tests.makers import make_application, make_scorecard, make_submitted
from tests.scorecards.export.reading_back import rows
from tests.scorecards.export.test_list_action import run
from tests.scorecards.export.test_page import PAGE, workbook

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

HTMX = {"HX-Request": "true"}


def page_of(job, part=""):
    return reverse(f"admin:scorecards_scorecard_export_{part or 'job'}", args=[job.pk])


def shown(client, job, seen=None):
    """What the page says; of what htmx asks for, where it has seen something."""
    if seen is None:
        return client.get(page_of(job)).text
    return client.get(page_of(job), {"seen": seen}, headers=HTMX).text


def test_waiting_it_asks_again_every_two_seconds(panel, job):
    text = shown(panel, job)
    assert "Waiting to start." in text
    assert 'hx-trigger="every 2s"' in text
    assert "All submitted scorecards you can see" in text
    assert "db_worker" not in text


def test_after_half_a_minute_it_asks_for_a_worker(panel, job, clock):
    clock.shift(timedelta(seconds=31))
    text = shown(panel, job, seen="waiting")
    assert (
        "No worker has started it yet. Ask your administrator whether "
        "<code>manage.py db_worker</code> is running." in text
    )


def test_running_it_shows_how_far_it_is(panel, job):
    job.claim()
    job.report(1_300, 5_000)
    text = shown(panel, job)
    assert "1,300 of 5,000 scorecards." in text
    assert 'value="1300" max="5000"' in text


def test_written_to_the_end_it_says_that_the_file_follows(panel, job):
    job.claim()
    job.report(5_000, 5_000)
    assert "All 5,000 scorecards. Putting the file together." in shown(panel, job)


def test_a_later_attempt_says_so(panel, job):
    job.claim()
    ExportJob.objects.filter(pk=job.pk).update(attempt=2)
    assert "This is attempt 2" in shown(panel, job)


def test_the_state_is_announced_when_it_changes_alone(panel, job):
    announced = 'role="status" hx-swap-oob="innerHTML"'
    assert announced not in shown(panel, job, seen="waiting")
    job.claim()
    assert announced in shown(panel, job, seen="waiting")
    assert "In progress." in shown(panel, job, seen="waiting")
    assert announced not in shown(panel, job, seen="running")


def test_ready_it_has_a_link_and_asks_no_more(panel, ready):
    text = shown(panel, ready, seen="running")
    assert "Ready." in text
    assert f'href="{page_of(ready, "download")}"' in text
    assert "until 24 Nov 2026, 12:00" in text
    assert "hx-trigger" not in text


def test_the_link_gives_the_file(panel, ready):
    response = panel.get(page_of(ready, "download"))
    assert response["Content-Disposition"] == (
        'attachment; filename="scorecards-2026-11-23.xlsx"'
    )
    assert response["Content-Type"].endswith("spreadsheetml.sheet")
    assert [row["Candidate"] for row in rows(workbook(response), "Scorecards")] == [
        "Ada Park"
    ]


@pytest.mark.parametrize("other", ["cora", "sue"])
def test_it_is_for_nobody_else(client, request, ready, other):
    client.force_login(request.getfixturevalue(other))
    for part in ("", "download"):
        assert client.get(page_of(ready, part)).status_code == 404
    assert client.post(page_of(ready)).status_code == 404
    assert f"Export {ready.pk}<" not in client.get(PAGE).text


def test_without_the_right_it_is_refused(panel, petra, ready):
    petra.groups.clear()
    petra.user_permissions.clear()
    assert panel.get(page_of(ready, "download")).status_code == 403


def test_an_unfinished_one_leads_back_to_its_page(panel, job):
    assert panel.get(page_of(job, "download"))["Location"] == page_of(job)


def test_a_link_that_expired_says_so(panel, petra, ready, clock):
    clock.shift(timedelta(hours=24))
    panel.force_login(petra)
    response = panel.get(page_of(ready, "download"))
    assert response.status_code == 410
    assert "This export has expired and its file was deleted." in response.text
    assert storages["exports"].listdir("") == ([], [])


def test_who_has_a_scorecard_to_submit_since_is_told_to_export_again(
    panel, petra, ready
):
    make_scorecard(petra, application=make_application("Bo Lind"))
    assert "Export again." in shown(panel, ready)
    assert panel.get(page_of(ready, "download")).status_code == 410
    assert storages["exports"].listdir("") == ([], [])


def test_a_failure_says_why(panel, job):
    job.fail("The disk is full.")
    assert "The export failed. The disk is full." in shown(panel, job)


def test_cancel_ends_it(panel, job):
    response = panel.post(page_of(job), follow=True)
    assert "Cancelled. No file was kept." in response.text
    assert ExportJob.objects.get(pk=job.pk).state == "cancelled"


def test_cancel_comes_too_late(panel, ready):
    response = panel.post(page_of(ready), follow=True)
    assert "The export had already finished." in response.text
    assert ExportJob.objects.get(pk=ready.pk).state == "ready"


def test_what_is_typed_by_people_is_escaped(panel, petra):
    job = jobs.enqueue(petra, Selection(opening="<b>CRA</b>"))
    assert "<dd>&lt;b&gt;CRA&lt;/b&gt;</dd>" in shown(panel, job)


def test_ones_own_are_listed_with_their_state(panel, petra, ready):
    for n in range(11):
        jobs.enqueue(petra, Selection(interviewer=f"x{n}"))
    text = panel.get(PAGE).text.partition("Your exports")[2]
    assert text.count("<td>Waiting</td>") == 10
    assert "<td>Ready</td>" not in text


@pytest.mark.parametrize("number", [1, 30])
def test_queries_of_the_page(panel, petra, job, number, django_assert_num_queries):
    for n in range(number):
        jobs.enqueue(petra, Selection(interviewer=f"x{n}"))
    with django_assert_num_queries(5):
        panel.get(page_of(job))


def test_queries_of_the_page_when_it_is_ready(panel, ready, django_assert_num_queries):
    with django_assert_num_queries(10):
        panel.get(page_of(ready))


# The action of the list


def test_many_picked_in_the_list_go_to_the_background(panel, ida, ivan, settings):
    settings.EXPORT_AT_ONCE = 1
    first, second = make_submitted(ida), make_submitted(ivan)
    response = run(panel, first, second)
    job = ExportJob.objects.get()
    assert sorted(job.selection["ids"]) == [first.pk, second.pk]
    followed = panel.get(response["Location"]).text
    assert f'<a href="{page_of(job)}">export’s page</a>' in followed


def test_too_many_picked_are_for_the_export_page(panel, ida, ivan, monkeypatch):
    monkeypatch.setattr(views, "MAX_PICKED", 1)
    response = run(panel, make_submitted(ida), make_submitted(ivan), select_across=1)
    followed = panel.get(response["Location"]).text
    assert "That is more than 1 scorecards" in followed
    assert f'<a href="{PAGE}">export page</a>' in followed
    assert not ExportJob.objects.exists()


def test_the_queue_itself_has_no_pages(client, sue):
    client.force_login(sue)
    assert "Task Results" not in client.get(reverse("admin:index")).text
    assert project.TASKS["default"]["BACKEND"] == "django_tasks_db.DatabaseBackend"
