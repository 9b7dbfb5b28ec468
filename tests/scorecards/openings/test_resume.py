"""Coordinators attach a candidate’s résumé to an application."""

from copy import deepcopy

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from scorecards import settings as project_settings
from scorecards.models import AuditEntry, Resume
from scorecards.workflow import attaching_resume
from scorecards.workflow.attaching_resume import attach_resume
from tests.glossary.resumes.made_files import pdf, word
from tests.makers import make_application

pytestmark = pytest.mark.django_db


@pytest.fixture
def application():
    return make_application()


@pytest.fixture
def as_cora(client, cora):
    client.force_login(cora)
    return client


def page_of(application, file=False):
    name = f"admin:scorecards_application_resume{'_file' * file}"
    return reverse(name, args=[application.pk])


def send(client, application, content, name="cv.pdf"):
    file = SimpleUploadedFile(name, content)
    return client.post(page_of(application), {"file": file}, follow=True)


def kept():
    return storages["resumes"].listdir("")[1]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (pdf("Audits in Basel"), "pdf"),
        (word("Audits in Basel"), "docx"),
        ("Zürich, audits.".encode(), "txt"),
    ],
    ids=["pdf", "docx", "txt"],
)
def test_a_file_is_what_its_content_says(as_cora, application, content, kind):
    response = send(as_cora, application, content, "whatever.exe")
    assert "Résumé attached. Interviewers can’t see it" in response.text
    resume = Resume.objects.get()
    assert (resume.kind, resume.size) == (kind, len(content))
    assert kept() == [resume.file]
    answer = as_cora.get(page_of(application, file=True))
    assert answer.getvalue() == content
    assert 'filename="resume-C-' in answer.headers["Content-Disposition"]
    assert answer.headers["Content-Security-Policy"].startswith("sandbox;")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "This file has no text."),
        (b"%PDF-1.7\n" + bytes(4000), "This file can’t be read."),
        (b"PK\x03\x04" + bytes(100), "This file can’t be read."),
        (bytes(range(256)) * 20, "This file can’t be read."),
        (b"a" * (5 * 1024 * 1024 + 1), "This file is larger than 5 MB."),
    ],
    ids=["empty", "pdf of noise", "zip of noise", "noise", "too large"],
)
def test_what_is_no_resume_is_refused(as_cora, application, content, said):
    response = send(as_cora, application, content)
    assert response.status_code == 422
    assert said in response.text
    assert not Resume.objects.exists()
    assert kept() == []


def test_another_file_replaces_the_first(
    as_cora, application, django_capture_on_commit_callbacks
):
    send(as_cora, application, b"First.")
    with django_capture_on_commit_callbacks(execute=True):
        send(as_cora, application, b"Second.")
    assert kept() == [Resume.objects.get().file]
    assert as_cora.get(page_of(application, file=True)).getvalue() == b"Second."


def test_removed_its_file_is_deleted(
    as_cora, application, django_capture_on_commit_callbacks
):
    send(as_cora, application, b"First.")
    with django_capture_on_commit_callbacks(execute=True):
        as_cora.post(page_of(application), {"remove": 1})
    assert (kept(), Resume.objects.count()) == ([], 0)
    assert as_cora.get(page_of(application, file=True)).status_code == 404


def test_a_file_whose_row_could_not_be_written_is_not_kept(application, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(attaching_resume, "_attach", fail)
    with pytest.raises(RuntimeError):
        attach_resume(application, by=None, content=b"Audits.", kind="txt")
    assert kept() == []


def test_coordinators_leave_a_trace_when_they_read_it(as_cora, application, cora):
    send(as_cora, application, b"First.")
    as_cora.get(page_of(application, file=True)).getvalue()
    entry = AuditEntry.objects.get(action="resume_read")
    assert (entry.actor_key, entry.subject_type) == (cora.pk, "application")


def test_files_in_a_folder_are_for_the_site_alone(application, settings, tmp_path):
    usual = deepcopy(project_settings.STORAGES["resumes"])
    usual["OPTIONS"]["location"] = tmp_path / "resumes"
    settings.STORAGES = {**settings.STORAGES, "resumes": usual}
    attach_resume(application, by=None, content=b"Audits.", kind="txt")
    file = tmp_path / "resumes" / Resume.objects.get().file
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
