"""Candidates from a file: what it would do is read first, then all of it is done."""

import re
from html import unescape

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from scorecards.models import Application, Candidate, Opening
from tests.makers import make_application, make_candidate, make_opening
from tests.scorecards.openings.candidate_files.test_rows import workbook

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
    return unescape(re.search(r'name="rows" value="([^"]*)"', response.text)[1])


def confirm(client, opening, preview, **more):
    return client.post(page(opening), {"rows": carried(preview), **more})


def errors(response):
    return {
        checked.row.number: checked.errors
        for checked, _ in response.context["preview"].wrong
    }


def outcomes(response):
    return {c.name: c.outcome.name for c in response.context["preview"].right}


def applicants(opening):
    return sorted(
        opening.applications.values_list(
            "candidate__name", Coalesce("candidate__identifiers__value", Value(""))
        )
    )


def test_preview_says_what_each_row_would_do_and_adds_nothing(as_coordinator, opening):
    make_application("Ada Park", opening=opening)
    Candidate.objects.create(name="Bo Lind")
    preview = upload(as_coordinator, opening, "Name\nada  PARK\nBo Lind\nCy Oda\n")
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
    Candidate.objects.create(name="Bo Lind")
    preview = upload(
        as_coordinator, opening, "Name;E-mail\nAda Park;ada@example.com\nBo Lind;\n"
    )
    response = confirm(as_coordinator, opening, preview)
    assert response.status_code == 302
    assert applicants(opening) == [("Ada Park", "ada@example.com"), ("Bo Lind", "")]


def test_message_and_history_say_what_was_added(as_coordinator, opening, cora):
    preview = upload(as_coordinator, opening, "Name\nAda Park\n")
    as_coordinator.post(page(opening), {"rows": carried(preview)})
    entry = LogEntry.objects.get()
    assert (entry.user, entry.object_id) == (cora, str(opening.pk))
    assert "1 new, 0 already known" in entry.change_message


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


def test_somebody_known_without_an_address_gets_it(as_coordinator, opening):
    Candidate.objects.create(name="Ada Park")
    preview = upload(as_coordinator, opening, "Name,E-mail\nAda Park,ada@example.com")
    assert "gets this e-mail address" in preview.text
    confirm(as_coordinator, opening, preview)
    assert applicants(opening) == [("Ada Park", "ada@example.com")]


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
            "ED MOSS,",
            "Di Vane,other@example.com",
            "a" * 201 + ",",
            "Be\x07ll,",
        ]
    )
    assert errors(upload(as_coordinator, opening, text)) == {
        2: ["“ada” is not an e-mail address."],
        3: ["The name is missing."],
        4: ["The name is a spreadsheet error, #REF!."],
        5: ["Write a name with letters."],
        7: ["Row 6 has the same name."],
        8: [
            "A candidate with this name has the e-mail address "
            "di@example.com. If this is another person, add something to the name, "
            "such as a town."
        ],
        9: ["The name is longer than 200 characters."],
        10: ["The name contains characters that can’t be shown."],
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
    again = confirm(as_coordinator, opening, preview, leave_out=["3"])
    left_out = {c.row.number: out for c, out in again.context["preview"].wrong}
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
    assert "has the e-mail address other@example.com" in response.text
    assert not opening.applications.exists()


# What comes back with the confirmation


def test_changed_rows_are_refused(as_coordinator, opening):
    preview = upload(as_coordinator, opening, "Name\nAda Park\n")
    response = as_coordinator.post(page(opening), {"rows": carried(preview) + "x"})
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


# The page


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "The file is empty."),
        ("Who\nAda\n", "No column is called Name."),
        (b"PK\x03\x04broken", "This Excel workbook can’t be read."),
        (b"Name\n" + b"Ada\n" * 600_000, "The file is larger than 2 MB."),
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
        rows = "".join(f"{name}{n}\n" for n in range(number))
        with django_assert_num_queries(7):
            preview = upload(as_coordinator, opening, f"Name\n{rows}")
        with django_assert_num_queries(15):
            confirm(as_coordinator, opening, preview)
