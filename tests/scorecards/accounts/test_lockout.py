"""After too many failed logins more are refused for a while, but no known browsers."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.test import Client, RequestFactory
from django.urls import reverse

from scorecards.accounts.lockout import client_address
from scorecards.models import AuditEntry

pytestmark = pytest.mark.django_db

JSON = {"Accept": "application/json"}
ADVICE = "Wait 15 minutes, then try again"
ELSEWHERE = "192.0.2.7"


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
    assert ADVICE in refused.text
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
    assert answer.json()["error"].startswith(f"Too many attempts. {ADVICE}")


def test_failures_on_all_login_pages_count_together(client, cora):
    pages = ["login", "log_in_again", "resume"]
    for page in [*pages, *pages, *pages, "login"]:
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


def known(client):
    """The client, as a browser that somebody has logged in with before."""
    log_in(client)
    log_out(client)
    return client


def log_out(client):
    """As on the page: the client's own logout drops all cookies."""
    client.post(reverse("logout"))


def guess(usernames, addresses, **options):
    """The last answer to a wrong password for each username from each address."""
    return [
        log_in(
            Client(),
            "wrong",
            data={"username": username},
            REMOTE_ADDR=address,
            **options,
        ).status_code
        for username in usernames
        for address in addresses
    ][-1]


def people(number):
    return [f"person{n}" for n in range(number)]


def places(number):
    return [f"198.51.100.{n}" for n in range(number)]


def test_many_usernames_from_one_address_are_slowed(client, ida):
    assert guess(people(49), [ELSEWHERE]) == 200
    assert guess(["one more"], [ELSEWHERE]) == 429
    assert log_in(client, REMOTE_ADDR=ELSEWHERE).status_code == 429
    assert log_in(client).status_code == 302


def test_one_network_of_ipv6_is_one_address(client, ida):
    assert guess(people(50), ["2001:db8::1", "2001:db8::2"]) == 429
    assert log_in(client, REMOTE_ADDR="2001:db8::3").status_code == 429
    assert log_in(client, REMOTE_ADDR="2001:db8:0:1::3").status_code == 302


def test_an_address_of_this_machine_is_that_of_a_proxy_and_of_everybody(client, ida):
    guess(people(60), ["127.0.0.1"])
    assert log_in(client).status_code == 302


def test_many_addresses_for_one_account_are_slowed(client, ida, ivan):
    assert guess(["ida"], places(29)) == 200
    assert guess(["ida"], [ELSEWHERE]) == 429
    assert log_in(client).status_code == 429
    assert log_in(client, data={"username": "ivan"}).status_code == 302


def test_a_browser_that_logged_in_before_is_not_locked_out_from_outside(ida):
    browser = known(Client())
    guess(["ida"], [*places(30), "127.0.0.1"])
    assert log_in(Client()).status_code == 429
    assert log_in(browser).status_code == 302


def test_a_known_browser_is_slowed_by_its_own_failures(client, ida):
    known(client)
    assert fail(client, 10, REMOTE_ADDR=ELSEWHERE) == [200] * 9 + [429]
    assert log_in(client).status_code == 429
    assert log_in(Client()).status_code == 302


def test_a_browser_is_known_for_those_who_logged_in_with_it(ida, ivan):
    browser = known(Client())
    guess(["ivan"], places(30))
    assert log_in(browser, data={"username": "ivan"}).status_code == 429


def test_a_shared_browser_is_known_for_each(ida, ivan):
    browser = known(Client())
    log_in(browser, data={"username": "ivan"})
    log_out(browser)
    guess(["ida", "ivan"], places(30))
    assert log_in(browser).status_code == 302


@pytest.mark.parametrize("forged", ["device.{}", "device.{}:1uUbbb:abc", ":", "\x00"])
def test_a_forged_browser_is_not_known(client, ida, forged):
    guess(["ida"], places(30))
    client.cookies["device"] = forged.format(ida.pk)
    assert log_in(client).status_code == 429


def test_a_login_of_ones_own_hides_no_other_guesses(client, ida):
    guess(people(49), [ELSEWHERE])
    assert log_in(client, REMOTE_ADDR=ELSEWHERE).status_code == 302
    assert guess(["one more"], [ELSEWHERE]) == 429


def change_password(client, old):
    sent = {"old_password": old, "new_password1": "x", "new_password2": "x"}
    return client.post(reverse("password_change"), sent).status_code


def test_wrong_old_passwords_are_slowed_too(client, ida):
    log_in(client)
    tried = [change_password(client, "wrong") for _ in range(10)]
    assert tried == [200] * 9 + [429]
    assert change_password(client, "correct horse") == 429


def test_the_admin_has_no_other_password_page(client, sue):
    client.force_login(sue)
    page = client.post(reverse("admin:password_change"))
    assert page.url == reverse("password_change")


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
        (1, "2001:db8:0:1:2:3:4:5", "2001:db8:0:1::"),
        (1, "2001:db8:0:1::9%eth0", "2001:db8:0:1::"),
        (1, "::ffff:203.0.113.9", "203.0.113.9"),
        (1, "::1", "::1"),
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
