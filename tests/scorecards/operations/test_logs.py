"""Every error leaves one record, which tells where and never what was written."""

import json
import logging
import re
import subprocess
import sys

import pytest
from django.conf import settings as project
from django.test import Client
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from scorecards.operations.logs import JsonFormatter
from tests.scorecards.operations import broken

pytestmark = pytest.mark.django_db

BEGINNING = re.compile(r"^\d{4}-\d\d-\d\dT[\d:]+\+00:00 [A-Z]+ ", re.MULTILINE)


def one_record(text):
    """The first line of the only record."""
    assert len(BEGINNING.findall(text)) == 1, text
    assert broken.SECRET not in text
    return text.splitlines()[0]


@pytest.mark.parametrize(
    ("page", "error"),
    [
        ("view", "KeyError"),
        ("template", "ValueError"),
        ("database", "LookupError"),
        ("no_page", "django.template.exceptions.TemplateDoesNotExist"),
    ],
)
def test_error_of_a_page_is_one_record_with_its_traceback(
    fragile, ida, log, page, error
):
    response = fragile.post(f"/{page}/?q=Ada+Park", {"notes": "Ada Park"})
    assert response.status_code == 500
    line = one_record(log())
    assert f" ERROR django.request request={response['X-Request-ID']} " in line
    assert line.endswith(
        f"user={ida.pk} status=500 method=POST path=/{page}/ "
        f"Internal Server Error: {error}"
    )
    assert 'operations/broken.py", line ' in log()


def test_error_of_a_middleware_is_one_record(fragile, settings, log):
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, f"{broken.__name__}.middleware"]
    assert fragile.get("/").status_code == 500
    assert one_record(log()).endswith("path=/ Internal Server Error: RuntimeError")
    assert "raise RuntimeError(SECRET)" in log()


def test_what_the_database_quoted_is_left_out_of_causes_too(fragile, log):
    fragile.get("/database/")
    assert "django.db.utils.IntegrityError\n" in log()
    assert "That was the reason for:" in log()
    assert broken.SECRET not in log()


@pytest.mark.parametrize(
    ("page", "error"),
    [
        ("outage", "django.db.utils.OperationalError: connection refused"),
        ("full_disk", "OSError: No space left on device"),
        ("lost_session", "django.core.exceptions.BadRequest"),
    ],
)
def test_outage_is_told_from_a_fault(fragile, log, page, error):
    response = fragile.get(f"/{page}/")
    assert (response.status_code, response["Retry-After"]) == (503, "30")
    assert "what you typed" in response.text
    assert one_record(log()).endswith(f"Service Unavailable: {error}")
    assert "Traceback" not in response.text


def test_unavailable_page_of_a_view_is_recorded_too(fragile, log):
    assert fragile.get("/answers_itself/").status_code == 503
    assert one_record(log()).endswith("path=/answers_itself/ Service Unavailable")


@pytest.mark.parametrize("page", ["view", "outage"])
def test_page_of_errors_shows_the_number_of_the_record(fragile, log, page):
    response = fragile.get(f"/{page}/")
    number = response["X-Request-ID"]
    assert f"<code>{number}</code>" in response.text
    assert f"request={number} " in log()


def test_script_gets_the_number_as_well(fragile):
    answer = fragile.get("/outage/", headers={"accept": "application/json"}).json()
    assert answer["error"].startswith("The site can’t save")
    assert re.fullmatch("[0-9a-f]{32}", answer["request"])


@pytest.mark.parametrize(("proxies", "same"), [(1, True), (0, False)])
def test_number_given_by_our_own_proxy_is_kept(fragile, settings, proxies, same):
    settings.PROXIES = proxies
    response = fragile.get("/view/", headers={"x-request-id": "0123456789abcdef"})
    assert (response["X-Request-ID"] == "0123456789abcdef") is same


def test_browser_that_hangs_up_is_no_error(fragile, log):
    assert fragile.get("/hung_up/").status_code == 400


def test_path_can_begin_no_line_of_its_own(fragile, log):
    fragile.get("/view/?x=1")
    fragile.get("/%0A2026-11-28T00:00:00+00:00%20ERROR%20made-up/")
    one_record(log())


def test_json_says_the_same_in_one_line(fragile, ida, log, handler):
    text, handler.formatter = handler.formatter, JsonFormatter()
    fragile.get("/view/")
    handler.formatter = text
    (line,) = log().splitlines()
    told = json.loads(line)
    assert broken.SECRET not in line
    assert told.pop("traceback").endswith("raise KeyError(SECRET)\nKeyError")
    assert re.fullmatch("[0-9a-f]{32}", told.pop("request"))
    del told["time"]
    assert told == {
        "level": "ERROR",
        "logger": "django.request",
        "user": ida.pk,
        "status": 500,
        "method": "GET",
        "path": "/view/",
        "message": "Internal Server Error",
        "error": "KeyError",
    }


def test_task_that_fails_is_one_record(log):
    broken.fails.enqueue(broken.SECRET)
    Worker(
        queue_names=["default"],
        excluded_queue_names=[],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=1,
        worker_id="one",
    ).run_task(DBTaskResult.objects.get())
    (line,) = [each for each in log().splitlines() if " ERROR " in each]
    assert line.endswith("state=FAILED: ValueError")
    assert "raise ValueError(name)" in log()
    assert broken.SECRET not in log()


CRASH = """
import runpy, sys
from django.core.management.base import BaseCommand

def execute(self, *args, **options):
    raise ValueError("Ada Park")

BaseCommand.execute = execute
sys.argv = ["manage.py", "check"]
runpy.run_path("manage.py", run_name="__main__")
"""


@pytest.mark.once
def test_command_that_fails_is_one_record_on_stderr():
    run = subprocess.run(
        [sys.executable, "-c", CRASH],
        cwd=project.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stdout) == (1, "")
    line = one_record(run.stderr)
    assert line.endswith(
        "CRITICAL scorecards.command The command check failed.: ValueError"
    )


# What is refused


def test_refused_permission_is_a_warning(fragile, log):
    fragile.get("/refused/")
    line = one_record(log())
    assert " WARNING scorecards.refusals.permission " in line
    assert "status=403 method=GET path=/refused/" in line


def test_refused_token_says_why(log):
    browser = Client(enforce_csrf_checks=True)
    browser.post("/accounts/login/", {"username": "Ada Park"})
    assert one_record(log()).endswith("path=/accounts/login/ CSRF cookie not set.")


def test_refused_login_is_told_without_what_was_typed(client, ida, log):
    client.post("/accounts/login/", {"username": "ida", "password": "Ada Park"})
    line = one_record(log())
    assert " INFO scorecards.refusals.login " in line
    assert "address=127.0.0.1 method=POST path=/accounts/login/" in line
    assert "ida" not in line


def test_lockout_is_an_error(client, ida, settings, log):
    settings.AXES_ENABLED = True
    for _ in range(10):
        client.post("/accounts/login/", {"username": "ida", "password": "wrong"})
    assert log().count(" ERROR scorecards.refusals.lockout ") == 1
    assert "ida" not in log()


def test_page_that_is_not_there_leaves_no_record(client, log):
    assert client.get("/nothing/").status_code == 404
    assert log() == ""


def test_what_other_libraries_say_is_left_out(log):
    logging.getLogger("pypdf").warning("Cannot read %s", broken.SECRET)
    assert one_record(log()).endswith(" WARNING pypdf (message left out)")
