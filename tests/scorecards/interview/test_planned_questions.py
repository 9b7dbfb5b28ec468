"""The interviewer's pages where an opening asks less, weighs, and shares the work."""

import pytest
from django.urls import reverse

from scorecards.interview.outline import outline
from scorecards.panel.report.contents import build_report
from scorecards.workflow.planning_questions import choose_questions
from tests.makers import (
    assign,
    fill,
    lock,
    make_application,
    make_opening,
    make_role,
    make_round,
    make_submitted,
    make_term,
)

pytestmark = pytest.mark.django_db

OPTIONAL = "Optional: assigned to another interviewer"


@pytest.fixture
def opening():
    """Asks questions 1, 2, 4, 5 and 6 of its kit; the second counts three times."""
    opening = make_opening(role=make_role("Auditor", make_term(questions=6)))
    first, second, _, *rest = opening.kit.questions.all()
    choose_questions(opening, {each.pk: 1 for each in [first, *rest]} | {second.pk: 3})
    return opening


@pytest.fixture
def scorecard(opening, ida):
    """Ida is to cover the first two of them."""
    focus = {question.pk for question in opening.kit.questions.all()[:2]}
    return assign(
        application=make_application(opening=opening), interviewer=ida, focus=focus
    )


@pytest.fixture
def as_interviewer(client, ida):
    client.force_login(ida)
    return client


def words(client, scorecard, page="scorecard"):
    text = client.get(reverse(page, args=[scorecard.pk])).text
    return " ".join(text.split())


def test_head_and_progress_speak_of_what_is_to_be_covered(as_interviewer, scorecard):
    scorecard.answers.filter(question__position=1).update(outcome="not_asked")
    scorecard.answers.filter(question__position=4).update(outcome="not_asked")
    shown = words(as_interviewer, scorecard)
    assert "2 questions, 10 minutes planned, 3 more optional" in shown
    assert "<span data-rated-count>1</span> of 2 rated" in shown


def test_what_is_left_out_is_on_no_page(as_interviewer, scorecard):
    for page in ("scorecard", "review_scorecard", "print_kit"):
        shown = words(as_interviewer, scorecard, page)
        assert "CRO mid question 4?" in shown
        assert "CRO mid question 3?" not in shown


def test_optional_questions_are_marked_in_page_and_side_list(as_interviewer, scorecard):
    response = as_interviewer.get(reverse("scorecard", args=[scorecard.pk]))
    stops = [(stop.state, stop.words) for stop in outline(response.context["page"])]
    assert stops[:2] == 2 * [("untouched", "Untouched")]
    assert stops[2:5] == 3 * [("optional", OPTIONAL)]
    assert response.text.count(f'data-optional="{OPTIONAL}"') == 3
    assert response.text.count(f" · {OPTIONAL}") == 3


def test_a_rated_optional_question_is_simply_rated(as_interviewer, scorecard):
    scorecard.answers.filter(question__position=5).update(outcome="rated", rating=2)
    response = as_interviewer.get(reverse("scorecard", args=[scorecard.pk]))
    assert "Rated 2" in response.text
    assert response.text.count(f">{OPTIONAL}</span>") == 2


def test_weights_stand_beside_the_questions_where_they_differ(
    as_interviewer, scorecard
):
    shown = words(as_interviewer, scorecard)
    assert shown.count("· Weight 1") == 4
    assert shown.count("· Weight 3") == 1


def test_equal_weights_are_not_spoken_of(as_interviewer, ida):
    shown = words(
        as_interviewer, assign(application=make_application(), interviewer=ida)
    )
    assert "Weight" not in shown


def test_review_asks_for_what_is_to_be_covered_alone(as_interviewer, scorecard):
    shown = words(as_interviewer, scorecard, "review_scorecard")
    assert "Question 1 is not rated" in shown
    assert "Question 2 is not rated" in shown
    assert "4 things missing" in shown


def test_paper_marks_what_is_optional(as_interviewer, scorecard):
    shown = words(as_interviewer, scorecard, "print_kit")
    assert "5 questions, 10 minutes" in shown
    assert shown.count(f" · {OPTIONAL}") == 3


def test_my_scorecards_counts_what_is_to_be_covered(as_interviewer, scorecard):
    assert "2 questions" in as_interviewer.get("/").text
    scorecard.answers.update(outcome="not_asked")
    scorecard.status, scorecard.saved_at = "draft", scorecard.created_at
    scorecard.save()
    assert "2 of 2 rated" in as_interviewer.get("/").text


def test_a_weighted_score_says_so(scorecard):
    score = build_report(fill(scorecard, rating=4)).score
    assert str(score) == "4.00 from 5 answers, weighted"


def test_report_shows_weights_and_what_was_optional(as_interviewer, scorecard):
    scorecard.answers.filter(question__position=2).update(outcome="rated", rating=5)
    shown = words(as_interviewer, lock(scorecard))
    assert "5.00 from 1 answer, weighted" in shown
    assert f"5 · CRO · Weight 1 · {OPTIONAL}" in shown


def test_who_else_interviews_is_told_from_the_plan_alone(
    as_interviewer, scorecard, ida, ivan, petra
):
    make_submitted(petra, application=scorecard.application)
    make_round(scorecard.application.opening, ida, ivan)
    meeting = words(as_interviewer, scorecard).partition("Also planned in this round")
    assert meeting[2].partition("</dl>")[0].count("<span") == 1
    assert '<span dir="auto">ivan</span> (' in meeting[2]
    bar = words(as_interviewer, scorecard).partition("<summary>Panel (2)</summary>")
    assert '<li>You</li> <li><span dir="auto">ivan</span>' in bar[2]


def test_who_is_not_planned_is_told_of_nobody(as_interviewer, scorecard, ivan):
    make_round(scorecard.application.opening, ivan)
    assert "Also planned in this round" not in words(as_interviewer, scorecard)
    assert "Panel (" not in words(as_interviewer, scorecard)
