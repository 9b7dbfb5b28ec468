"""What `manage.py seed_demo` makes of a few terms."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from glossary.models import Question, Term
from scorecards.models import (
    Answer,
    Application,
    OutgoingMail,
    RedFlagCheck,
    ReRating,
    Scorecard,
)
from scorecards.timeline.queries import timeline_of
from tests.scorecards.demo.seeding import (
    hand_written,
    make_glossary,
    submitted_with_gaps,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("said")]


@pytest.fixture(scope="module")
def said(for_module, seed_for_module):
    """By the command, over what is asked by hand-written scorecards too."""
    for_module(make_glossary)
    for_module(make_what_is_named_by_hand)
    return seed_for_module()


def make_what_is_named_by_hand():
    Question.objects.filter(term__name="CRO", key="mid-1").update(key="slow-site")
    term = Term.objects.get(name="GMP")
    term.red_flags.create(text="Describes closing a CAPA once its tasks were done")


def test_all_hand_written_scorecards_arrive(said):
    assert "Created 24 scorecards" in said
    made = Scorecard.objects.values_list(
        "application__candidate__name", "interviewer__username", "status"
    )
    expected = [(who, part.interviewer, part.status) for who, part in hand_written()]
    assert sorted(made) == sorted(expected)


def test_hand_written_notes_go_to_the_question_they_were_written_for():
    notes = Answer.objects.filter(
        question__source="pharmaceutical-services/cro/slow-site",
        scorecard__interviewer__username="interviewer",
        scorecard__status="submitted",
    ).values_list("rating", "notes")
    assert [(rating, text[:24]) for rating, text in notes] == [
        (5, "Geneva site: 2 enrolled ")
    ]


def test_submitted_demo_scorecards_lack_nothing():
    assert submitted_with_gaps() == {}


def test_interviewer_has_one_to_submit_where_a_colleague_has_submitted():
    interviewer = User.objects.get(username="interviewer")
    candidate = Scorecard.objects.filter(
        application__candidate__name="Nilufar Bergstrand"
    )
    assert candidate.submitted().count() == 1
    seen = candidate.visible_to(interviewer)
    assert [(card.interviewer, card.status) for card in seen] == [
        (interviewer, "assigned")
    ]


def test_one_interview_is_over_and_its_scorecard_overdue():
    arranged = Scorecard.objects.to_do().exclude(interview_at=None)
    assert arranged.count() == 4
    overdue = arranged.get(due_at__lt=timezone.now())
    assert overdue.interviewer.username == "interviewer"
    assert overdue.created_at < overdue.interview_at < overdue.due_at


def test_submitted_scorecards_follow_their_interviews():
    waits = {
        scorecard.submitted_at - scorecard.interview_at
        for scorecard in Scorecard.objects.submitted()
    }
    assert len(waits) > 3
    assert min(waits) > timedelta(0)


def test_one_application_was_debriefed_and_decided():
    application = Application.objects.get(candidate__name="Ayodele Marchetti")
    decided = application.decisions.values_list("outcome", "decided_by__username")
    assert list(decided) == [("hold", "panel"), ("advance", "coordinator")]
    assert application.debrief_notes.count() == 1
    look = ReRating.objects.get(answer__scorecard__application=application)
    assert (look.answer.rating, look.rating) == (2, 3)


def test_histories_tell_what_happened_in_its_order():
    application = Application.objects.get(candidate__name="Ayodele Marchetti")
    admin = User.objects.get(username="admin")
    for record in (application, application.opening):
        lines = timeline_of(record, admin).lines
        assert lines == sorted(lines, key=lambda line: line.at, reverse=True)
        words = "\n".join(line.words for line in reversed(lines))
        assert re.search("assigned a scorecard.*submitted.*decided", words, re.DOTALL)


def test_draft_is_filled_to_the_half():
    draft = Scorecard.objects.with_progress().get(status="draft")
    assert draft.interviewer.username == "interviewer"
    assert (draft.rated_count, draft.question_count) == (3, 6)


def test_red_flags_come_with_their_evidence():
    ticked = RedFlagCheck.objects.filter(red_flag__text__contains="once its tasks")
    assert [check.evidence for check in ticked] == [
        '"When all actions are ticked I close it the same day." Asked for a check '
        'afterwards: "that would be the next audit".'
    ]


def test_accounts_are_in_their_groups():
    accounts = User.objects.filter(email__startswith="interviewer@") | (
        User.objects.exclude(username__startswith="interviewer")
    )
    assert {
        user.username: (
            [group.name for group in user.groups.all()],
            user.is_staff,
            user.is_superuser,
        )
        for user in accounts
    } == {
        "interviewer": (["Interviewers"], False, False),
        "panel": (["Hiring panel"], True, False),
        "coordinator": (["Coordinators"], True, False),
        "editor": (["Glossary editors"], True, False),
        "admin": ([], True, True),
    }


def test_no_invitations_where_mails_would_reach_somebody():
    assert not OutgoingMail.objects.exists()
