"""The login session: its end, its secret, logging in from an open page, logout."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from scorecards.accounts.session import VAULT_SECRET
from tests.makers import make_scorecard

pytestmark = pytest.mark.django_db

JSON = {"Accept": "application/json"}


def log_in(client, username="ida", password="correct horse"):
    return client.post(reverse("login"), {"username": username, "password": password})


def log_in_again(client, username="ida", password="correct horse"):
    return client.post(
        reverse("log_in_again"),
        {"username": username, "password": password},
        headers=JSON,
    )


def secret(client):
    return client.session.get(VAULT_SECRET)


def test_the_session_ends_at_a_fixed_time(client, ida, settings, time_machine):
    time_machine.move_to("2026-03-01T09:00Z", tick=False)
    settings.SESSION_COOKIE_AGE = 3600
    log_in(client)
    ends = client.session.get_expiry_date()
    assert ends == timezone.now() + timedelta(hours=1)

    time_machine.shift(timedelta(minutes=40))
    session = client.session
    session["anything"] = "stored meanwhile"
    session.save()
    assert client.session.get_expiry_date() == ends


def test_after_its_end_the_script_is_asked_for_a_login(
    client, ida, settings, time_machine
):
    time_machine.move_to("2026-03-01T09:00Z", tick=False)
    settings.SESSION_COOKIE_AGE = 3600
    log_in(client)
    time_machine.shift(timedelta(minutes=61))
    assert client.post(reverse("extend_session"), headers=JSON).status_code == 401


def test_extending_gives_the_full_length_and_keeps_the_secret(
    client, ida, settings, time_machine
):
    time_machine.move_to("2026-03-01T09:00Z", tick=False)
    settings.SESSION_COOKIE_AGE = 3600
    log_in(client)
    before = secret(client)
    time_machine.shift(timedelta(minutes=55))

    answer = client.post(reverse("extend_session"), headers=JSON).json()

    assert parse_datetime(answer["sessionEnds"]) == timezone.now() + timedelta(hours=1)
    assert answer["vaultSecret"] == secret(client) == before


def test_a_session_ends_for_good_after_seven_days(client, ida, time_machine):
    time_machine.move_to("2026-03-01T09:00Z", tick=False)
    log_in(client)
    for _ in range(15):
        time_machine.shift(timedelta(hours=11))
        answer = client.post(reverse("extend_session"), headers=JSON)
    assert answer.json()["sessionEnds"] == "2026-03-08T09:00:00+00:00"
    time_machine.shift(timedelta(hours=4))
    assert client.post(reverse("extend_session"), headers=JSON).status_code == 401


def test_a_password_begins_the_days_again(client, ida, time_machine):
    time_machine.move_to("2026-03-01T09:00Z", tick=False)
    log_in(client)
    time_machine.shift(timedelta(hours=11))
    ends = parse_datetime(log_in_again(client).json()["sessionEnds"])
    assert ends == timezone.now() + timedelta(hours=12)
    assert client.session["logged_in_at"] == timezone.now().timestamp()


def test_extending_is_a_post(client, ida):
    log_in(client)
    assert client.get(reverse("extend_session")).status_code == 405


def test_the_secret_is_made_at_login_and_differs_between_sessions(ida):
    here, there = Client(), Client()
    log_in(here)
    log_in(there)
    assert len(secret(here)) >= 32
    assert secret(here) != secret(there)


def test_the_page_carries_the_secret_of_its_session(client, ida):
    log_in(client)
    page = client.get(reverse("scorecard", args=[make_scorecard(ida).pk]))
    assert f'data-vault-secret="{secret(client)}"' in page.text


def test_the_secret_goes_with_the_session(client, ida):
    log_in(client)
    before = secret(client)
    client.post(reverse("logout"))
    assert not Session.objects.exists()
    log_in(client)
    assert secret(client) != before


def test_another_user_of_the_browser_gets_another_secret(client, ida, ivan):
    log_in(client)
    before = secret(client)
    log_in(client, "ivan")
    log_in_again(client, "ivan")
    assert secret(client) not in (None, before)


def test_logging_in_again_answers_with_the_new_session(client, ida):
    answer = log_in_again(client)
    assert answer.status_code == 200
    assert answer.json() == {
        "vaultSecret": secret(client),
        "sessionEnds": client.session.get_expiry_date().isoformat(),
    }
    assert client.get(reverse("my_scorecards")).status_code == 200


def test_logging_in_again_while_logged_in_keeps_the_secret(client, ida):
    log_in(client)
    before = secret(client)
    assert log_in_again(client).json()["vaultSecret"] == before


@pytest.mark.parametrize(
    ("username", "password"), [("ida", "wrong"), ("nobody", "correct horse"), ("", "")]
)
def test_a_wrong_password_is_refused_with_a_sentence(client, ida, username, password):
    answer = log_in_again(client, username, password)
    assert answer.status_code == 422
    assert secret(client) is None
    assert client.get(reverse("my_scorecards")).status_code == 302


def test_the_sentence_says_what_to_do(client, ida):
    sentence = log_in_again(client, password="wrong").json()["error"]
    assert sentence.startswith("That username and password don’t match")


def test_an_inactive_user_is_not_let_in_again(client, ida):
    ida.is_active = False
    ida.save()
    assert log_in_again(client).status_code == 422


def test_another_user_who_logs_in_again_is_that_user(client, ida, ivan):
    log_in(client)
    log_in_again(client, "ivan")
    mine = reverse("scorecard", args=[make_scorecard(ida).pk])
    assert client.get(mine).status_code == 404


def test_logging_in_again_wants_the_token(ida):
    assert log_in_again(Client(enforce_csrf_checks=True)).status_code == 403


def test_a_logout_clears_what_the_browser_keeps(client, ida):
    log_in(client)
    response = client.post(reverse("logout"))
    assert response.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert client.get(reverse("my_scorecards")).status_code == 302
