"""Candidates by question: the figures, their order, and which of them are shown."""

import re
from decimal import Decimal

import pytest
from django.urls import reverse

from glossary.models import Question
from scorecards.kits.making import current_kit
from scorecards.models import Answer, Scorecard
from scorecards.workflow.deciding import decide
from tests.makers import make_application, make_opening, make_round, make_scorecard
from tests.scorecards.panel.comparison.people import (
    address,
    answer,
    read,
    rows,
    submitted,
    words,
)

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def opening(db):
    return make_opening()


def cell(row, number):
    return list(row.cells.values())[number - 1]


def test_mean_says_how_many_answers_and_how_far_apart(
    client, ida, ivan, petra, opening
):
    submitted(ida, "Ada Park", opening, rating=2)
    submitted(ivan, "Ada Park", opening, rating=5)

    response = read(client, petra, opening)

    ada = cell(rows(response)["Ada Park"], 1)
    assert (ada.mean, ada.count, ada.lowest, ada.highest) == (Decimal("3.50"), 2, 2, 5)
    assert "3.50 <small>n 2, 2 to 5" in words(response)


def test_interviewers_are_named_where_one_rated_twice(client, ida, petra, opening):
    submitted(ida, "Ada Park", opening, rating=3)
    submitted(ida, "Ada Park", opening, rating=3, round=2)

    assert "n 2 by 1, all 3" in words(read(client, petra, opening))


def test_score_is_pooled_over_answers_not_over_scorecards(
    client, ida, ivan, petra, opening
):
    answer(submitted(ida, "Ada Park", opening), q1=5)
    answer(submitted(ivan, "Ada Park", opening), q1=2, q2=2)

    response = read(client, petra, opening)

    assert rows(response)["Ada Park"].score.mean == Decimal("3.00")
    assert "3.00 <small>3 answers by 2 interviewers</small>" in words(response)


def test_score_weighs_questions_and_says_so(client, ida, petra, opening):
    card = answer(submitted(ida, "Ada Park", opening), q1=5, q2=2)
    Answer.objects.filter(scorecard=card, rating=5).update(weight=2)

    response = read(client, petra, opening)

    assert "4.00 <small>2 answers by 1 interviewer, weighted</small>" in words(response)
    assert "Weight 2" in words(response)


def test_could_not_answer_counts_as_1(client, ida, petra, opening):
    card = submitted(ida, "Ada Park", opening, rating=4)
    card.answers.update(outcome="could_not_answer", rating=None)

    assert cell(rows(read(client, petra, opening))["Ada Park"], 1).mean == 1


def test_not_asked_is_no_zero(client, ida, petra, opening):
    answer(submitted(ida, "Ada Park", opening), q2=4)

    response = read(client, petra, opening)

    first = cell(rows(response)["Ada Park"], 1)
    assert (first.mean, first.count, first.blank) == (None, 0, "Not asked")
    assert "4.00 <small>1 answer by 1 interviewer</small>" in words(response)


def test_recommendations_levels_and_decision_stand_beside_the_score(
    client, ida, ivan, petra, opening
):
    ada = submitted(ida, "Ada Park", opening, recommendation="strong_yes").application
    submitted(ivan, "Ada Park", opening, recommendation="no")
    decide(application=ada, by=petra, outcome="hold", rationale="Wait.", based_on=None)

    row = rows(read(client, petra, opening))["Ada Park"]

    assert row.recommended == [("Strong yes", 1), ("No", 1)]
    assert row.demonstrated == [("Mid", 2)]
    assert row.decided == "Hold"


def test_red_flags_come_with_who_raised_them_on_what_evidence(
    client, ida, ivan, petra, opening
):
    submitted(ida, "Ada Park", opening, flags=1)
    submitted(ivan, "Ada Park", opening, flags=1)

    response = read(client, petra, opening)

    (flag,) = rows(response)["Ada Park"].red_flags
    assert flag.raised == [("ida", "Said so twice."), ("ivan", "Said so twice.")]
    assert "1 <small>in 2 of 2 scorecards</small>" in words(response)


def test_what_is_still_to_do_is_counted(client, ida, ivan, petra, opening):
    make_scorecard(ivan, application=submitted(ida, "Ada Park", opening).application)

    response = read(client, petra, opening)

    assert rows(response)["Ada Park"].scorecards == 1
    assert "1 scorecard still to do" in words(response)


