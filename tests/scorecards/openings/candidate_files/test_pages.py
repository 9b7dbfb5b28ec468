"""Candidates from a file: what it would do is read first, then all of it is done."""

import json
import re
from html import unescape
from uuid import UUID

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from scorecards.audit.sentences import in_words
from scorecards.models import (
    Application,
    AuditEntry,
    Candidate,
    CandidateIdentifier,
    Opening,
)
from scorecards.uploads.progress import Progress, progress_of, sweep
from tests.makers import make_application, make_candidate, make_opening
from tests.scorecards.openings.candidate_files.test_rows import hiding, workbook

pytestmark = pytest.mark.django_db


@pytest.fixture
def opening():
    return make_opening()


@pytest.fixture
def as_coordinator(client, cora):
    client.force_login(cora)
    return client


def page(opening):
    return reverse("admin:scorecards_opening_upload", args=[opening.pk])


def upload(client, opening, content, name="candidates.csv"):
    content = content if isinstance(content, bytes) else content.encode()
    return client.post(page(opening), {"file": SimpleUploadedFile(name, content)})


def carried(response):
    return unescape(re.search(r'name="content" value="([^"]*)"', response.text)[1])


def confirm(client, opening, preview, **more):
    """With what the page has chosen, as a browser would send it."""
    found = preview.context["preview"]
    sent = {f"column-{c.place}": c.holds for c in found.columns}
    sent |= {"shape": found.found.shape, "system": found.system}
    if found.with_hidden:
        sent["with_hidden"] = "on"
    return client.post(page(opening), {"content": carried(preview), **sent, **more})


def again(client, opening, preview, **more):
    return confirm(client, opening, preview, again="yes", **more)


def errors(response):
    return {
        checked.row.number: checked.errors
        for checked, _ in response.context["preview"].wrong
    }


def outcomes(response):
    right = response.context["preview"].right
    return {c.name: c.recognized.outcome.name for c in right}


def asked(response):
    return {
        c.row.number: [value for value, _ in c.recognized.answers]
        for c, _ in response.context["preview"].asked
    }


def applicants(opening):
    return sorted(
        opening.applications.values_list(
            "candidate__name", Coalesce("candidate__identifiers__value", Value(""))
        )
    )


def test_preview_says_what_each_row_would_do_and_adds_nothing(as_coordinator, opening):
    make_application("Ada Park", opening=opening)
    make_candidate("Bo Lind", email="bo@example.com")
    text = "Name,E-mail\nada  PARK,\nBo Lind,bo@example.com\nCy Oda,\n"
    preview = upload(as_coordinator, opening, text)
    assert outcomes(preview) == {
        "ada PARK": "APPLIES",
        "Bo Lind": "KNOWN",
        "Cy Oda": "NEW",
    }
    assert (Candidate.objects.count(), Application.objects.count()) == (2, 1)


def test_preview_counts_in_words_that_go_with_any_number(as_coordinator, opening):
    preview = upload(as_coordinator, opening, "Name\nAda Park\nBo Lind\n")
    assert "<strong>2</strong> new</li>" in preview.text
    assert preview.text.count("<td>New</td>") == 2


def test_confirming_adds_all_of_them(as_coordinator, opening):
    preview = upload(
        as_coordinator, opening, "Name;E-mail\nAda Park;ada@example.com\nBo Lind;\n"
    )
    response = confirm(as_coordinator, opening, preview)
    assert response.status_code == 302
    assert applicants(opening) == [("Ada Park", "ada@example.com"), ("Bo Lind", "")]


def test_message_history_and_trail_say_what_was_added(as_coordinator, opening, cora):
    confirm(as_coordinator, opening, upload(as_coordinator, opening, "Name\nAda\n"))
    entry, trail = LogEntry.objects.get(), AuditEntry.objects.get()
    assert (entry.user, entry.object_id) == (cora, str(opening.pk))
    assert "1 new, 0 already known" in entry.change_message
    assert (trail.action, trail.actor_key) == ("added", cora.pk)
    assert in_words(trail) == ["New: 1", "Known: 0"]


def test_a_workbook_does_the_same(as_coordinator, opening):
    content = workbook(["Name", "E-mail"], ["Ada Park", "ada@example.com"])
    preview = upload(as_coordinator, opening, content, "candidates.xlsx")
    confirm(as_coordinator, opening, preview)
    assert applicants(opening) == [("Ada Park", "ada@example.com")]


def test_confirming_twice_adds_once(as_coordinator, opening):
    preview = upload(as_coordinator, opening, "Name\nAda Park\n")
    for _ in range(2):
        response = confirm(as_coordinator, opening, preview)
    assert response.status_code == 302
    assert applicants(opening) == [("Ada Park", "")]


