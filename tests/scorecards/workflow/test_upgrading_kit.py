"""An opening moves to the newest kit until the first interview has begun."""

import pytest
from django.urls import reverse
from django.utils import timezone

from glossary.models import Question, Term
from scorecards.kits.making import current_kit
from scorecards.models import Answer, Kit, Opening, OpeningQuestion, Scorecard
from scorecards.workflow.starting import start_scorecard
from scorecards.workflow.upgrading_kit import (
    NotMovedError,
    move_to_newest_kit,
    newer_kit,
)
from tests.makers import (
    assign,
    make_application,
    make_opening,
    make_role,
    make_scorecard,
    make_submitted,
    make_term,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def opening():
    return make_opening()


def reword(number=1):
    """Makes the glossary say something that the opening's kit does not."""
    question = Question.objects.get(key=f"mid-{number}")
    question.text = f"Reworded {number}?"
    question.save()


def add_question(key="mid-3"):
    """Asked before the others, so that places shift."""
    first = Question.objects.get(key="mid-1")
    first.pk, first.key, first.position, first.text = None, key, 0, "Added?"
    first.save()


def asked(scorecard):
    answers = scorecard.answers.order_by("question__position")
    return [answer.question.text for answer in answers.select_related("question")]


def test_opening_with_what_the_glossary_says_has_the_newest_kit(opening):
    assert newer_kit(opening) is None


def test_looking_at_the_newer_kit_makes_none(opening):
    reword()

    newer = newer_kit(opening)

    assert (newer.version, len(newer.sections)) == (2, 1)
    assert Kit.objects.count() == 1


def test_newer_kit_is_the_stored_one_where_somebody_took_it(opening):
    reword()
    kit = current_kit(opening.role, "mid")
    assert newer_kit(opening).version == kit.version == 2


def test_going_back_to_an_earlier_wording_goes_back_to_its_version(opening):
    before = Question.objects.get(key="mid-1").text
    reword()
    move_to_newest_kit(opening)
    Question.objects.filter(key="mid-1").update(text=before)
    assert newer_kit(opening).version == 1


def test_a_level_at_which_nothing_is_asked_any_more_has_no_newer_kit(opening):
    Term.objects.get().retire()
    assert newer_kit(opening) is None


def test_moved_opening_interviews_with_the_newest_kit(opening, ida):
    reword()

    kit = move_to_newest_kit(opening).kit

    scorecard = start_scorecard(
        interviewer=ida, role=opening.role, level="mid", candidate="Ada Park"
    )
    assert (kit.version, scorecard.kit) == (2, kit)
    assert asked(scorecard) == ["Reworded 1?", "CRO mid question 2?"]


def test_assigned_scorecards_come_along_blank(opening, ida):
    scorecard = assign(application=make_application(opening=opening), interviewer=ida)
    add_question()

    kit = move_to_newest_kit(opening).kit

    moved = Scorecard.objects.get()
    assert (moved.pk, moved.kit, moved.status) == (scorecard.pk, kit, "assigned")
    assert asked(moved) == ["Added?", "CRO mid question 1?", "CRO mid question 2?"]


def test_scorecards_of_other_openings_stay(opening, ida):
    other = make_opening("CRA, Bern")
    scorecard = assign(application=make_application(opening=other), interviewer=ida)
    reword()
    move_to_newest_kit(opening)
    assert Scorecard.objects.get().kit == other.kit == scorecard.kit


@pytest.mark.parametrize("make", [make_scorecard, make_submitted])
def test_refused_once_an_interview_has_begun(opening, ida, make):
    card = make(ida, application=make_application(opening=opening))
    answers = list(card.answers.values())
    reword()

    with pytest.raises(NotMovedError, match="An interview has already started"):
        move_to_newest_kit(opening)

    assert Opening.objects.get().kit.version == 1
    assert list(Answer.objects.values()) == answers
    assert Kit.objects.count() == 1  # none was made for nothing


def test_refused_when_closed(opening):
    Opening.objects.update(closed_at=timezone.now())
    reword()
    with pytest.raises(NotMovedError, match="is closed"):
        move_to_newest_kit(opening)


def test_refused_when_interviewers_started_it_themselves(opening):
    Opening.objects.update(self_started=True)
    reword()
    with pytest.raises(NotMovedError, match="started this opening themselves"):
        move_to_newest_kit(opening)


def test_refused_when_there_is_nothing_newer(opening):
    with pytest.raises(NotMovedError, match="already has the newest kit"):
        move_to_newest_kit(opening)


def test_refused_when_nothing_is_asked_any_more(opening):
    Term.objects.get().retire()
    with pytest.raises(NotMovedError, match="has no mid questions"):
        move_to_newest_kit(opening)


def test_refused_when_the_glossary_changed_after_it_was_read(opening):
    reword()
    read = newer_kit(opening).checksum
    reword(2)
    with pytest.raises(NotMovedError, match="changed after you opened this page"):
        move_to_newest_kit(opening, expected=read)


def plan(opening, *positions, weight=3):
    for question in opening.kit.questions.filter(position__in=positions):
        OpeningQuestion.objects.create(
            opening=opening, question=question, weight=weight
        )


def planned(opening):
    rows = opening.asked_questions.order_by("question__position")
    return [
        (row.question.text, row.question.kit.version, row.weight)
        for row in rows.select_related("question__kit")
    ]


def test_question_left_out_stays_out_and_weights_stay(opening):
    plan(opening, 2)
    add_question()
    move_to_newest_kit(opening)
    assert planned(opening) == [("CRO mid question 2?", 2, 3)]


def test_new_question_joins_where_none_was_left_out(opening):
    plan(opening, 1, 2)
    add_question()
    move_to_newest_kit(opening)
    assert planned(opening) == [
        ("Added?", 2, 1),
        ("CRO mid question 1?", 2, 3),
        ("CRO mid question 2?", 2, 3),
    ]


def test_interviewer_covers_the_same_questions_and_the_new_ones(opening, ida):
    second = opening.kit.questions.get(position=2)
    application = make_application(opening=opening)
    card = assign(application=application, interviewer=ida, focus={second.pk})
    add_question()
    move_to_newest_kit(opening)
    covered = card.answers.filter(is_focus=True).order_by("question__position")
    assert [answer.question.text for answer in covered] == [
        "Added?",
        "CRO mid question 2?",
    ]


def test_what_was_typed_for_earlier_questions_comes_back_to_be_copied(
    client, opening, ida
):
    card = assign(application=make_application(opening=opening), interviewer=ida)
    earlier = card.answers.first().question_id
    add_question()
    move_to_newest_kit(opening)
    client.force_login(ida)

    response = client.post(
        reverse("scorecard", args=[card.pk]),
        {
            f"answer-{earlier}-revision": "0",
            f"answer-{earlier}-was": "",
            f"answer-{earlier}-notes": "She named both.",
        },
    )

    assert response.status_code == 409
    assert "The questions have changed" in response.content.decode()
    assert "She named both." in response.content.decode()
    assert not Answer.objects.exclude(notes="").exists()


def test_a_question_that_is_gone_is_made_up_for_where_too_few_are_left(ida):
    opening = make_opening(role=make_role("Auditor", make_term("GMP", questions=6)))
    plan(opening, 1, 2, 3, 4)
    Question.objects.filter(key="mid-4").delete()

    move_to_newest_kit(opening)

    assert [place for place, *_ in planned(opening)] == [
        f"GMP mid question {n}?" for n in (1, 2, 3, 5)
    ]
    assert [weight for *_, weight in planned(opening)] == [3, 3, 3, 1]