def test_drafts_are_in_no_figure(client, ida, petra, opening):
    card = submitted(ida, "Ada Park", opening, rating=5)
    Scorecard.objects.filter(pk=card.pk).update(status="draft", submitted_at=None)

    row = rows(read(client, petra, opening))["Ada Park"]

    assert (row.score.count, row.cells, row.recommended) == (0, {}, [])


# Another kit


@pytest.fixture
def moved(opening, ida, petra):
    """Ada was interviewed with version 1, Bo with version 2."""
    submitted(ida, "Ada Park", opening, rating=5)
    Question.objects.filter(key="mid-1").update(text="Asked anew?")
    opening.kit = current_kit(opening.role, opening.level)
    opening.save()
    submitted(ida, "Bo Lind", opening, rating=2)
    return opening


def test_scorecards_of_another_kit_are_listed_apart(client, petra, moved):
    response = read(client, petra, moved)

    assert list(rows(response)) == ["Bo Lind"]
    assert "1 scorecard on version 1" in words(response)
    assert "These scorecards use another version" in words(response)


def test_rounds_with_questions_of_their_own_are_compared_apart(
    client, ida, ivan, petra, opening
):
    kit = current_kit(opening.role, opening.level, round=2)
    make_round(opening, ivan, number=2, name="Team", kit=kit)
    submitted(ida, "Ada Park", opening, rating=2)
    submitted(ivan, "Ada Park", opening, rating=5, round=2)

    first, second = (
        read(client, petra, opening),
        read(client, petra, opening, kit="2.1"),
    )

    assert rows(first)["Ada Park"].score.mean == 2
    assert rows(second)["Ada Park"].score.mean == 5
    assert "Round 1" in words(first) and "?kit=2.1" in first.text
    assert "another version" not in words(first)


def test_a_first_round_with_other_questions_is_compared_as_round_1(
    client, ida, ivan, petra, opening
):
    kit = current_kit(opening.role, opening.level, round=2)
    make_round(opening, ida, number=1, name="Craft", kit=kit)
    submitted(ida, "Ada Park", opening)
    submitted(ivan, "Ada Park", opening, round=2)
    page = read(client, petra, opening).text
    assert re.findall(r"kit=([\d.]+)[^>]*>(Round [\d]+)", page) == [
        ("1", "Round 2"),
        ("2.1", "Round 1"),
    ]


def test_another_panel_than_the_planned_is_said(client, ida, ivan, petra, opening):
    make_round(opening, ida, name="Craft")
    submitted(ida, "Ada Park", opening)
    submitted(ivan, "Bo Lind", opening)

    response = read(client, petra, opening)

    assert rows(response)["Ada Park"].other_panel == ""
    assert "Not the planned panel. Without ida; also ivan" in plain(response)


def test_nobody_is_missing_while_scorecards_are_to_do(
    client, ida, ivan, petra, opening
):
    make_round(opening, ida, ivan, name="Craft")
    application = submitted(ida, "Ada Park", opening).application
    make_scorecard(ivan, application=application)

    response = read(client, petra, opening)

    assert rows(response)["Ada Park"].other_panel == ""


def plain(response):
    return re.sub(r"(<[^>]+>|\s)+", " ", response.text)


def test_the_other_version_can_be_compared_too(client, petra, moved):
    response = read(client, petra, moved, kit=1)

    assert list(rows(response)) == ["Ada Park"]
    assert "Asked anew?" not in words(response)


def test_of_two_kits_only_one_is_in_the_figures(client, ivan, petra, moved):
    submitted(ivan, "Ada Park", moved, rating=1)

    response = read(client, petra, moved)

    assert rows(response)["Ada Park"].score.mean == 1
    assert "1 more is compared above" in words(response)


@pytest.mark.parametrize("version", ["3", "none", "٢"])
def test_unknown_version_is_not_found(client, petra, moved, version):
    assert read(client, petra, moved, kit=version).status_code == 404


# Order and columns


