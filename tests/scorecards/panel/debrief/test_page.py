"""What the debrief shows, to whom, and what it costs."""

import pytest
from django.urls import reverse

from scorecards.models import DebriefNote, RedFlagCheck, Scorecard
from tests.makers import (
    make_application,
    make_opening,
    make_role,
    make_scorecard,
    make_submitted,
    make_term,
)
from tests.scorecards.panel.debrief.addresses import debrief, words

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def application():
    return make_application("Ada Park")


@pytest.fixture
def opened(client, petra):
    """What petra reads."""
    client.force_login(petra)
    return lambda application, query="": client.get(debrief(application) + query)


def panel_of(person, application, number, questions):
    for n in range(number):
        make_submitted(
            person(f"p{n}"), application=application, rating=1 + n % 5, flags=n % 3
        )


@pytest.mark.parametrize(("interviewers", "questions"), [(1, 2), (8, 12)])
def test_fifteen_queries_however_many_scorecards(
    client, petra, person, django_assert_num_queries, interviewers, questions
):
    role = make_role("CRA", make_term(questions=questions))
    application = make_application(opening=make_opening(role=role))
    panel_of(person, application, interviewers, questions)
    DebriefNote.objects.create(application=application, author=petra, text="A note.")
    client.force_login(petra)

    with django_assert_num_queries(15):
        response = client.get(debrief(application))

    assert len(response.context["rows"]) == questions


def test_says_what_is_submitted_and_what_is_to_do(opened, application, ida, ivan):
    make_submitted(ida, application=application)
    make_scorecard(ivan, application=application, round=2)

    text = words(opened(application))

    assert "Submitted 1 scorecard by 1 interviewer" in text
    assert "To do ivan, round 2" in text
    assert "Decision Undecided" in text


def test_drafts_show_nothing_but_whose_they_are(opened, application, ida, ivan):
    make_submitted(ida, application=application)
    draft = make_scorecard(ivan, application=application)
    draft.answers.update(outcome="rated", rating=1, notes="Secret")
    Scorecard.objects.filter(pk=draft.pk).update(summary="Secret", recommendation="no")

    response = opened(application, "?open=all")

    assert "Secret" not in response.content.decode()
    assert [column.name for column in response.context["debrief"].columns] == ["ida"]


def test_a_cell_opens_for_notes_points_and_minutes(opened, application, ida):
    card = make_submitted(ida, application=application, notes="Four phases.")
    card.answers.update(seconds_spent=200)

    text = words(opened(application))

    assert "4 Above Four phases. Listen-for points heard: 2 of 3" in text
    assert "3 min of 5 planned" in text


def test_everything_opens_without_a_script(opened, application, ida):
    make_submitted(ida, application=application)

    folded = opened(application).content.count(b"<details open>")
    row = opened(application, "?open=1").content.count(b"<details open>")
    unfolded = opened(application, "?open=all").content.count(b"<details open>")

    assert (folded, row, unfolded) == (0, 2, 5)


def test_order_of_the_kit_is_a_link_away(opened, application, ida, ivan):
    make_submitted(ida, application=application, rating=4)
    other = make_submitted(ivan, application=application, rating=4)
    other.answers.filter(question__position=2).update(rating=1)

    def rows(query):
        return [row.number for row in opened(application, query).context["rows"]]

    assert (rows(""), rows("?order=kit"), rows("?order=x")) == ([2, 1], [1, 2], [2, 1])


def test_red_flags_of_all_come_with_their_evidence(opened, application, ida, ivan):
    make_submitted(ida, application=application, flags=1)
    make_submitted(ivan, application=application, flags=2)
    RedFlagCheck.objects.filter(scorecard__interviewer=ivan).update(evidence="Twice.")

    text = words(opened(application))

    assert "CRO red flag 1 CRO · raised in 2 of 2 scorecards" in text
    assert "A ida, round 1 Said so twice. B ivan, round 1 Twice." in text


def test_flags_that_were_unticked_again_are_no_flags(opened, application, ida):
    make_submitted(ida, application=application, flags=1)
    RedFlagCheck.objects.update(ticked=False)
    assert "No red flags were ticked." in words(opened(application))


@pytest.mark.parametrize(("rating", "marked"), [(2, True), (3, False)])
def test_recommendation_against_its_own_score_is_marked(
    opened, application, ida, rating, marked
):
    make_submitted(ida, application=application, rating=rating, recommendation="yes")
    text = words(opened(application))
    assert ("The recommendation differs from the score." in text) == marked


def test_a_scorecard_begun_after_others_were_open_says_so(opened, application, ida):
    make_submitted(ida, application=application)
    Scorecard.objects.update(started_after_others=True, changed_after_reveal=True)
    text = words(opened(application))
    assert (
        "Started after other scorecards were visible "
        "Changed after other scorecards were visible" in text
    )


def test_indicators_say_who_saw_them(opened, application, ida, ivan):
    make_submitted(ida, application=application)
    make_submitted(ivan, application=application).indicators.clear()

    response = opened(application)

    seen = [line.seen for line in response.context["debrief"].experience]
    assert seen[0][1] == ("Mid", 2, 2)
    assert seen[1][1] == ("Mid", 0, 2)
    assert "CRO mid indicator 1 Seen by A" in words(response)


def test_nothing_submitted_says_what_will_show(opened, application, ida):
    make_scorecard(ida, application=application)
    assert "No scorecards have been submitted yet." in words(opened(application))


@pytest.mark.parametrize("page", ["application", "scorecard"])
def test_pages_beside_it_lead_to_it(client, petra, application, ida, page):
    scorecard = make_submitted(ida, application=application)
    key = {"application": application, "scorecard": scorecard}[page].pk
    client.force_login(petra)
    around = client.get(reverse(f"admin:scorecards_{page}_change", args=[key]))
    assert debrief(application) in around.content.decode()
