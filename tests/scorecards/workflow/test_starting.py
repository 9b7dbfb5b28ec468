"""Starting a scorecard: opening, candidate and application fall into place."""

from uuid import uuid4

import pytest
from django.utils import timezone

from glossary.models import Level, Question
from scorecards.kits.making import NoQuestionsError
from scorecards.models import Answer, Application, Candidate, Opening, Scorecard
from scorecards.workflow.first_content import appear
from scorecards.workflow.merging import merge_candidates
from scorecards.workflow.starting import (
    AlreadySubmittedError,
    SeveralOpeningsError,
    start_scorecard,
)
from tests.makers import (
    assign,
    lock,
    make_application,
    make_candidate,
    make_opening,
    make_role,
    make_scorecard,
    make_submitted,
    make_term,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def role():
    return make_role()


def start(interviewer, role, candidate="Ada Park", **other):
    """For the one known candidate of that name, or somebody new."""
    known = Candidate.with_hidden.filter(name=candidate).first()
    return start_new(interviewer, role, known or candidate, **other)


def start_new(interviewer, role, candidate="Ada Park", **other):
    return start_scorecard(
        interviewer=interviewer,
        role=role,
        level=Level.MID,
        candidate=candidate,
        **other,
    )


def change_glossary():
    Question.objects.filter(key="mid-1").update(text="Reworded?")


def close(opening):
    opening.closed_at = timezone.now()
    opening.save()


def test_first_start_makes_all_that_is_needed(ida, role):
    scorecard = start(ida, role)
    application = scorecard.application
    assert application.candidate.name == "Ada Park"
    assert application.opening.title == "Clinical Research Associate, Mid"
    assert application.opening.self_started
    assert (scorecard.interviewer, scorecard.status, scorecard.round) == (
        ida,
        "started",
        1,
    )


def test_every_question_of_the_kit_awaits_its_answer(ida, role):
    scorecard = start(ida, role)
    answers = scorecard.answers.values_list("question__text", "outcome", "rating")
    assert list(answers) == [
        ("CRO mid question 1?", "", None),
        ("CRO mid question 2?", "", None),
    ]


def test_same_person_twice_gets_the_same_scorecard(ida, role):
    assert start(ida, role) == start(ida, role)
    assert Answer.objects.count() == 2


def test_somebody_new_of_a_known_name_is_another_person(ida, role):
    assert start_new(ida, role) != start_new(ida, role)
    assert Candidate.with_hidden.named("Ada Park").count() == 2


def test_form_that_is_sent_twice_makes_one_person(ida, role):
    key = uuid4()
    first, second = (start_new(ida, role, request_key=key) for _ in range(2))
    assert first == second
    assert Candidate.with_hidden.count() == 1


def test_candidate_who_was_merged_leads_to_the_one_kept(ida, role):
    known, other = make_candidate("Ada Park"), make_candidate("Ada Parc")
    merge_candidates(known, other, by=None, reason="Same.")
    assert start_new(ida, role, other).application.candidate == known


def test_another_person_is_another_scorecard_in_the_same_opening(ida, role):
    first, second = start(ida, role, "Ada Park"), start(ida, role, "Bo Lind")
    assert first != second
    assert first.application.opening == second.application.opening


def test_two_interviewers_share_the_application_once_both_write(ida, ivan, role):
    first, second = start(ida, role), start(ivan, role)
    assert first != second
    appear(first)
    appear(second)
    assert first.application == second.application == Application.with_hidden.get()


def test_assigned_scorecard_is_the_one_that_is_started(ida):
    application = make_application()
    assigned = assign(application=application, interviewer=ida)
    started = start(ida, application.opening.role)
    assert started == assigned


def test_fitting_opening_is_taken(ida, role):
    opening = make_opening(role=role)
    assert start(ida, role).application.opening == opening


@pytest.mark.parametrize("other", ["level", "role", "closed"])
def test_opening_that_does_not_fit_is_not_taken(ida, role, other):
    make = {
        "level": lambda: make_opening(role=role, level="senior"),
        "role": lambda: make_opening(role=make_role("Auditor", make_term("GCP"))),
        "closed": lambda: make_opening(role=role, closed_at=timezone.now()),
    }
    opening = make[other]()
    assert start(ida, role).application.opening != opening


def test_several_openings_have_to_be_told_apart(ida, role):
    openings = [make_opening(place, role=role) for place in ("Basel", "Cork")]
    with pytest.raises(SeveralOpeningsError) as several:
        start(ida, role)
    assert several.value.openings == openings
    assert not Scorecard.objects.exists()
    assert not Candidate.with_hidden.exists()


def test_chosen_opening_settles_it(ida, role):
    openings = [make_opening(place, role=role) for place in ("Basel", "Cork")]
    scorecard = start(ida, role, opening=openings[1])
    assert scorecard.application.opening == openings[1]


def test_existing_application_decides_between_openings(ida, role):
    _, cork = [make_opening(place, role=role) for place in ("Basel", "Cork")]
    application = make_application("Ada Park", opening=cork)
    assert start(ida, role).application == application


def test_two_applications_of_one_person_have_to_be_told_apart(ida, role):
    openings = [make_opening(place, role=role) for place in ("Basel", "Cork", "Oslo")]
    for opening in openings[:2]:
        make_application("Ada Park", opening=opening)
    with pytest.raises(SeveralOpeningsError) as several:
        start(ida, role)
    assert set(several.value.openings) == set(openings[:2])


def test_known_candidate_is_not_entered_again(ida, role):
    known = Candidate.objects.create(name="Ada Park")
    assert start(ida, role).application.candidate == known


def test_outdated_opening_of_interviewers_is_not_used_again(ida, ivan, role):
    old = start(ida, role, "Ada Park").application.opening
    change_glossary()
    new = start(ivan, role, "Bo Lind").application.opening
    assert new != old
    assert new.kit.version == 2


def test_outdated_opening_is_kept_for_the_person_who_applied_there(ida, ivan, role):
    first = start(ida, role, "Ada Park")
    appear(first)
    change_glossary()
    second = start(ivan, role, "Ada Park")
    assert second.application == first.application
    assert second.kit == first.kit


def test_opening_of_a_coordinator_keeps_its_kit(ida, role):
    opening = make_opening(role=role)
    change_glossary()
    scorecard = start(ida, role)
    assert scorecard.application.opening == opening
    assert scorecard.kit == opening.kit
    assert scorecard.kit.version == 1


def test_closed_opening_of_interviewers_is_followed_by_a_new_one(ida, role):
    old = start(ida, role, "Ada Park").application.opening
    close(old)
    new = start(ida, role, "Bo Lind").application.opening
    assert new != old
    assert new.kit == old.kit


def test_submitted_scorecard_is_not_followed_by_chance(ida, role):
    opening = make_opening(role=role)
    submitted = make_submitted(ida, application=make_application(opening=opening))
    with pytest.raises(AlreadySubmittedError) as already:
        start(ida, role)
    assert already.value.scorecard == submitted
    assert Scorecard.objects.count() == 1


def test_second_round_is_a_scorecard_of_its_own(ida, role):
    opening = make_opening(role=role)
    first = make_submitted(ida, application=make_application(opening=opening))
    second = start(ida, role, another_round=True)
    assert (second.round, second.application) == (2, first.application)
    assert start(ida, role, another_round=True) == second
    assert start(ida, role) == second


def test_another_round_without_a_first_is_the_first(ida, role):
    assert start(ida, role, another_round=True).round == 1


def test_nothing_to_ask_starts_nothing(ida, role):
    Question.objects.filter(level="mid").delete()
    with pytest.raises(NoQuestionsError):
        start(ida, role)
    assert not Opening.with_hidden.exists()
    assert not Candidate.with_hidden.exists()


def test_refused_start_leaves_nothing_behind(ida, role):
    opening = make_opening(role=role)
    make_submitted(ida, application=make_application(opening=opening))
    with pytest.raises(AlreadySubmittedError):
        start(ida, role)
    assert Application.with_hidden.count() == 1


def test_assigned_scorecard_is_blank_and_of_the_openings_kit(ida):
    application = make_application()
    scorecard = assign(application=application, interviewer=ida)
    assert (scorecard.status, scorecard.saved_at) == ("assigned", None)
    assert scorecard.kit == application.opening.kit
    assert scorecard.answers.count() == 2


def test_reviewer_who_could_read_others_is_marked_when_starting(ivan, petra):
    other = make_submitted(ivan)
    scorecard = assign(application=other.application, interviewer=petra)
    assert scorecard.started_after_others


def test_interviewer_is_marked_from_the_second_round_on(ida, ivan):
    application = make_submitted(ivan).application
    first = assign(application=application, interviewer=ida)
    assert not first.started_after_others
    lock(first)
    assert assign(
        application=application, interviewer=ida, round=2
    ).started_after_others


@pytest.mark.parametrize("make", [make_scorecard, make_submitted])
def test_what_is_not_open_marks_nobody(ida, ivan, petra, make):
    """Drafts, one's own, and those of another application."""
    make_submitted(ivan, application=make_application("Bo Lind"))
    application = make(petra).application
    make_scorecard(ivan, application=application)
    assert not assign(
        application=application, interviewer=petra, round=2
    ).started_after_others


@pytest.mark.parametrize("questions", [1, 12])
def test_start_costs_the_same_for_any_number_of_questions(
    ida, questions, django_assert_num_queries
):
    role = make_role("CRA", make_term(questions=questions))
    opening = make_opening(role=role)
    make_scorecard(ida, application=make_application("Bo Lind", opening=opening))
    with django_assert_num_queries(23):
        start(ida, role)