def test_somebody_of_a_known_name_waits_for_an_answer(as_coordinator, opening):
    known = make_candidate("Ada Park", email="park@example.com")
    preview = upload(as_coordinator, opening, "Name,E-mail\nAda Park,ada@example.com")
    assert asked(preview) == {2: [f"c{known.pk}", "new"]}
    assert confirm(as_coordinator, opening, preview).status_code == 422
    confirm(as_coordinator, opening, preview, **{"who-2": "new"})
    assert applicants(opening) == [("Ada Park", "ada@example.com")]


def test_rows_without_an_answer_can_be_left_out_together(as_coordinator, opening):
    make_candidate("Ada Park")
    preview = upload(as_coordinator, opening, "Name\nAda Park\nBo Lind\n")
    confirm(as_coordinator, opening, preview, leave_out_rest="on")
    assert applicants(opening) == [("Bo Lind", "")]


def test_answers_survive_an_updated_preview(as_coordinator, opening):
    make_candidate("Ada Park")
    preview = upload(as_coordinator, opening, "Name\nAda Park\n")
    updated = again(as_coordinator, opening, preview, **{"who-2": "new"})
    assert outcomes(updated) == {"Ada Park": "NEW"}
    assert 'name="who-2" value="new"' in updated.text


# How far it is


KEY = UUID(int=4711)


@pytest.fixture
def told(monkeypatch):
    """What waiting pages would be told, each change of it."""
    said = []
    monkeypatch.setattr("scorecards.uploads.progress.PAUSE", 0)
    monkeypatch.setattr(
        "scorecards.uploads.progress.write_whole",
        lambda path, text: said.append(json.loads(text)),
    )
    return said


def steps(told):
    return {(each["what"], each["total"]) for each in told}


def test_reading_and_adding_say_how_far_they_are(as_coordinator, opening, told):
    text = "Name,E-mail\n" + "".join(f"Ada {n},a{n}@example.org\n" for n in range(30))
    file = SimpleUploadedFile("candidates.csv", text.encode())
    preview = as_coordinator.post(page(opening), {"file": file, "progress_key": KEY})
    read = {
        ("Reading the file", 0),
        ("Checking row", 30),
        ("Comparing with known candidates: row", 30),
    }
    assert steps(told) == read
    confirm(as_coordinator, opening, preview, progress_key=KEY)
    assert steps(told) - read == {
        ("Adding candidate", 30),
        ("Adding address or id", 30),
        ("Adding application", 30),
    }


def progress(client, opening, key=KEY):
    address = reverse("admin:scorecards_opening_upload_progress", args=[opening.pk])
    return client.get(f"{address}?key={key}")


@pytest.fixture
def folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path


@pytest.mark.usefixtures("folder")
def test_waiting_page_is_told_how_far_its_own_file_is(
    as_coordinator, opening, cora, sue
):
    Progress(KEY, of=cora.pk)("Checking row", 4_000, 10_000)
    assert "Checking row 4000 of 10000." in progress(as_coordinator, opening).text
    as_coordinator.force_login(sue)
    assert "Reading the file." in progress(as_coordinator, opening).text
    assert progress(as_coordinator, opening, "../1").status_code == 404


@pytest.mark.usefixtures("folder")
def test_what_nobody_waits_for_is_removed(cora, monkeypatch):
    Progress(KEY, of=cora.pk)("Checking row", 1, 2)
    monkeypatch.setattr("scorecards.uploads.progress.KEPT", -1)
    sweep()
    assert progress_of(KEY, of=cora.pk) == {}


def test_pages_ask_for_progress_of_what_they_send(as_coordinator, opening):
    for shown in (
        as_coordinator.get(page(opening)),
        upload(as_coordinator, opening, "Name\nAda Park\n"),
    ):
        sent = re.search(r'name="progress_key" value="([^"]+)"', shown.text)[1]
        assert f"progress/?key={sent}" in shown.text


# What was understood


def test_preview_says_how_the_file_was_read(as_coordinator, opening):
    text = "Report,,\nName,Stage,Handy\nZoë Dvořák,Onsite,\nŁukasz Żółć,,\n"
    text = unescape(upload(as_coordinator, opening, text.encode("cp1250")).text)
    assert "The headings are in row 2" in text
    assert "Central European (Windows-1250), separated by comma" in text
    assert "“Name” as Name; “Handy” as Phone" in text
    assert "No column was taken as e-mail." in text
    assert "Not used: Stage." in text


def test_column_without_a_heading_is_named_by_its_letter(as_coordinator, opening):
    text = "Person,,,E-mail\nFirst name,Last name,,\nMia,Lund,,mia@example.org\n"
    shown = upload(as_coordinator, opening, text)
    assert "Not used: column B, no heading." in unescape(shown.text)

    shape = shown.context["preview"].found.shape
    sent = {"content": carried(shown), "shape": shape, "again": "yes"}
    chosen = {"column-0": "first", "column-1": "last"}
    again = as_coordinator.post(page(opening), sent | chosen)
    assert [each.name for each in again.context["preview"].right] == ["Mia Lund"]


