"""Of what is read, nothing stays: in no table, file, cache, session or report."""

import logging
import tempfile
from pathlib import Path

import pytest
from django.apps import apps
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.log import AdminEmailHandler

from glossary.resumes.uploads import InMemoryUploadHandler
from tests.makers import make_role

pytestmark = [pytest.mark.django_db, pytest.mark.once]

URL = "/glossary/resume/"
SECRET = "Wolfeschlegelstein"
LARGE = f"{SECRET} at a CRO\n".encode() * 100_000  # 3 MB: Django would use the disk


@pytest.fixture
def reader(client, otto):
    make_role()
    client.force_login(otto)
    return client


def file(content=b"Short"):
    return SimpleUploadedFile(f"{SECRET}.txt", content)


def everything_stored():
    return {
        model._meta.db_table: list(model._base_manager.order_by("pk").values_list())
        for model in apps.get_models()
    }


def report(reader, **sent):
    """The mail about an error while reading, with all that Django puts in."""
    handler = AdminEmailHandler(include_html=True)
    logger = logging.getLogger("django.request")
    logger.addHandler(handler)
    reader.raise_request_exception = False
    try:
        assert reader.post(URL, sent).status_code == 500
    finally:
        logger.removeHandler(handler)
    parts = [
        [
            message.subject,
            message.body,
            *(html.content for html in message.alternatives),
        ]
        for message in mail.outbox
    ]
    assert max(map(len, parts)) == 3  # one with HTML, which shows variables
    return str(parts)


@pytest.fixture
def admins(settings):
    settings.ADMINS = [("Ops", "ops@example.com")]


def test_no_row_of_any_table_changes(reader):
    reader.get(URL)
    before = everything_stored()

    reader.post(URL, {"text": f"{SECRET} at a CRO"})
    reader.post(URL, {"file": file(SECRET.encode())})

    assert everything_stored() == before


def test_no_file_is_written(reader, monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    opened = []
    monkeypatch.setattr(tempfile, "_mkstemp_inner", lambda *a: opened.append(a))

    response = reader.post(URL, {"file": file(LARGE)})

    assert "longer than 200,000" in response.content.decode()
    assert (opened, list(Path(tmp_path).iterdir())) == ([], [])


def test_no_file_is_written_for_somebody_whose_login_has_ended(monkeypatch, db):
    opened = []
    monkeypatch.setattr(tempfile, "_mkstemp_inner", lambda *a: opened.append(a))

    response = Client().post(URL, {"file": file(LARGE)})

    assert (response.status_code, opened) == (302, [])


def test_no_browser_or_proxy_keeps_the_page(reader):
    response = reader.post(URL, {"text": SECRET})

    assert "no-store" in response["Cache-Control"]


def test_session_and_cookies_stay_as_they_are(reader):
    before = dict(reader.session.items())

    response = reader.post(URL, {"text": SECRET})

    assert dict(reader.session.items()) == before
    assert set(response.cookies) <= {"csrftoken"}


def test_log_lines_name_nothing_of_it(reader, caplog):
    caplog.set_level(logging.DEBUG)

    reader.post(URL, {"text": SECRET, "role": SECRET})
    reader.post(URL, {"file": file(b"\x00" * 99)})

    assert "Unprocessable" in caplog.text
    assert SECRET not in caplog.text


def fail(*args, **kwargs):
    raise ValueError(f"cannot read {args} {kwargs} {SECRET}")


@pytest.mark.parametrize("broken", ["views.read", "views.render", "forms.tidy"])
def test_error_report_holds_nothing_of_it(reader, monkeypatch, admins, broken):
    monkeypatch.setattr(f"glossary.resumes.{broken}", fail)

    text = report(reader, text=SECRET, role=SECRET, file=file())

    assert "WithheldError" in text
    assert "ValueError" in text
    assert SECRET not in text


def test_error_report_would_hold_it_otherwise(reader, monkeypatch, admins):
    """Shows that the test above looks in the right place."""
    monkeypatch.setattr("glossary.resumes.views.read", fail)
    monkeypatch.setattr("glossary.resumes.withheld._EXPECTED", ValueError)

    assert SECRET in report(reader, text=SECRET)


def test_queries_hold_nothing_of_it(reader, django_assert_max_num_queries):
    with django_assert_max_num_queries(16) as queries:
        reader.post(URL, {"text": f"{SECRET} at a CRO", "role": SECRET})

    assert SECRET not in str(queries.captured_queries)


def test_uploads_beyond_the_room_say_their_true_size():
    handler = InMemoryUploadHandler()
    handler.new_file("file", "cv.txt", "text/plain", None)
    for start in range(0, 7 * 2**20, 2**20):
        assert handler.receive_data_chunk(b"a" * 2**20, start) is None

    kept = handler.file_complete(7 * 2**20)

    assert (kept.size, len(kept.read())) == (7 * 2**20, 5 * 2**20)
