"""What a scorecard lacks, and submitting it for good."""

import pytest

from scorecards.models import LockedError, Opening, Scorecard
from scorecards.workflow.gaps import IncompleteError, gaps
from scorecards.workflow.submitting import submit
from tests.makers import (
    fill,
    make_application,
    make_opening,
    make_role,
    make_scorecard,
    make_submitted,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def blank(ida):
    return make_scorecard(ida)


@pytest.fixture
def complete(blank):
    return fill(blank)


def change(scorecard, **fields):
    Scorecard.objects.filter(pk=scorecard.pk).update(**fields)
    return Scorecard.objects.get(pk=scorecard.pk)


def messages(scorecard):
    return [gap.message for gap in gaps(scorecard)]


def test_complete_scorecard_lacks_nothing(complete):
    assert gaps(complete) == []


def test_everything_missing_is_named_in_the_order_of_the_page(blank):
    blank.red_flag_checks.create(red_flag=blank.kit.red_flags.first(), ticked=True)
    first, second = blank.kit.questions.all()
    assert [gap.anchor for gap in gaps(blank)] == [
        f"div_id_answer-{first.pk}-result",
        f"div_id_answer-{second.pk}-result",
        f"id_flag-{blank.kit.red_flags.first().pk}-evidence",
        "recommendation",
        "summary",
    ]


def test_unrated_question_is_named_by_its_number(complete):
    answer = complete.answers.last()
    answer.outcome, answer.rating = "", None
    answer.save()
    assert messages(complete) == [
        "Question 2 is not rated. Choose a rating, Not asked or Could not answer."
    ]


@pytest.mark.parametrize("outcome", ["not_asked", "could_not_answer"])
def test_question_may_be_left_without_a_rating_on_purpose(complete, outcome):
    answer = complete.answers.last()
    answer.outcome, answer.rating = outcome, None
    answer.save()
    assert gaps(complete) == []


@pytest.mark.parametrize("evidence", ["", "  \n"])
def test_ticked_red_flag_needs_evidence(complete, evidence):
    red_flag = complete.kit.red_flags.first()
    complete.red_flag_checks.create(red_flag=red_flag, ticked=True, evidence=evidence)
    assert messages(complete) == [
        "The red flag “CRO red flag 1” has no evidence. Write down what was "
        "said or done."
    ]


def test_red_flag_that_is_not_ticked_needs_no_evidence(complete):
    red_flag = complete.kit.red_flags.first()
    complete.red_flag_checks.create(red_flag=red_flag, ticked=False)
    assert gaps(complete) == []


def test_recommendation_is_needed(complete):
    scorecard = change(complete, recommendation="")
    assert messages(scorecard) == ["The recommendation is missing."]


@pytest.mark.parametrize("summary", ["", " \n "])
def test_summary_is_needed(complete, summary):
    scorecard = change(complete, summary=summary)
    assert messages(scorecard) == ["The summary is missing."]


@pytest.mark.parametrize(
    ("rating", "recommendation", "label"),
    [
        (2, "yes", "Yes"),
        (2, "strong_yes", "Strong yes"),
        (4, "no", "No"),
        (4, "strong_no", "Strong no"),
    ],
)
def test_contradiction_needs_a_reason(blank, rating, recommendation, label):
    scorecard = fill(blank, rating=rating, recommendation=recommendation)
    assert messages(scorecard) == [
        f"The recommendation is “{label}” but the score is {rating}.00 from 2 "
        "answers. Explain the difference."
    ]
    assert messages(change(scorecard, reason=" \n")) == messages(scorecard)
    assert gaps(change(scorecard, reason="A red flag outweighs it.")) == []


def test_a_yes_at_entry_needs_no_reason_for_a_2(ida):
    opening = make_opening(role=make_role(), level="entry")
    blank = make_scorecard(ida, application=make_application(opening=opening))
    assert blank.kit.expectation == "At Entry, a 2 is enough."
    assert gaps(fill(blank, rating=2, recommendation="yes")) == []
    assert messages(fill(blank, rating=3, recommendation="no")) == [
        "The recommendation is “No” but the score is 3.00 from 2 answers. "
        "At Entry, a 2 is enough. Explain the difference."
    ]


def test_middling_score_contradicts_nothing(blank):
    for recommendation in ("strong_no", "no", "yes", "strong_yes"):
        scorecard = fill(blank, rating=3, recommendation=recommendation)
        assert gaps(scorecard) == []


def test_submitting_locks_the_scorecard_and_says_when(complete, time_machine):
    time_machine.move_to("2026-03-02 09:30:00+00:00", tick=False)
    submit(complete)
    complete.refresh_from_db()
    assert complete.status == "submitted"
    assert complete.submitted_at.isoformat() == "2026-03-02T09:30:00+00:00"


def test_submitting_twice_is_refused_and_keeps_the_first_time(ida):
    scorecard = make_submitted(ida)
    before = scorecard.submitted_at
    with pytest.raises(LockedError):
        submit(scorecard)
    scorecard.refresh_from_db()
    assert scorecard.submitted_at == before


def test_copy_loaded_before_submission_is_refused_too(complete):
    stale = Scorecard.objects.get(pk=complete.pk)
    submit(complete)
    with pytest.raises(LockedError):
        submit(stale)


def test_incomplete_scorecard_is_refused_with_what_is_missing(complete):
    scorecard = change(complete, summary="")
    with pytest.raises(IncompleteError) as refusal:
        submit(scorecard)
    assert [gap.anchor for gap in refusal.value.gaps] == ["summary"]
    scorecard.refresh_from_db()
    assert (scorecard.status, scorecard.submitted_at) == ("draft", None)


def test_what_is_stored_counts_not_what_an_old_copy_holds(complete):
    change(complete, summary="")
    with pytest.raises(IncompleteError):
        submit(complete)


def test_submitting_leaves_other_fields_alone(complete):
    change(complete, summary="Written meanwhile.")
    submit(complete)
    complete.refresh_from_db()
    assert complete.summary == "Written meanwhile."


def test_ratings_without_evidence_stop_nothing_by_default(ida):
    submit(fill(make_scorecard(ida), notes=""), by=ida)


def test_an_opening_that_requires_evidence_lacks_it_where_there_is_none(ida):
    scorecard = fill(make_scorecard(ida), notes="")
    scorecard.answers.filter(question__position=2).update(points_heard=[])
    Opening.objects.update(require_evidence=True)

    with pytest.raises(IncompleteError) as error:
        submit(scorecard, by=ida)

    [gap] = error.value.gaps
    assert gap.message.startswith("Question 2 is rated 4 without a note")
