"""The export page: filters in the address, a count, and the export itself."""

import io
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from scorecards.export import Selection, write_export
from scorecards.export.estimate import estimate
from scorecards.models import AuditEntry, ExportJob
from scorecards.workbooks import tables
from scorecards.workflow.deciding import decide
from tests.makers import (
    make_application,
    make_opening,
    make_scorecard,
    make_submitted,
)
from tests.scorecards.export.reading_back import cells, rows

pytestmark = pytest.mark.django_db

PAGE = reverse("admin:scorecards_scorecard_export")
HTMX = {"HX-Request": "true"}


@pytest.fixture
def panel(client, petra):
    client.force_login(petra)
    return client


def counted(client, **chosen):
    """What the page says of this choice, without the page around it."""
    return " ".join(client.get(PAGE, chosen, headers=HTMX).text.split())


def workbook(response):
    """The file that came; closed as a server would, the database with it."""
    content = io.BytesIO(b"".join(response.streaming_content))
    response.close()
    return content


def candidates(response):
    return [row["Candidate"] for row in rows(workbook(response), "Scorecards")]


def test_says_what_would_come_out(panel, ida, ivan):
    make_submitted(ida)
    make_submitted(ivan)
    text = counted(panel)
    assert "<strong>2 scorecards</strong>, about 4 answers, about 51.3" in text
    assert "downloads immediately." in text
    assert "Export 2 scorecards</button>" in text


@pytest.mark.once
@pytest.mark.parametrize("file_format", ["xlsx", "csv"])
def test_the_size_it_says_is_of_the_order_of_the_file(petra, ida, file_format):
    make_submitted(ida, flags=1)
    selection = Selection(file_format=file_format)
    file = io.BytesIO()
    write_export(file, selection, reader=petra, exported_by="Petra")
    said = estimate(selection, petra).size
    assert said / 3 < len(file.getvalue()) < said * 3


