"""The main job, from the login to the workbook, as people do it."""

import pytest
from playwright.sync_api import expect
from python_calamine import CalamineWorkbook

from scorecards.models import Scorecard
from tests.e2e.steps import (
    answer,
    choose_kit,
    choose_new,
    follow,
    gaps,
    log_in,
    question,
    recommend,
    review,
    start,
    turn_to,
)
from tests.makers import make_role, make_term

NOTES = "=1+1, she said.\nNamed ICH E6(R3) & O'Brien <b>twice</b>."


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def javascript(request):
    return request.param


@pytest.fixture
def role():
    return make_role("Clinical Research Associate", make_term(questions=4))


def test_the_main_job(window, javascript, ida, petra, role, tmp_path):
    fill_and_submit(window(java_script_enabled=javascript), javascript)

    panel = window(java_script_enabled=javascript)
    log_in(panel, "petra", at="/admin/")
    panel.locator("summary").get_by_text("More", exact=True).click()
    menu = panel.get_by_role("navigation", name="Main")
    menu.get_by_role("link", name="Scorecards", exact=True).first.click()
    panel.get_by_role("link", name="Ada Park").click()
    expect(panel.get_by_text(NOTES)).to_be_visible()
    panel.go_back()
    export(panel, "Ada Park", tmp_path / "scorecards.xlsx")

    workbook = CalamineWorkbook.from_path(tmp_path / "scorecards.xlsx")
    header, *rows = workbook.get_sheet_by_name("Answers").to_python()
    notes = header.index("Notes")
    assert [row[notes] for row in rows] == [NOTES, "", "", ""]


def fill_and_submit(page, javascript):
    log_in(page, "ida")
    page.get_by_role("main").get_by_role("link", name="Start scorecard").click()
    choose_new(page, "Ada Park")
    choose_kit(page)
    if not javascript:
        page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("status")).to_contain_text("4 questions, 20 minutes")
    page.get_by_role("button", name="Start scorecard").click()

    answer(page, 1, "5 Exceeds", points=["Point A of 1", "Point C of 1"], notes=NOTES)
    answer(page, 2, "4 Above")
    answer(page, 3, "Not asked")
    answer(page, 4, "Could not answer")
    expect(page.get_by_role("textbox", name="Evidence")).to_have_count(0)
    turn_to(page, "Red flags")
    page.get_by_role("checkbox", name="CRO red flag 2").check()
    page.get_by_role("textbox", name="Evidence").fill("Blamed the sponsor.")
    turn_to(page, "Experience level")
    page.locator("summary").get_by_text("Senior", exact=True).click()
    page.get_by_role("checkbox", name="CRO senior indicator 1").check()
    page.get_by_role("group", name="Demonstrated level").get_by_label("Mid").check()
    recommend(page, "Yes")
    page.get_by_role("textbox", name="Summary").fill("Strong on trials.")
    review(page)

    page.get_by_role("button", name="Submit scorecard").click()
    expect(page.get_by_role("status")).to_contain_text("Scorecard submitted and locked")
    expect(page.get_by_text("3.33 from 3 answers")).to_be_visible()
    expect(page.get_by_text(NOTES)).to_be_visible()
    expect(page.get_by_role("textbox")).to_have_count(0)


def export(page, candidate, file):
    page.get_by_role("row", name=candidate).get_by_role("checkbox").check()
    actions = page.get_by_role("combobox", name="Action")
    actions.select_option("Export selected scorecards to Excel")
    with page.expect_download() as download:
        page.get_by_role("button", name="Go").click()
    download.value.save_as(file)


def test_each_gap_leads_to_its_place(window, javascript, ida, role):
    page = window(ida, java_script_enabled=javascript)
    start(page)
    for number in (1, 2, 3):
        answer(page, number, "4 Above")
    turn_to(page, "Red flags")
    page.get_by_role("checkbox", name="CRO red flag 2").check()
    recommend(page, "No")
    review(page)

    assert gaps(page) == [
        "Question 4 is not rated. Choose a rating, Not asked or Could not answer.",
        "The red flag “CRO red flag 2” has no evidence. Write down what was "
        "said or done.",
        "The summary is missing.",
        "The recommendation is “No” but the score is 4.00 from 3 answers. Explain "
        "the difference.",
    ]
    expect(page.get_by_role("button", name="Submit scorecard")).to_have_count(0)

    follow(page, "Question 4", question(page, 4))
    answer(page, 4, "4 Above")
    review(page)
    for gap, label in (
        ("CRO red flag 2", "Evidence"),
        ("summary is missing", "Summary"),
        ("The recommendation", "Reason"),
    ):
        follow(page, gap, page.get_by_role("textbox", name=label))
        page.get_by_role("textbox", name=label).fill("As was said.")
        review(page)
    expect(page.get_by_role("button", name="Submit scorecard")).to_be_visible()


def test_a_double_click_on_start_makes_one_scorecard(window, ida, role):
    page = window(ida)
    page.goto("/scorecards/start/")
    choose_new(page, "Ada Park")
    choose_kit(page)

    page.get_by_role("button", name="Start scorecard").dblclick()

    expect(page.get_by_role("heading", name="Ada Park")).to_be_visible()
    assert Scorecard.objects.count() == 1
