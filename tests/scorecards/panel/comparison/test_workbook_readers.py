"""Who has the comparison in Excel, and what of it: blind, and without names."""

import io
import re
import zipfile

import pytest
from django.contrib.auth.models import Permission

from scorecards.models import Answer, AuditEntry, RedFlagCheck
from scorecards.workflow.breaking_glass import break_glass
from tests.makers import make_application, make_scorecard
from tests.scorecards.export import reading_back
from tests.scorecards.panel.comparison.people import (
    address,
    by_candidate,
    figure,
    read,
    rows,
    words,
)

pytestmark = [pytest.mark.django_db, pytest.mark.once]


# Who may have it


def test_whoever_may_not_export_is_refused_and_not_led_there(client, person, opening):
    reader = person("rita", "Hiring panel")
    reader.groups.clear()
    reader.is_staff = True
    reader.save()
    names = ["view_opening", "view_application", "view_scorecard"]
    reader.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(reader)
    client.post(address(opening, "_anonymous"))

    for page in ("", "_anonymous"):
        response = read(client, reader, opening, page, names=1)
        assert response.status_code == 200
        assert "Excel" not in words(response)
        refused = read(client, reader, opening, f"{page}_workbook", names=1)
        assert refused.status_code == 403


def test_withheld_candidates_are_asked_for_in_the_words_of_the_page(
    workbook, petra, opening
):
    ada = make_application("Ada Park", opening=opening)
    make_scorecard(petra, application=ada)

    file = workbook()

    row = by_candidate(file)["Ada Park"]
    assert row.pop("Remarks") == "Submit your scorecard for Ada Park first."
    assert set(row.values()) == {"Ada Park", ""}
    notes = by_candidate(file, "Notes")["Ada Park"]
    assert notes["Remarks"] == "Submit your scorecard for Ada Park first."
    assert (notes["Notes"], notes["Result"]) == ("", "")
    assert {row["Candidate"] for row in reading_back.rows(file, "Means")} == {"Bo Lind"}
    assert reading_back.rows(file, "Red flags") == []


def test_recorded_in_the_audit_trail(workbook, opening):
    workbook()
    entry = AuditEntry.objects.get(action="exported")
    assert (entry.actor_name, entry.subject_key) == ("petra", str(opening.pk))
    assert entry.details == {"what": "comparison"}


@pytest.mark.parametrize("page", ["_workbook", "_anonymous_workbook"])
def test_reading_through_glass_is_recorded(client, cora, opening, page):
    ada = make_application("Ada Park", opening=opening)
    make_scorecard(cora, application=ada)
    break_glass(ada, by=cora, reason="The panel meets now.")
    client.force_login(cora)
    client.post(address(opening, "_anonymous"))

    read(client, cora, opening, page, names=1).getvalue()

    (entry,) = AuditEntry.objects.filter(action="viewed")
    assert (entry.application_key, entry.actor_key) == (ada.pk, cora.pk)


# Without names


TYPED = "Ada Park, ada and Ms Párk (ada.park@example.com) beat Bo Lind."


@pytest.fixture
def without_names(client, petra, opening):
    """What petra gets once her order was drawn; names were typed everywhere."""
    Answer.objects.update(notes=TYPED)
    RedFlagCheck.objects.update(evidence=TYPED)
    client.force_login(petra)
    client.post(address(opening, "_anonymous"))

    def get(**query):
        return read(client, petra, opening, "_anonymous_workbook", **query)

    return get


def all_of(response):
    """Every part of the file and every header, as one text."""
    with zipfile.ZipFile(io.BytesIO(response.getvalue())) as file:
        parts = [f"{name} {file.read(name).decode()}" for name in file.namelist()]
    return "\n".join([*parts, *map(str, response.headers.values())])


def test_no_name_is_anywhere_in_the_file(without_names):
    text = all_of(without_names())

    assert not re.findall(r"(?i)\b(ada|p[aá]rk|bo|lind|cy|orth|example)\b", text)
    assert "[candidate]" in text
    assert "[another candidate]" in text


def test_candidates_have_the_numbers_of_the_page(client, petra, opening, without_names):
    file = io.BytesIO(without_names(sort="-score").getvalue())
    page = read(client, petra, opening, "_anonymous", sort="-score")

    found = by_candidate(file)
    assert list(found) == list(rows(page))
    assert {name: row["Score"] for name, row in found.items()} == {
        name: figure(row.score.mean) for name, row in rows(page).items()
    }
    assert {row["Remarks"].split("\n")[0] for row in found.values()} == {
        "Not looked at yet"
    }
    notes = [row["Candidate"] for row in reading_back.rows(file, "Notes")]
    assert set(notes) < set(found)


def test_having_the_file_is_not_looking_at_a_candidate(without_names, opening):
    without_names().getvalue()
    assert "Not looked at yet" in all_of(without_names())


def test_names_show_where_they_show_on_the_page(client, petra, opening, without_names):
    for number in (1, 2, 3):
        read(client, petra, opening, "_anonymous_candidate", number)

    file = io.BytesIO(without_names().getvalue())

    assert any(name.endswith("Ada Park") for name in by_candidate(file))
    assert reading_back.rows(file, "Notes")[0]["Notes"] == TYPED


def test_before_the_order_is_drawn_it_leads_to_where_that_is_done(
    client, petra, opening
):
    response = read(client, petra, opening, "_anonymous_workbook")
    assert response["Location"] == address(opening, "_anonymous")


def test_with_names_it_asks_first_whoever_reads_without(client, petra, opening):
    client.force_login(petra)
    client.post(address(opening, "_anonymous"))
    asked = read(client, petra, opening, "_workbook")

    assert "You are reading about the candidates" in words(asked)
    assert "Ada" not in words(asked)
    file = io.BytesIO(
        read(client, petra, opening, "_workbook", names="shown").getvalue()
    )
    assert "Ada Park" in by_candidate(file)