@pytest.fixture
def three(opening, ida):
    submitted(ida, "Élan Voss", opening, rating=2, recommendation="no", flags=2)
    submitted(ida, "ada Park", opening, rating=3, recommendation="strong_yes", flags=1)
    submitted(ida, "Zoe Lind", opening, rating=5, recommendation="yes")
    make_application("Bo Orth", opening=opening)
    return opening


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("", "ada Bo Élan Zoe"),
        ("-candidate", "Zoe Élan Bo ada"),
        ("score", "Élan ada Zoe Bo"),
        ("-score", "Zoe ada Élan Bo"),
        ("q2", "Élan ada Zoe Bo"),
        ("-q2", "Zoe ada Élan Bo"),
        ("recommendation", "Élan Zoe ada Bo"),
        ("-recommendation", "ada Zoe Élan Bo"),
        ("red_flags", "Zoe ada Élan Bo"),
        ("level", "ada Élan Zoe Bo"),
        ("-level", "ada Élan Zoe Bo"),
        ("decision", "ada Bo Élan Zoe"),
    ],
)
def test_sorts_both_ways_with_the_empty_last(client, petra, three, sort, order):
    response = read(client, petra, three, sort=sort)

    assert [name.split()[0] for name in rows(response)] == order.split()


def test_heading_says_how_it_is_sorted_and_turns_round(client, petra, three):
    page = words(read(client, petra, three, sort="score", hide="q1"))

    assert page.count("aria-sort=") == 1
    assert 'aria-sort="ascending"' in page
    assert 'href="?sort=-score&amp;hide=q1"' in page


def test_hidden_columns_leave_the_table_and_stay_in_the_address(client, petra, three):
    response = read(client, petra, three, hide=["q1", "decision"])

    shown = [heading.column.key for heading in response.context["form"].headings()]
    assert shown == ["score", "recommendation", "red_flags", "level", "q2"]
    assert "hide=q1&amp;hide=decision" in words(response)


@pytest.mark.parametrize("query", [{"sort": "email"}, {"hide": "name"}, {"sort": "q9"}])
def test_what_is_not_offered_is_refused_in_words(client, petra, three, query):
    response = read(client, petra, three, **query)

    assert response.status_code == 422
    assert 'role="alert"' in words(response)
    assert [name.split()[0] for name in rows(response)] == ["ada", "Bo", "Élan", "Zoe"]


# Reaching it


def test_opening_leads_to_its_comparison(client, petra, opening):
    client.force_login(petra)
    for page in ("change", "changelist"):
        pk = [opening.pk] if page == "change" else []
        response = client.get(reverse(f"admin:scorecards_opening_{page}", args=pk))
        assert address(opening) in response.content.decode()


def test_glossary_editors_are_not_led_there(client, gwen, opening):
    client.force_login(gwen)
    response = client.get(reverse("admin:scorecards_opening_changelist"))
    assert address(opening) not in response.content.decode()


def test_candidates_lead_to_their_debrief(client, ida, petra, opening):
    ada = submitted(ida, "Ada Park", opening).application
    debrief = reverse("admin:scorecards_application_change", args=[ada.pk])

    assert f'<a href="{debrief}">Ada Park</a>' in words(read(client, petra, opening))


def test_empty_opening_says_so(client, petra, opening):
    assert "Nobody has applied for this opening yet" in words(
        read(client, petra, opening)
    )


@pytest.mark.parametrize("candidates", [1, 30])
@pytest.mark.parametrize("without_names", [False, True])
def test_number_of_queries(
    client, person, petra, django_assert_num_queries, candidates, without_names
):
    opening = make_opening()
    people = [person(f"interviewer{n}", "Interviewers") for n in range(2)]
    for number in range(candidates):
        for each in people:
            submitted(each, f"Candidate {number}", opening, flags=1)
    page = "_anonymous" if without_names else ""
    if without_names:
        client.force_login(petra)
        client.post(address(opening, page))
    read(client, petra, opening, page)  # draws the order
    with django_assert_num_queries(20 if without_names else 16):
        read_again = client.get(address(opening, page))
    assert len(rows(read_again)) == candidates


def test_more_candidates_than_fit_are_the_newest(client, petra, opening, monkeypatch):
    monkeypatch.setattr("scorecards.panel.comparison.queries.MAX_CANDIDATES", 2)
    for name in ("Ada", "Bo", "Cy"):
        make_application(name, opening=opening)

    response = read(client, petra, opening)

    assert list(rows(response)) == ["Bo", "Cy"]
    assert "The 2 newest applications are shown" in words(response)
