"""A forgotten password: a link by mail, once, and the same answer for everybody."""

import re
import threading
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from scorecards.accounts.passwords import MAILING
from tests.makers import reset_link

pytestmark = pytest.mark.django_db

NEW = "vgk3-prmu-w8za"


@pytest.fixture(autouse=True)
def addresses(ida, otto, settings):
    settings.MAIL_GOES_OUT = True
    settings.SITE_URL = "https://interviews.example.com"
    for person in (ida, otto):
        type(person).objects.filter(pk=person.pk).update(
            email=f"{person.username}@example.com"
        )
        person.refresh_from_db()


def ask(client, email="ida@example.com", **options):
    """The answer, once the mail is out."""
    answer = client.post(reverse("password_reset"), {"email": email}, **options)
    for thread in threading.enumerate():
        if thread.name == MAILING:
            thread.join(timeout=10)
    return answer


def link():
    """The path of the link in the last mail."""
    return re.search(r"https://interviews\.example\.com(\S+)", mail.outbox[-1].body)[1]


def choose(client, address, new=NEW):
    """The form behind the link, filled in."""
    page = client.get(address, follow=True)
    sent = {"new_password1": new, "new_password2": new}
    return client.post(page.request["PATH_INFO"], sent)


def log_in(client, password, **options):
    sent = {"username": "ida", "password": password}
    return client.post(reverse("login"), sent, **options).status_code


def test_the_login_page_leads_to_it(client):
    assert f'href="{reverse("password_reset")}"' in client.get(reverse("login")).text


def test_the_address_of_the_admins_login_leads_there(client):
    page = client.get(reverse("admin:login"), follow=True)
    assert f'href="{reverse("password_reset")}"' in page.text


def test_a_mail_brings_a_link_to_choose_a_new_password(client, ida):
    assert ask(client).url == reverse("password_reset_done")
    assert (mail.outbox[0].to, mail.outbox[0].subject) == (
        ["ida@example.com"],
        "Choose a new password",
    )
    assert choose(client, link()).url == reverse("password_reset_complete")
    assert log_in(client, NEW) == 302


def test_a_link_works_once(client, ida):
    ask(client)
    choose(client, link())
    again = Client().get(link(), follow=True)
    assert "This link no longer works" in again.text
    assert log_in(client, NEW) == 302


def test_using_one_link_ends_the_others(client, ida):
    ask(client)
    first = link()
    ask(client)
    choose(client, link())
    assert "This link no longer works" in Client().get(first, follow=True).text


def test_a_link_works_for_an_hour(client, ida, time_machine):
    time_machine.move_to("2026-03-02T09:00Z", tick=False)
    address = reverse("password_reset_confirm", args=reset_link(ida))
    time_machine.shift(timedelta(minutes=61))
    assert "This link no longer works" in client.get(address, follow=True).text


def test_the_link_does_not_begin_with_what_a_browser_calls_the_site(client, settings):
    settings.ALLOWED_HOSTS = ["*"]
    ask(client, headers={"host": "evil.example"})
    assert "evil.example" not in mail.outbox[0].body
    assert link()


def test_other_sessions_of_the_account_end(client, ida):
    elsewhere = Client()
    elsewhere.force_login(ida)
    choose(client, reverse("password_reset_confirm", args=reset_link(ida)))
    assert elsewhere.get(reverse("my_scorecards")).status_code == 302


def test_the_rules_for_passwords_hold_here_too(client, ida):
    address = reverse("password_reset_confirm", args=reset_link(ida))
    assert "mostly your name" in choose(client, address, "Scorecards-2026").text


def comparable(answer):
    headers = {name: value for name, value in answer.items() if name != "Set-Cookie"}
    return answer.status_code, headers, answer.content


@pytest.mark.parametrize("other", ["nobody@example.com", "otto@example.com"])
def test_known_and_unknown_addresses_get_the_same_answer(client, otto, other):
    otto.set_unusable_password()
    otto.save()
    known, unknown = ask(client), ask(client, other)
    assert comparable(known) == comparable(unknown)
    assert [each.to for each in mail.outbox] == [["ida@example.com"]]


def test_nobody_waits_for_the_mail(client, monkeypatch):
    sending, answered = threading.Event(), threading.Event()

    def send(self, **options):
        sending.set()
        assert answered.wait(timeout=10)

    monkeypatch.setattr("django.contrib.auth.forms.EmailMultiAlternatives.send", send)
    answer = client.post(reverse("password_reset"), {"email": "ida@example.com"})
    assert answer.status_code == 302
    assert sending.wait(timeout=10)
    answered.set()


def test_known_and_unknown_addresses_take_the_same_queries(
    client, django_assert_num_queries
):
    for email in ("ida@example.com", "nobody@example.com"):
        with django_assert_num_queries(1):
            ask(client, email)


@pytest.mark.parametrize("page", ["password_reset", "password_reset_done"])
def test_a_site_without_mail_says_so(client, settings, page):
    settings.MAIL_GOES_OUT = False
    page = client.get(reverse(page))
    assert "Ask an administrator to set a new password" in page.text
    assert "on its way" not in page.text


@pytest.fixture
def counting(settings, time_machine):
    settings.AXES_ENABLED = True
    time_machine.move_to("2026-03-02T09:00Z", tick=False)


@pytest.mark.parametrize("email", ["ida@example.com", "nobody@example.com"])
def test_links_for_one_account_are_slowed_whoever_asks(counting, client, email):
    asked = [
        ask(client, email.upper(), REMOTE_ADDR=f"198.51.100.{n}").status_code
        for n in range(6)
    ]
    assert asked == [302] * 5 + [429]
    assert ask(client, email)["Retry-After"] == "900"


def test_links_over_again_after_fifteen_minutes(counting, client, time_machine):
    assert [ask(client).status_code for _ in range(6)][-1] == 429
    time_machine.shift(timedelta(minutes=16))
    assert ask(client).status_code == 302


def test_many_addresses_asked_for_from_one_place_are_slowed(counting, client):
    asked = [
        ask(client, f"person{n}@example.com", REMOTE_ADDR="192.0.2.7").status_code
        for n in range(51)
    ]
    assert asked == [302] * 50 + [429]


def test_asking_for_links_locks_nobody_out_of_the_login(counting, client, ida):
    for n in range(40):
        ask(client, REMOTE_ADDR=f"198.51.100.{n}")
    assert log_in(client, "correct horse") == 302


def test_a_new_password_by_mail_lets_in_where_others_guessed(counting, client, ida):
    for n in range(30):
        log_in(Client(), "wrong", REMOTE_ADDR=f"198.51.100.{n}")
    choose(client, reverse("password_reset_confirm", args=reset_link(ida)))
    assert log_in(client, NEW) == 302