def test_invisible_characters_of_an_address_are_left_out(as_coordinator, opening):
    text = "Name,E-mail\nKim Ode,\u200bkim@exa\u00admple.org\u2060\n"
    confirm(as_coordinator, opening, upload(as_coordinator, opening, text))
    assert CandidateIdentifier.objects.get().value == "kim@example.org"


def test_encoding_is_changed_in_the_preview(as_coordinator, opening):
    preview = upload(as_coordinator, opening, "Name\nDvořák\n".encode("cp1250"))
    updated = again(as_coordinator, opening, preview, encoding="cp1251")
    assert outcomes(updated) == {"Dvoшбk": "NEW"}
    refused = again(as_coordinator, opening, preview, encoding="utf-8")
    assert "not written as UTF-8. Choose another encoding." in refused.text


def test_columns_are_chosen_by_hand_and_remembered(as_coordinator, opening):
    preview = upload(as_coordinator, opening, "Who,Reach\nAda,ada@example.com\n")
    assert preview.status_code == 422
    assert "No column is called Name." in preview.text
    chosen = {"column-0": "name", "column-1": "email"}
    updated = again(as_coordinator, opening, preview, **chosen)
    confirm(as_coordinator, opening, updated)
    assert applicants(opening) == [("Ada", "ada@example.com")]
    next_one = upload(as_coordinator, opening, "Who,Reach\nBo,bo@example.com\n")
    assert outcomes(next_one) == {"Bo": "NEW"}
    assert "chosen for an earlier file" in next_one.text


def test_hidden_rows_are_taken_where_somebody_says_so(as_coordinator, opening):
    content = hiding(workbook(["Name"], ["Ada"], ["Bo"]), 3)
    preview = upload(as_coordinator, opening, content, "list.xlsx")
    assert "<strong>1</strong> hidden row left out" in preview.text
    updated = again(as_coordinator, opening, preview, with_hidden="on")
    assert outcomes(updated) == {"Ada": "NEW", "Bo": "NEW"}


def test_doubtful_rows_wait_for_a_click(as_coordinator, opening):
    preview = upload(as_coordinator, opening, "Name\nAda\nTotal: 1\nPage 5\n")
    assert "Row 3 is a candidate" in preview.text
    confirm(as_coordinator, opening, preview, take=["4"])
    assert applicants(opening) == [("Ada", ""), ("Page 5", "")]


def test_the_same_file_again_changes_nothing(as_coordinator, opening):
    text = "Name,E-mail\nAna,ana@example.org\nAna,ana@example.org\nBo,bo@example.org\n"
    for _ in range(2):
        confirm(as_coordinator, opening, upload(as_coordinator, opening, text))
    assert len(applicants(opening)) == CandidateIdentifier.objects.count() == 2
    assert LogEntry.objects.count() == AuditEntry.objects.count() == 1


def test_sample_file_is_understood(as_coordinator, opening):
    address = reverse("admin:scorecards_opening_upload_sample", args=[opening.pk])
    assert address in as_coordinator.get(page(opening)).text
    preview = upload(as_coordinator, opening, as_coordinator.get(address).content)
    assert [tuple(c.row[1:5]) for c in preview.context["preview"].right] == [
        ("Ana O’Brien", "ana.obrien@example.org", "+41 44 555 01 01", "C-1001"),
        ("Minh Nguyễn", "minh@example.org", "", "C-1002"),
    ]


# Errors by row


def test_each_error_names_its_row(as_coordinator, opening):
    make_candidate("Di Vane", email="di@example.com")
    text = "\n".join(
        [
            "Name,E-mail",
            "Ada Park,ada",
            ",bo@example.com",
            "#REF!,",
            "***,",
            "Ed Moss,",
            "a" * 201 + ",",
            "Be\x07ll,",
        ]
    )
    assert errors(upload(as_coordinator, opening, text)) == {
        2: ["“ada” is not an e-mail address."],
        3: ["The name is missing."],
        4: ["The name is a spreadsheet error, #REF!."],
        5: ["Write a name with letters."],
        7: ["The name is longer than 200 characters."],
        8: ["The name contains characters that can’t be shown."],
    }


def test_nothing_is_added_while_a_row_has_an_error(as_coordinator, opening):
    preview = upload(as_coordinator, opening, "Name,E-mail\nAda Park,ada\nBo Lind,\n")
    response = confirm(as_coordinator, opening, preview)
    assert response.status_code == 422
    assert "Nothing was added. Leave out the rows with an error" in response.text
    assert not Candidate.objects.exists()


