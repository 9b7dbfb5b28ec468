"""Passwords of words that others would try first."""

import time
from contextlib import suppress

import pytest
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from scorecards.accounts.own_words import OwnWordsValidator

IDA = User(
    username="ida.b",
    first_name="Ida",
    last_name="Bürgi Herrero",
    email="ida.burgi@acme-hiring.example",
)


@pytest.fixture(autouse=True)
def site(settings):
    settings.ALLOWED_HOSTS = ["interviews.northwind-labs.com", "127.0.0.1"]
    settings.SITE_URL = "https://interviews.northwind-labs.com"
    settings.DEFAULT_FROM_EMAIL = "scorecards@contoso.example"


@pytest.mark.parametrize(
    "password",
    [
        "scorecards",
        "Scorecards2026!",
        "structuredInterview",
        "Sc0r3c@rd$-1234",
        "interview-panel-1",
        "northwind2026",
        "NorthwindLabs!!",
        "contoso-hiring",
        "BurgiHerrero1987",
        "Bürgi-1987-Bürgi",
        "ida-herrero-ida",
        "acme-burgi-99",
        "password19871987",
        "scorecards" * 20_000,
    ],
)
def test_words_of_the_product_the_site_or_the_person_are_refused(password):
    with pytest.raises(ValidationError, match="mostly your name"):
        OwnWordsValidator().validate(password, IDA)


@pytest.mark.parametrize(
    "password", ["correct horse", "my-interview-tukan-47", "vgk3-prmu-w8za", "é" * 8]
)
def test_others_are_accepted(password):
    OwnWordsValidator().validate(password, IDA)


def test_names_of_another_person_are_accepted():
    OwnWordsValidator().validate("BurgiHerrero1987", User(username="ivan"))


def test_the_rule_is_among_those_of_the_site():
    with pytest.raises(ValidationError, match="mostly your name"):
        validate_password("Interviewer-2026", IDA)


@pytest.mark.parametrize("text", ["a", "scorecard", "a\u0301", "(", "scorecar"])
def test_the_longest_password_is_read_in_no_time(text):
    began = time.process_time()
    with suppress(ValidationError):
        OwnWordsValidator().validate(text * 100_000, IDA)
    assert time.process_time() - began < 2
