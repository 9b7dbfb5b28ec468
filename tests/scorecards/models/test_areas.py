"""Figures of each term and competency, wherever figures are shown."""

import pytest
from django.urls import reverse

from scorecards.excel_form.layout import layout
from scorecards.interview.page import ScorecardPage
from scorecards.models.areas import area_scores, area_scores_if_several
from scorecards.models.scales import Outcome
from scorecards.panel.agreement.queries import observe, shared_ratings
from scorecards.panel.agreement.tables import by_area
from scorecards.panel.report.contents import build_report
from tests.makers import (
    make_application,
    make_competency,
    make_listed_role,
    make_opening,
    make_scorecard,
    make_submitted,
)
from tests.scorecards.export.reading_back import exported, rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def application():
    """GCP and CRO with two questions each, and one about teamwork."""
    role = make_listed_role(competencies=[make_competency("Teamwork")])
    return make_application(opening=make_opening(role=role))


def rate(scorecard, **ratings):
    """``ratings`` by the area's slug; 0 is *not asked*."""
    for slug, rating in ratings.items():
        scorecard.answers.filter(question__source__contains=f"/{slug}/").update(
            outcome=Outcome.RATED if rating else Outcome.NOT_ASKED,
            rating=rating or None,
        )
    return scorecard


@pytest.fixture
def of_ida(application, ida):
    return rate(make_submitted(ida, application=application), gcp=2, cro=5, teamwork=3)


@pytest.fixture
def of_ivan(application, ivan):
    scorecard = make_submitted(ivan, application=application)
    return rate(scorecard, gcp=4, cro=0, teamwork=4)


def told(areas):
    return [(area.name, area.kind, str(area.score)) for area in areas]


def test_areas_come_in_the_order_of_the_kit_with_what_is_behind_them(of_ida):
    answers = of_ida.answers.select_related("question")
    assert told(area_scores(answers)) == [
        ("GCP", "Term", "2.00 from 2 answers"),
        ("CRO", "Term", "5.00 from 2 answers"),
        ("Teamwork", "Competency", "3.00 from 1 answer"),
    ]


def test_means_of_areas_are_weighted_as_the_score_is(of_ida):
    of_ida.answers.filter(question__position=1).update(weight=3, rating=4)
    first, *_ = area_scores(of_ida.answers.select_related("question"))
    assert str(first.score) == "3.50 from 2 answers, weighted"


def test_an_area_that_nobody_asked_about_has_no_mean(of_ivan):
    assert told(area_scores(of_ivan.answers.select_related("question")))[1] == (
        "CRO",
        "Term",
        "not rated",
    )


def test_one_area_alone_is_not_told_apart_from_the_score(ida):
    opening = make_opening()
    scorecard = make_submitted(ida, application=make_application(opening=opening))
    assert area_scores_if_several(scorecard.answers.select_related("question")) == []


def test_report_has_the_mean_of_each_area(client, petra, of_ida):
    assert told(build_report(of_ida).areas)[2] == (
        "Teamwork",
        "Competency",
        "3.00 from 1 answer",
    )
    client.force_login(petra)
    page = reverse("admin:scorecards_scorecard_change", args=[of_ida.pk])
    assert "5.00 from 2 answers" in client.get(page).text


def test_debrief_has_them_by_interviewer_and_together(
    client, petra, application, of_ida, of_ivan
):
    client.force_login(petra)
    page = reverse("admin:scorecards_application_change", args=[application.pk])
    areas = client.get(page).context["debrief"].areas
    assert [
        (row.name, [str(score) for _, score in row.scores], row.score.mean)
        for row in areas
    ] == [
        ("GCP", ["2.00 from 2 answers", "4.00 from 2 answers"], 3),
        ("CRO", ["5.00 from 2 answers", "not rated"], 5),
        ("Teamwork", ["3.00 from 1 answer", "4.00 from 1 answer"], 3.5),
    ]
    assert [row.interviewers for row in areas] == [2, 1, 2]


def test_areas_of_a_debrief_are_hidden_until_the_own_scorecard_is_submitted(
    client, person, application, of_ida
):
    paul = person("paul", "Hiring panel", "Interviewers", is_staff=True)
    make_scorecard(paul, application=application)
    client.force_login(paul)
    page = reverse("admin:scorecards_application_change", args=[application.pk])
    response = client.get(page)
    assert response.status_code == 200
    assert "2.00" not in response.text
    assert "Areas" not in response.text


def test_comparison_has_a_column_for_each_area(
    client, petra, application, of_ida, of_ivan
):
    client.force_login(petra)
    opening = application.opening
    page = reverse("admin:scorecards_opening_comparison", args=[opening.pk])
    response = client.get(page, {"names": "1", "sort": "-a1"})
    [line] = response.context["lines"]
    cells = {
        column.label: (cell.mean, cell.behind)
        for column, cell in line.fields
        if column.area
    }
    assert cells == {
        "Area 1: GCP": (3, "n 4 by 2, 2 to 4"),
        "Area 2: CRO": (5, "n 2 by 1, all 5"),
        "Area 3: Teamwork": (3.5, "n 2, 3 to 4"),
    }


def test_agreement_is_told_by_area(of_ida, of_ivan):
    observed = observe(type(of_ida).objects.all())
    areas = by_area(observed, shared_ratings(observed))
    assert [(row.title, row.scorecards, row.agreement.answers) for row in areas] == [
        ("CRO", 2, 0),
        ("GCP", 2, 4),
        ("Teamwork", 2, 2),
    ]


def test_export_has_a_row_for_each_scorecard_and_area(of_ida):
    found = [
        (row["Area ID"], row["Area"], row["Kind of area"], row["Mean"])
        for row in rows(exported(), "Areas")
    ]
    assert found == [
        ("pharmaceutical-services/gcp", "GCP", "Term", 2),
        ("pharmaceutical-services/cro", "CRO", "Term", 5),
        ("competencies/teamwork", "Teamwork", "Competency", 3),
    ]


def test_form_of_a_submitted_scorecard_has_them(of_ida):
    [row] = [row for row in layout(ScorecardPage(of_ida)) if row.label == "Areas"]
    assert row.text.splitlines()[0] == "GCP: 2.00 from 2 answers"


def test_indicators_of_a_competency_name_no_years(client, ida, application):
    scorecard = make_scorecard(ida, application=application)
    client.force_login(ida)
    text = client.get(reverse("scorecard", args=[scorecard.pk])).text
    assert '<p class="soft years">Teamwork</p>' in text
    assert '<p class="soft years">GCP, 0-2 years</p>' in text
