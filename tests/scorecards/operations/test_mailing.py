"""ADMIN_EMAILS hear of each kind of error once an hour."""

import logging
import threading

import pytest
from django.core import mail

from scorecards.operations import mailing
from scorecards.operations.logs import TextFormatter
from tests.scorecards.operations import broken


@pytest.fixture
def logger(settings, tmp_path):
    """One whose errors are mailed."""
    settings.ADMINS = [("admin@example.org", "admin@example.org")]
    settings.DATA_DIR = tmp_path
    handler = mailing.AdminMails()
    handler.setFormatter(TextFormatter())
    found = logging.getLogger("scorecards.mailed")
    found.addHandler(handler)
    yield found
    found.removeHandler(handler)


def fail(logger, error=ValueError, **told):
    try:
        raise error(broken.SECRET)
    except Exception:
        logger.exception("The export has failed.", extra=told)
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and thread.name.startswith(
            "Thread"
        ):
            thread.join(10)


def test_the_mail_is_the_record(logger):
    fail(logger)
    (message,) = mail.outbox
    assert message.to == ["admin@example.org"]
    assert message.subject == "[Scorecards] Error on http://127.0.0.1:8000"
    assert "The export has failed.: ValueError" in message.body
    assert "Ada Park" not in message.body


def test_the_same_error_is_mailed_once_an_hour(logger, time_machine):
    time_machine.move_to("2026-11-23 12:00:00Z")
    fail(logger)
    fail(logger)
    assert len(mail.outbox) == 1
    time_machine.move_to("2026-11-23 13:00:00Z")
    fail(logger)
    assert len(mail.outbox) == 2


def test_another_error_is_mailed_too_up_to_ten(logger):
    for number in range(15):
        fail(logger, error=type(f"Error{number}", (Exception,), {}))
    assert len(mail.outbox) == 10


def test_refused_request_is_not_mailed(logger):
    fail(logger, status_code=400)
    assert mail.outbox == []


def test_full_disk_stops_no_page(logger, settings, tmp_path):
    (tmp_path / "file").touch()
    settings.DATA_DIR = tmp_path / "file"
    fail(logger)
    assert mail.outbox == []
