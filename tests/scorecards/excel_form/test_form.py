"""The form itself: what stands there, what can be filled in, and who takes it."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from openpyxl import load_workbook

from scorecards.excel_form.rows import MACHINE_SHEET, SHEET
from scorecards.models import AuditEntry
from scorecards.workflow.breaking_glass import break_glass
from scorecards.workflow.declining import decline
from scorecards.workflow.withdrawing import withdraw
from tests.makers import (
    assign,
    fill,
    make_application,
    make_opening,
    make_role,
    make_scorecard,
    make_submitted,
    make_term,
)
from tests.scorecards.excel_form.workbooks import downloaded, places, prefix

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def draft(ida, client):
    client.force_login(ida)
    return make_scorecard(ida)


def sheet(file):
    return load_workbook(file)[SHEET]


def column(file, letter):
    return [cell.value for cell in sheet(file)[letter] if cell.value]


def unlocked(file):
    """Every cell that can be filled in; of merged ones the first."""
    return {
        cell.coordinate
        for row in sheet(file).iter_rows()
        for cell in row
        if not cell.protection.locked and type(cell).__name__ == "Cell"
    }


def admin_form(scorecard):
    return reverse("admin:scorecards_scorecard_form", args=[scorecard.pk])


def test_head_says_whose_it_is_and_what_for(client, draft):
    file = downloaded(client, draft)
    facts = dict(zip(column(file, "A"), column(file, "B"), strict=False))
    assert column(file, "A")[:9] == [
        "Ada Park",
        "Clinical Research Associate, Mid · Round 1",
        "Candidate",
        "Opening",
        "Role",
        "Level",
        "Kit version",
        "Round",
        "Interviewer",
    ]
    assert list(facts.values())[:7] == [
        "Ada Park",
        "CRA, Basel",
        "Clinical Research Associate",
        "Mid",
        "1",
        "1",
        "ida",
    ]


def test_each_question_stands_beside_what_to_hear(client, draft):
    texts = column(downloaded(client, draft), "B")
    for text in (
        "CRO mid question 1?",
        "CRO mid expected answer 1.",
        "Probe 1?",
        "Point A of 1",
        "CRO red flag 1",
        "CRO senior indicator 2 (CRO, 5+ years)",
    ):
        assert texts.count(text) == 1, text


def test_the_scale_stands_beside_each_rating_with_its_anchors(client, draft):
    texts = column(downloaded(client, draft), "B")
    scale = "1 No evidence: Nothing.\n2 Below\n3 Meets: Enough.\n4 Above\n5 Exceeds: "
    assert texts.count(f"{scale}Plenty.") == 2


def test_cells_to_fill_in_are_unlocked_and_no_others(client, draft):
    file = downloaded(client, draft)
    assert unlocked(file) == set(places(file).values())
    protection = sheet(file).protection
    assert (protection.sheet, protection.password) == (True, None)


def test_lists_are_offered_where_something_is_picked(client, draft):
    file = downloaded(client, draft)
    where = places(file)
    offered = {
        place: rule.formula1
        for rule in sheet(file).data_validations.dataValidation
        for place in str(rule.sqref).split()
    }
    one = prefix(draft)
    assert offered[where[f"{one}.outcome"]] == '"Rated,Not asked,Could not answer"'
    rating = '"1 No evidence,2 Below,3 Meets,4 Above,5 Exceeds"'
    assert offered[where[f"{one}.rating"]] == rating
    levels = '"Entry,Junior,Mid,Senior,Lead"'
    assert offered[where["experience.demonstrated_level"]] == levels
    choices = '"Strong no,No,Yes,Strong yes"'
    assert offered[where["conclusion.recommendation"]] == choices


def test_each_list_says_what_else_would_be_wrong(client, draft):
    for rule in sheet(downloaded(client, draft)).data_validations.dataValidation:
        assert rule.showErrorMessage
        assert rule.error.endswith("leave the cell empty.")
        assert max(len(rule.error), len(rule.prompt or "")) <= 255


def test_what_the_draft_holds_is_filled_in(client, draft):
    fill(draft, rating=4, notes="Four phases.", flags=1)
    file = downloaded(client, draft)
    where, cells = places(file), sheet(file)
    one = prefix(draft)
    assert [cells[where[f"{one}.{name}"]].value for name in ("outcome", "rating")] == [
        "Rated",
        "4 Above",
    ]
    assert cells[where[f"{one}.notes"]].value == "Four phases."
    ticks = [cells[where[f"{one}.points.{n}"]].value for n in range(3)]
    assert ticks == ["Yes", None, "Yes"]
    assert cells[where["conclusion.recommendation"]].value == "Yes"


def test_it_prints_on_pages_of_its_width(client, draft):
    page = sheet(downloaded(client, draft))
    setup = page.page_setup
    assert (int(setup.paperSize), setup.orientation) == (9, "portrait")
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert setup.fitToHeight == 0
    assert page.print_title_rows == "$1:$2"
    assert page.oddFooter.right.text == "Page &P of &N"
    assert len(page.row_breaks.brk) > 0


def test_machine_sheet_is_very_hidden(client, draft):
    assert load_workbook(downloaded(client, draft))[MACHINE_SHEET].sheet_state == (
        "veryHidden"
    )


def test_file_is_named_by_reference_and_scorecard(client, draft):
    response = client.get(reverse("scorecard_form", args=[draft.pk]))
    response.getvalue()
    reference = draft.application.candidate.reference
    name = f"scorecard-{reference}-{draft.pk}.xlsx"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'


def test_a_submitted_one_is_locked_and_filled(client, ida):
    client.force_login(ida)
    card = make_submitted(ida, notes="Four phases.")
    file = downloaded(client, card)
    assert unlocked(file) == set()
    assert sheet(file).data_validations.dataValidation == []
    facts = [cell.value for cell in sheet(file)["A"]]
    assert {"Submitted", "Score"} <= set(facts)
    assert sheet(file)[places(file)[f"{prefix(card)}.notes"]].value == "Four phases."


def test_a_withdrawn_one_is_locked_too(client, draft, cora):
    withdraw(fill(draft), by=cora, reason="Wrong person.")
    file = downloaded(client, draft)
    assert unlocked(file) == set()
    assert sheet(file).data_validations.dataValidation == []
    says = "A copy of the withdrawn scorecard. It can’t be changed or imported."
    assert says in [cell.value for cell in sheet(file)["B"]]


def test_a_declined_interview_has_no_form(client, ida):
    client.force_login(ida)
    card = assign(application=make_application(), interviewer=ida)
    decline(card, by=ida, reason="Ill.")
    assert client.get(reverse("scorecard_form", args=[card.pk])).status_code == 404
    assert client.get(reverse("import_form", args=[card.pk])).status_code == 404


# Taking it is an export once it is submitted


def exports():
    return [
        (entry.actor_name, entry.details, entry.subject_type)
        for entry in AuditEntry.objects.filter(action="exported")
    ]


def test_taking_a_draft_is_no_export(client, draft):
    downloaded(client, draft)
    assert exports() == []


def test_taking_ones_own_submitted_is_an_export(client, ida):
    client.force_login(ida)
    downloaded(client, make_submitted(ida))
    assert exports() == [("ida", {"what": "Excel form"}, "scorecard")]


def test_panel_takes_it_from_the_report(client, ida, petra):
    card = make_submitted(ida)
    client.force_login(petra)
    report = reverse("admin:scorecards_scorecard_change", args=[card.pk])
    assert f'href="{admin_form(card)}">Download as Excel</a>' in client.get(report).text
    response = client.get(admin_form(card))
    assert response.getvalue().startswith(b"PK")
    assert exports() == [("petra", {"what": "Excel form"}, "scorecard")]


def test_who_may_not_export_finds_no_link_and_no_form(client, ida, person):
    reader = person("rita", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_scorecard"))
    card = make_submitted(ida)
    client.force_login(reader)
    report = reverse("admin:scorecards_scorecard_change", args=[card.pk])
    assert "form.xlsx" not in client.get(report).text
    assert client.get(admin_form(card)).status_code == 403
    assert exports() == []


def test_who_still_has_to_submit_gets_nothing_of_other_interviewers(client, ida, petra):
    card = make_submitted(ida)
    make_scorecard(petra, application=card.application)
    client.force_login(petra)
    assert client.get(admin_form(card)).status_code == 404
    assert exports() == []


def test_what_is_read_through_broken_glass_is_noted(client, ida, cora):
    card = make_submitted(ida)
    make_scorecard(cora, application=card.application)
    break_glass(card.application, by=cora, reason="Urgent.")
    client.force_login(cora)
    client.get(admin_form(card)).getvalue()
    entry = AuditEntry.objects.get(action="viewed")
    assert entry.details == {"page": "Excel form"}


def test_the_interviewer_of_another_round_reads_only_their_own(client, ida, ivan):
    card = make_submitted(ida, application=make_application("Bo Lind"))
    make_submitted(ivan, application=card.application)
    client.force_login(ivan)
    assert client.get(reverse("scorecard_form", args=[card.pk])).status_code == 404


@pytest.mark.parametrize("questions", [1, 12])
def test_queries_do_not_grow_with_the_kit(
    client, ida, questions, django_assert_num_queries
):
    role = make_role("Monitor", make_term("GCP", questions=questions))
    opening = make_opening("Monitor, Basel", role=role)
    card = make_scorecard(ida, application=make_application("Cy", opening=opening))
    client.force_login(ida)
    with django_assert_num_queries(7):
        client.get(reverse("scorecard_form", args=[card.pk])).getvalue()