def test_says_that_many_are_prepared_in_the_background(panel, ida, ivan, settings):
    settings.EXPORT_AT_ONCE = 1
    make_submitted(ida)
    make_submitted(ivan)
    assert "prepared in the background" in counted(panel)


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ({"interviewer": "IDA"}, "1 scorecard"),
        ({"interviewer": "petra"}, "No scorecards match."),
        ({"role": "clinical research associate"}, "2 scorecards"),
        ({"industry": "Pharmaceutical Services", "level": "mid"}, "2 scorecards"),
        ({"level": "senior"}, "No scorecards match."),
        ({"opening": "cra, basel"}, "2 scorecards"),
        ({"recommendation": "no"}, "1 scorecard"),
        ({"red_flags": "yes"}, "1 scorecard"),
        ({"red_flags": "no"}, "1 scorecard"),
        ({"decision": "hire"}, "2 scorecards"),
        ({"decision": "undecided"}, "No scorecards match."),
        ({"first": "2026-11-21"}, "1 scorecard"),
        ({"first": "2026-11-20", "last": "2026-11-21"}, "2 scorecards"),
        ({"first": "2026-11-21", "zone": "Asia/Tokyo"}, "2 scorecards"),
        ({"first": "2026-11-21", "dates": "interview"}, "No scorecards match."),
    ],
)
def test_every_filter_narrows_the_count(panel, ida, ivan, petra, chosen, found):
    late = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)
    application = make_submitted(ida, at=late, flags=1).application
    next_day = datetime(2026, 11, 21, 9, tzinfo=UTC)
    make_submitted(ivan, at=next_day, recommendation="no")
    decide(
        application=application,
        by=petra,
        outcome="hire",
        rationale="Enough was heard.",
        override_reason="",
        based_on=None,
    )
    assert f"<strong>{found}</strong>" in counted(panel, **chosen)


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [
        (
            {"role": "Clinical Researcher"},
            "Closest matches: Clinical Research Associate.",
        ),
        (
            {"interviewer": "idda"},
            "You can see no submitted scorecard by “idda”. Closest matches: ida.",
        ),
        ({"first": "2026-11-21", "last": "2026-11-20"}, "before the start date"),
        ({"last": "yesterday"}, "Enter the date as 2026-11-23."),
        ({"zone": "Basel"}, "Enter a time zone by name, such as Europe/Zurich."),
        ({"level": "guru"}, "Pick one from the list."),
        ({"file": "pdf"}, "Pick one from the list."),
        ({"role": "\0"}, "Null characters are not allowed."),
        ({"opening": "x" * 201}, "at most 200 characters"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(panel, ida, chosen, sentence):
    make_submitted(ida)
    response = panel.get(PAGE, chosen)
    field = [*chosen][0]
    assert response.status_code == 422
    assert sentence in str(response.context["form"].errors[field])
    assert f'<a href="#id_{field}">' in response.text
    assert "Export 1 scorecard" not in response.text


def test_what_was_typed_stays_after_an_error(panel, ida):
    make_submitted(ida)
    text = panel.get(PAGE, {"last": "yesterday", "role": "CRA"}).text
    assert 'value="yesterday"' in text
    assert 'value="CRA"' in text


def test_htmx_gets_the_errors_with_a_status_that_it_shows(panel):
    response = panel.get(PAGE, {"zone": "Basel"}, headers=HTMX)
    assert response.status_code == 200
    assert "Enter a time zone by name" in response.text
    assert "<html" not in response.text
    assert "HX-Request" in response["Vary"]


def test_an_empty_choice_says_what_to_change(panel):
    text = panel.get(PAGE).text
    assert "Clear some filters or widen the dates." in text
    assert "<button" not in text.partition('id="found"')[2]


def test_exports_what_the_address_says(panel, ida, ivan):
    make_submitted(ida, application=make_application("Ada Park"))
    make_submitted(ivan, application=make_application("Bo Lind"))
    response = panel.post(f"{PAGE}?interviewer=ivan&zone=Europe/Zurich")
    assert "attachment" in response["Content-Disposition"]
    assert candidates(response) == ["Bo Lind"]


def test_the_audit_trail_has_what_was_exported(panel, ida):
    make_submitted(ida)
    response = panel.post(f"{PAGE}?level=mid&without_names=on")
    entry = AuditEntry.objects.get(action=AuditEntry.Action.EXPORTED)
    workbook(response)
    assert entry.words["filters"] == {"Level": "Mid", "Candidate names": "Left out"}


@pytest.mark.parametrize(
    ("file", "kept"),
    [
        ("xlsx", {}),
        ("csv", {"file_format": "csv"}),
        ("csv_plain", {"file_format": "csv", "bom": False}),
    ],
)
def test_the_choice_is_kept_with_a_job(panel, ida, settings, file, kept):
    settings.EXPORT_AT_ONCE = 0
    make_submitted(ida)
    panel.post(f"{PAGE}?file={file}&without_text=on&first=2026-01-01")
    job = ExportJob.objects.get()
    assert job.selection == {**kept, "free_text": False, "first": "2026-01-01"}


def test_many_are_exported_in_the_background(panel, petra, ida, settings):
    settings.EXPORT_AT_ONCE = 0
    make_submitted(ida)
    response = panel.post(PAGE)
    job = ExportJob.objects.get()
    assert (job.owner, job.state) == (petra, "waiting")
    assert response["Location"] == f"{PAGE}{job.pk}/"


def test_two_clicks_make_one_job(panel, ida, settings):
    settings.EXPORT_AT_ONCE = 0
    make_submitted(ida)
    assert panel.post(PAGE)["Location"] == panel.post(PAGE)["Location"]
    assert panel.post(f"{PAGE}?level=mid")["Location"] != panel.post(PAGE)["Location"]


def test_nothing_is_not_exported(panel):
    response = panel.post(PAGE)
    assert response.status_code == 422
    assert "There is nothing to export. Choose other filters." in response.text
    assert not AuditEntry.objects.exists()


def test_more_than_a_sheet_holds_gives_the_advice(panel, ida, monkeypatch):
    make_submitted(ida)
    monkeypatch.setattr(tables, "MAX_ROWS", 1)
    response = panel.post(PAGE)
    assert response.status_code == 422
    assert "Narrow the export by date, role or opening" in response.text


def test_a_post_without_the_token_is_refused(petra, ida):
    from django.test import Client

    make_submitted(ida)
    client = Client(enforce_csrf_checks=True)
    client.force_login(petra)
    assert client.post(PAGE).status_code == 403


def test_what_is_hidden_is_not_counted_suggested_or_exported(panel, petra, ida, ivan):
    hidden = make_submitted(ida, application=make_application("Ada Park"))
    other = make_opening("Monitor, Bern")
    seen = make_application("Bo Lind", opening=other)
    make_submitted(ivan, application=seen)
    make_scorecard(petra, application=hidden.application)
    text = panel.get(PAGE).text
    assert "<strong>1 scorecard</strong>" in text
    assert '<option value="ivan">' in text
    assert '<option value="ida">' not in text
    assert candidates(panel.post(PAGE)) == ["Bo Lind"]


def test_it_says_in_the_file_who_asked(panel, ida):
    make_submitted(ida)
    about = dict(cells(workbook(panel.post(PAGE)), "About"))
    assert about["Exported by"] == "petra"


@pytest.mark.parametrize("number", [1, 30])
def test_queries_do_not_grow(panel, petra, person, number, django_assert_num_queries):
    for n in range(number):
        opening = make_opening(f"CRA, place {n}")
        application = make_application(f"Candidate {n}", opening=opening)
        make_submitted(person(f"interviewer{n}"), application=application)
        ExportJob.objects.create(owner=petra)
    with django_assert_num_queries(12):
        assert panel.get(PAGE).status_code == 200
    with django_assert_num_queries(6):
        panel.get(PAGE, headers=HTMX)


def test_it_is_linked_from_the_list_and_the_first_page(panel, client, gwen):
    for page in ("admin:scorecards_scorecard_changelist", "admin:index"):
        assert f'href="{PAGE}"' in panel.get(reverse(page)).text
    client.force_login(gwen)
    assert f'href="{PAGE}"' not in client.get(reverse("admin:index")).text


def test_a_filter_takes_several_values(panel, ida, ivan, petra):
    for who in (ida, ivan, petra):
        make_submitted(who, recommendation="no" if who == petra else "yes")
    assert "2 scorecards" in counted(panel, interviewer=["ida", "ivan", ""])
    assert "3 scorecards" in counted(panel, recommendation=["yes", "no"])


def test_names_that_were_entered_can_be_taken_away(panel, ida, ivan):
    make_submitted(ida)
    make_submitted(ivan)
    text = panel.get(PAGE, {"interviewer": ["ida", "ivan"]}).text
    for name in ("ida", "ivan"):
        assert f'name="interviewer" value="{name}" checked' in text


def test_too_many_names_are_refused_in_a_sentence(panel, ida):
    make_submitted(ida)
    text = counted(panel, role=[f"Role {number}" for number in range(51)])
    assert "Choose at most 50. Leave it empty for all." in text


@pytest.mark.parametrize(
    ("mark", "told"),
    [
        ("0b6f2a4e-9d1c-4f0a-8c39-6a1d2f3b4c5d", True),
        ("x; path=/", False),
        ("", False),
    ],
)
def test_the_page_can_tell_that_the_file_has_come(panel, ida, mark, told):
    make_submitted(ida)
    response = panel.post(PAGE, {"mark": mark})
    workbook(response)
    assert (f"export-{mark}" in response.cookies) is told
