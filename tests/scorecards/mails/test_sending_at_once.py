"""Mails of interviews sent by four processes at the same time, each once.

``INVITATIONS=200`` tries as many as `docs/figures.md` says; fewer show the same sooner.
"""

import os
import re
import subprocess
import sys
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from django.conf import settings as project
from django.utils import timezone

from scorecards.models import OutgoingMail
from scorecards.workflow.arranging import arrange
from scorecards.workflow.starting import assign
from scorecards.workflow.withdrawing import withdraw
from tests.makers import make_application, make_opening
from tests.scorecards.export.jobs.test_workers import database_url
from tests.scorecards.mails.calendars import read
from tests.scorecards.mails.mail_server import mail_server

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("migrated_rows"),
]

NUMBER, PROCESSES = int(os.environ.get("INVITATIONS", "40")), 4
NAMES = sorted(f"Candidate {number}" for number in range(NUMBER))
PATIENCE = 300  # seconds, for a machine that is busy with other tests
AT = (timezone.now() + timedelta(days=7)).replace(microsecond=0)
LATER = AT + timedelta(hours=1)


@pytest.fixture
def cards(person):
    """An interview with each candidate."""
    ida = person("ida", "Interviewers", email="ida@example.org")
    opening = make_opening()
    return [
        assign(
            application=make_application(f"Candidate {number}", opening=opening),
            interviewer=ida,
            interview_at=AT,
        )
        for number in range(NUMBER)
    ]


@pytest.fixture
def server(tmp_path):
    with mail_server() as server:
        server.folder = tmp_path
        yield server


def mails_of_four(server):
    """What four processes sent, each of which looked for mails."""
    server.mails.clear()
    environment = {
        **os.environ,
        "DATA_DIR": str(server.folder),
        "DATABASE_URL": database_url(),
        "EMAIL_URL": server.url,
    }
    command = [sys.executable, str(project.BASE_DIR / "manage.py"), "send_mails"]
    running = [
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
        for _ in range(PROCESSES)
    ]
    said = [process.communicate(timeout=PATIENCE)[0] for process in running]
    assert [process.returncode for process in running] == [0] * PROCESSES
    assert sum("Mails sent: 0." not in each for each in said) > 1, said
    return [message_from_bytes(each, policy=policy.default) for each in server.mails]


def sent_by_four(server):
    """What their calendars say: sorted, so that each counts."""
    return sorted(map(told, mails_of_four(server)))


def told(mail):
    [part] = [each for each in mail.walk() if each.get_content_subtype() == "calendar"]
    method, [event] = read(part.get_content())
    return event["uid"], method, event["sequence"], event["start"]


def each_once(keys, method, sequence, start):
    return sorted((f"scorecard-{k}@127.0.0.1", method, sequence, start) for k in keys)


def test_each_of_them_goes_out_once(cards, server):
    keys = [card.pk for card in cards]
    assert sent_by_four(server) == each_once(keys, "REQUEST", 0, AT)
    for card in cards:
        arrange(card, interview_at=LATER, interview_minutes=60, due_at=None)
    assert sent_by_four(server) == each_once(keys, "REQUEST", 1, LATER)
    for card in cards:
        withdraw(card, by=None, reason="Called off.")
    assert sent_by_four(server) == each_once(keys, "CANCEL", 2, LATER)
    left = OutgoingMail.objects.exclude(kind="day_before").exclude(state="sent")
    assert not left.exclude(kind="round").exists()


def test_interviews_without_a_time_are_told_together_and_once(person, server):
    people = [
        person(f"i{number}", email=f"i{number}@example.org")
        for number in range(NUMBER // 2)
    ]
    opening = make_opening()
    cards = [
        assign(
            application=make_application(name, opening=opening),
            interviewer=people[number % len(people)],
        )
        for number, name in enumerate(NAMES)
    ]
    assert named_by(mails_of_four(server)) == (len(people), NAMES)
    for card in cards:
        withdraw(card, by=None, reason="Called off.")
    assert named_by(mails_of_four(server)) == (len(people), NAMES)


def named_by(mails):
    """How many mails there are, and which people they name: sorted, so each counts."""
    texts = [mail.get_body(("plain",)).get_content() for mail in mails]
    names = [name for text in texts for name in re.findall(r"Candidate \d+", text)]
    return len(mails), sorted(names)
