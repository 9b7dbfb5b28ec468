"""After ten failed logins a username is refused from that address for a while."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.test import RequestFactory
from django.urls import reverse

from scorecards.accounts.lockout import client_address
from scorecards.models import AuditEntry

pytestmark = pytest.mark.django_db

JSON = {"Accept": "application/json"}
SENTENCE = "Too many logins have failed for this username. Wait 15 minutes"


@pytest.fixture(autouse=True)
def counting(settings, time_machine):
    settings.AXES_ENABLED = True
    time_machine.move_to("2026-03-02T09:00Z", tick=False)


def log_in(client, password="correct horse", *, page="login", **options):
    sent = {"username": "ida", "password": password, "path": "/", "sent": "{}"}
    return client.post(reverse(page), {**sent, **options.pop("data", {})}, **options)


def fail(client, times, **options):
    return [log_in(client, "wrong", **options).status_code for _ in range(times)]


def test_the_tenth_failure_locks(client, ida):
    assert fail(client, 10) == [200] * 9 + [429]
    refused = log_in(client)
    assert refused.status_code == 429
    assert SENTENCE in refused.text
    assert refused["Retry-After"] == "900"


def test_a_login_in_time_counts_from_the_start_again(client, ida):
    fail(client, 9)
    assert log_in(client).status_code == 302
    client.logout()
    assert fail(client, 9) == [200] * 9


def test_over_after_fifteen_minutes_also_for_those_who_kept_trying(
    client, ida, time_machine
):
    fail(client, 10)
    time_machine.shift(timedelta(minutes=14))
    assert log_in(client).status_code == 429
    time_machine.shift(timedelta(minutes=2))
    assert log_in(client).status_code == 302


def test_others_at_the_same_address_log_in_as_ever(client, ida, ivan):
    fail(client, 10)
    assert log_in(client, data={"username": "ivan"}).status_code == 302


def test_the_person_logs_in_from_elsewhere(client, ida):
    fail(client, 10)
    assert log_in(client, REMOTE_ADDR="192.0.2.7").status_code == 302


def test_a_script_is_answered_with_a_sentence(client, ida):
    fail(client, 10)
    answer = log_in(client, page="log_in_again", headers=JSON)
    assert answer.status_code == 429
    assert answer.json()["error"].startswith(SENTENCE)


def test_failures_on_all_login_pages_count_together(client, cora):
    pages = ["login", "log_in_again", "resume", "admin:login"]
    for page in [*pages, *pages, "login", "resume"]:
        log_in(client, "wrong", page=page, data={"username": "cora"})
    for page in pages:
        refused = log_in(client, page=page, data={"username": "cora"})
        assert refused.status_code == 429, page


def test_what_a_page_had_sent_is_not_kept(client, ida):
    sent = {"sent": '{"notes": ["SECRET"]}', "path": "/SECRET/", "next": "/SECRET/"}
    fail(client, 2, page="resume", data=sent)
    attempt = AccessAttempt.objects.get()
    assert attempt.failures_since_start == 2
    assert "SECRET" not in str(vars(attempt))
    assert "wrong" not in attempt.post_data


def test_the_lockout_is_in_the_audit_trail_once(client, ida):
    fail(client, 12)
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.actor_name, entry.subject_name) == (
        "locked_out",
        "Somebody not logged in",
        "ida",
    )


def test_what_is_no_account_is_not_in_the_audit_trail(client):
    assert fail(client, 10)[-1] == 429
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "203.0.113.9", "192.0.2.1"),
        (1, "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        (2, "6.6.6.6, 203.0.113.9, 198.51.100.1", "203.0.113.9"),
        (2, "203.0.113.9", "192.0.2.1"),
        (1, "", "192.0.2.1"),
        (1, "nonsense", "192.0.2.1"),
        (1, "2001:db8::1", "2001:db8::1"),
    ],
)
def test_the_address_is_the_one_that_our_own_proxy_saw(
    settings, proxies, forwarded, expected
):
    settings.PROXIES = proxies
    request = RequestFactory().get(
        "/", REMOTE_ADDR="192.0.2.1", headers={"x-forwarded-for": forwarded}
    )
    assert client_address(request) == expected
