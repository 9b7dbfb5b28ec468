"""What is refused before any page sees it, and the headers on every answer."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings as project
from django.test import Client

from scorecards.operations.unreadable import UNREADABLE, take_note
from tests.scorecards.operations.collected import collected

FORM = "application/x-www-form-urlencoded"
ASK = """
import io, json, os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "scorecards.settings"
from scorecards.wsgi import application

def status(query, content_type):
    environ = {
        "REQUEST_METHOD": "POST", "PATH_INFO": "/accounts/login/",
        "QUERY_STRING": query, "CONTENT_TYPE": content_type, "CONTENT_LENGTH": "3",
        "SERVER_NAME": "localhost", "SERVER_PORT": "80", "HTTP_HOST": "localhost",
        "HTTP_COOKIE": "csrftoken=" + "a" * 32, "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(b"a=b"),
    }
    answers = []
    application(environ, lambda line, headers: answers.append([line, dict(headers)]))
    return answers[0]

print(json.dumps([status(*each) for each in json.loads(sys.argv[1])]))
"""


@pytest.mark.once
def test_other_encodings_are_refused_by_the_server_itself(tmp_path):
    many = "&".join(f"x{number}=" for number in range(1_100))
    sent = [
        ("", f"{FORM}; charset=latin-1"),
        ("", f"{FORM}; charset=idna"),
        (many, f"{FORM}; charset=utf-8"),
    ]
    run = subprocess.run(
        [sys.executable, "-c", ASK, json.dumps(sent)],
        cwd=project.BASE_DIR,
        env={**os.environ, "DEBUG": "", "DATA_DIR": str(collected(tmp_path))},
        capture_output=True,
        text=True,
        check=False,
    )
    answers = json.loads(run.stdout)
    assert [line[:3] for line, _ in answers] == ["400", "400", "403"]
    assert all("Content-Security-Policy" in headers for _, headers in answers)


@pytest.mark.parametrize(
    ("declared", "left", "unreadable"),
    [
        (f"{FORM}; charset=utf-8", FORM, False),
        (f'{FORM};CHARSET="UTF8" ; x=1', f"{FORM}; x=1", False),
        (f"{FORM}; charset=latin-1", FORM, True),
        (f"{FORM}; charset*=utf-8''idna", FORM, True),
        (
            "multipart/form-data; charset=rot13; boundary=x",
            "multipart/form-data; boundary=x",
            True,
        ),
    ],
)
def test_what_a_request_declares_is_noted_and_taken_away(declared, left, unreadable):
    environ = {"CONTENT_TYPE": declared}
    take_note(environ)
    assert environ == {"CONTENT_TYPE": left, UNREADABLE: unreadable}


@pytest.mark.parametrize(
    ("length", "unreadable"), [("", None), ("12", None), ("-1", True), ("x", True)]
)
def test_length_that_is_no_number_is_refused(length, unreadable):
    environ = {"CONTENT_LENGTH": length}
    take_note(environ)
    assert environ.get(UNREADABLE) is unreadable
    assert environ["CONTENT_LENGTH"] == ("0" if unreadable else length)


@pytest.mark.parametrize("address", ["/healthz", "/nothing/", "/accounts/login/"])
@pytest.mark.django_db
def test_features_that_no_page_uses_are_turned_off(client, address):
    policy = client.get(address, follow=True)["Permissions-Policy"]
    assert policy.startswith("accelerometer=(), ")
    assert "camera=(), " in policy


def test_refused_host_gets_the_headers_too(settings):
    settings.SECURE_SSL_REDIRECT = True
    answer = Client().get("/", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer["Content-Security-Policy"]


@pytest.mark.django_db
def test_health_check_asks_for_no_session(client, ida, django_assert_num_queries):
    client.force_login(ida)
    with django_assert_num_queries(1):
        assert client.get("/healthz").content == b"ok\n"


@pytest.mark.django_db
def test_health_check_says_so_while_the_database_is_away(client, ida, monkeypatch):
    from django.db import InterfaceError, connection

    def away(*args, **kwargs):
        raise InterfaceError("connection already closed")

    client.force_login(ida)
    monkeypatch.setattr(connection, "cursor", away)
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (503, b"database unavailable\n")