def test_rows_with_an_error_can_be_left_out(as_coordinator, opening):
    preview = upload(as_coordinator, opening, "Name,E-mail\nAda Park,ada\nBo Lind,\n")
    assert "Leave out row 2" in preview.text
    confirm(as_coordinator, opening, preview, leave_out=["2"])
    assert applicants(opening) == [("Bo Lind", "")]


def test_what_was_left_out_stays_left_out_on_the_next_preview(as_coordinator, opening):
    preview = upload(as_coordinator, opening, "Name,E-mail\nA,a\nB,b\nC,\n")
    next_one = confirm(as_coordinator, opening, preview, leave_out=["3"])
    left_out = {c.row.number: out for c, out in next_one.context["preview"].wrong}
    assert left_out == {2: False, 3: True}


def test_a_file_with_too_many_errors_is_corrected_first(as_coordinator, opening):
    text = "Name,E-mail\nAda Park,\n" + "x,x\n" * 201
    response = upload(as_coordinator, opening, text)
    assert "More than 200 rows have an error." in response.text
    assert "Leave out row" not in response.text


def test_rows_are_checked_again_when_confirmed(as_coordinator, opening):
    preview = upload(as_coordinator, opening, "Name,E-mail\nAda Park,ada@example.com\n")
    make_candidate("Ada Park", email="other@example.com")
    response = confirm(as_coordinator, opening, preview)
    assert "Somebody of this name is known already." in response.text
    assert not opening.applications.exists()


# What comes back with the confirmation


def test_changed_rows_are_refused(as_coordinator, opening):
    preview = upload(as_coordinator, opening, "Name\nAda Park\n")
    sent = {"content": carried(preview) + "x"}
    response = as_coordinator.post(page(opening), sent)
    assert response.status_code == 422
    assert "This preview has expired. Upload the file again." in response.text
    assert not Candidate.objects.exists()


@pytest.mark.parametrize("whose", ["opening", "person"])
def test_rows_of_another_opening_or_person_are_refused(
    as_coordinator, opening, sue, whose
):
    preview = upload(as_coordinator, opening, "Name\nAda Park\n")
    target = make_opening("CRA, Bern") if whose == "opening" else opening
    if whose == "person":
        as_coordinator.force_login(sue)
    assert confirm(as_coordinator, target, preview).status_code == 422
    assert not Candidate.objects.exists()


def test_closed_openings_take_nobody(as_coordinator, opening):
    preview = upload(as_coordinator, opening, "Name\nAda Park\n")
    Opening.objects.update(closed_at=timezone.now())
    response = confirm(as_coordinator, opening, preview)
    assert "is closed. No scorecard can be started" in response.text
    assert not Candidate.objects.exists()


def test_a_file_that_can_no_longer_be_read_is_refused(
    as_coordinator, opening, monkeypatch
):
    preview = upload(as_coordinator, opening, "Name\nAda Park\n")
    monkeypatch.setattr("scorecards.openings.candidate_files.rows.MAX_BYTES", 3)
    response = confirm(as_coordinator, opening, preview)
    assert response.status_code == 422
    assert "The file is larger than 10 MB." in response.text


# The page


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "The file is empty."),
        (b"PK\x03\x04broken", "This spreadsheet can’t be read."),
        (b"Name\n" + b"Ada\n" * 2_700_000, "The file is larger than 10 MB."),
    ],
)
def test_an_unreadable_file_is_refused_in_a_sentence(
    as_coordinator, opening, content, sentence
):
    response = upload(as_coordinator, opening, content)
    assert response.status_code == 422
    assert sentence in response.text


def test_markup_in_a_name_is_text(as_coordinator, opening):
    preview = upload(as_coordinator, opening, "Name\n<b>Ada</b>\n")
    assert "&lt;b&gt;Ada&lt;/b&gt;" in preview.text
    assert "<b>Ada" not in preview.text


def test_opening_leads_to_the_upload_for_those_who_may(client, cora, petra, opening):
    address = reverse("admin:scorecards_opening_change", args=[opening.pk])
    for user, expected in ((cora, True), (petra, False)):
        client.force_login(user)
        assert (page(opening) in client.get(address).text) is expected


def test_the_database_is_asked_the_same_for_any_number(
    as_coordinator, opening, django_assert_num_queries
):
    ContentType.objects.get_for_model(opening)  # else the first asks for it
    for name, number in (("a", 1), ("b", 30)):
        rows = "".join(f"{name}{n},{name}{n}@b.org\n" for n in range(number))
        with django_assert_num_queries(9):
            preview = upload(as_coordinator, opening, f"Name,E-mail\n{rows}")
        with django_assert_num_queries(28):
            confirm(as_coordinator, opening, preview)
