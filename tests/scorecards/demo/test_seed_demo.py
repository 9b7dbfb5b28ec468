"""`manage.py seed_demo`: made-up people and scorecards for an empty database."""

import re
import stat
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from glossary.models import Question, Term
from scorecards.demo import filling, story
from scorecards.demo.sentences import name
from scorecards.kits.planned_questions import asked_questions
from scorecards.models import (
    Answer,
    Application,
    CandidateIdentifier,
    Decision,
    Opening,
    OutgoingMail,
    RedFlagCheck,
    ReRating,
    Scorecard,
)
from scorecards.timeline.queries import timeline_of
from scorecards.workflow.gaps import gaps
from tests.makers import make_role, make_term

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def no_password_chosen(settings, monkeypatch, tmp_path):
    settings.DATA_DIR = tmp_path
    monkeypatch.delenv("DEMO_PASSWORD", raising=False)


@pytest.fixture
def glossary():
    """The terms of the hand-written scorecards, with other questions than theirs."""
    trials = [make_term(name, questions=3) for name in ("CRO", "GCP")]
    make_role("Clinical Research Associate", *trials)
    software = [
        make_term(name, industry="Information Technology", questions=3)
        for name in ("CI/CD", "Kubernetes")
    ]
    make_role("DevOps Engineer", *software)
    quality = make_term("GMP", industry="Manufacturing and Quality", questions=3)
    make_role("Quality Assurance Specialist", quality)
    make_role("Quality Control Analyst", quality)
    for title, industry in (
        ("Backend Developer", "Software Engineering"),
        ("Customer Service Representative", "Customer Service"),
    ):
        make_role(title, make_term(title, industry=industry, questions=7))


def seed_demo(*arguments):
    out = StringIO()
    call_command("seed_demo", *arguments, stdout=out)
    return out.getvalue()


def submitted_with_gaps():
    return {
        str(scorecard): missing
        for scorecard in Scorecard.objects.submitted()
        if (missing := gaps(scorecard))
    }


def hand_written():
    return [
        (candidate.name, scorecard)
        for opening in story.read()
        for candidate in opening.candidates
        for scorecard in candidate.scorecards
    ]


def test_all_hand_written_scorecards_arrive(glossary):
    assert "Created 24 scorecards" in seed_demo()
    made = Scorecard.objects.values_list(
        "application__candidate__name", "interviewer__username", "status"
    )
    expected = [(who, part.interviewer, part.status) for who, part in hand_written()]
    assert sorted(made) == sorted(expected)


def test_hand_written_notes_go_to_the_question_they_were_written_for(glossary):
    Question.objects.filter(term__name="CRO", key="mid-1").update(key="slow-site")
    seed_demo()
    notes = Answer.objects.filter(
        question__source="pharmaceutical-services/cro/slow-site",
        scorecard__interviewer__username="interviewer",
        scorecard__status="submitted",
    ).values_list("rating", "notes")
    assert [(rating, text[:24]) for rating, text in notes] == [
        (5, "Geneva site: 2 enrolled ")
    ]


def test_everything_written_by_hand_finds_its_place_in_the_shipped_glossary():
    call_command("seed_glossary", stdout=StringIO())
    seed_demo()
    parts = [part for _, part in hand_written()]
    answers = [answer for part in parts for answer in part.answers.values()]
    heard = [len(answer.heard) for answer in answers]
    stored = Answer.objects.exclude(outcome="")
    assert stored.count() == len(answers)
    notes = sorted(answer.notes for answer in answers)
    assert sorted(stored.values_list("notes", flat=True)) == notes
    assert sorted(len(answer.points_heard) for answer in stored) == sorted(heard)
    flags = [flag.evidence for part in parts for flag in part.red_flags]
    assert sorted(RedFlagCheck.objects.values_list("evidence", flat=True)) == (
        sorted(flags)
    )


def test_submitted_demo_scorecards_lack_nothing(glossary):
    seed_demo()
    assert submitted_with_gaps() == {}


def test_two_interviewers_disagree_on_a_question(glossary):
    ratings = {
        part.interviewer: part.answers["cro/slow-site"].rating
        for who, part in hand_written()
        if who == "Ayodele Marchetti"
    }
    assert ratings == {
        "interviewer": 5,
        "interviewer2": 2,
        "interviewer3": 3,
        "interviewer4": 1,
    }


def test_interviewer_has_one_to_submit_where_a_colleague_has_submitted(glossary):
    seed_demo()
    interviewer = User.objects.get(username="interviewer")
    candidate = Scorecard.objects.filter(
        application__candidate__name="Nilufar Bergstrand"
    )
    assert candidate.submitted().count() == 1
    seen = candidate.visible_to(interviewer)
    assert [(card.interviewer, card.status) for card in seen] == [
        (interviewer, "assigned")
    ]


def test_one_opening_asks_and_weighs_less_than_its_kit():
    call_command("seed_glossary", stdout=StringIO())
    seed_demo()
    opening = Opening.objects.get(title__contains="Geneva")
    assert [weight for _, weight in asked_questions(opening)] == [3, 1, 2, 1]
    shared = Answer.objects.filter(
        scorecard__application__candidate__name="Katarzyna Delacroix", is_focus=True
    )
    assert shared.count() == 4


def test_one_opening_is_for_a_lead_and_one_for_entry():
    call_command("seed_glossary", stdout=StringIO())
    seed_demo()
    scorecards = Scorecard.objects.submitted()
    levels = scorecards.values_list("kit__level", flat=True)
    assert {"entry", "junior", "mid", "senior", "lead"} == {*levels}
    lead = scorecards.filter(kit__level="lead").first()
    assert lead.kit.questions.last().term == "Leading People"


def test_one_interview_is_over_and_its_scorecard_overdue(glossary):
    seed_demo()
    arranged = Scorecard.objects.to_do().exclude(interview_at=None)
    assert arranged.count() == 4
    overdue = arranged.get(due_at__lt=timezone.now())
    assert overdue.interviewer.username == "interviewer"
    assert overdue.created_at < overdue.interview_at < overdue.due_at


def test_an_interviewer_is_told_of_a_topic_and_a_resume_beforehand(client):
    call_command("seed_glossary", stdout=StringIO())
    seed_demo()
    card = Scorecard.objects.get(round=2)
    client.force_login(card.interviewer)
    text = client.get(f"/scorecards/{card.pk}/").text
    assert "Ask who spoke to the sponsor" in text
    assert "Download résumé" in text


def test_submitted_scorecards_follow_their_interviews(glossary):
    seed_demo()
    waits = {
        scorecard.submitted_at - scorecard.interview_at
        for scorecard in Scorecard.objects.submitted()
    }
    assert len(waits) > 3
    assert min(waits) > timedelta(0)


def test_one_application_was_debriefed_and_decided(glossary):
    Question.objects.filter(term__name="CRO", key="mid-1").update(key="slow-site")
    seed_demo()
    application = Application.objects.get(candidate__name="Ayodele Marchetti")
    decided = application.decisions.values_list("outcome", "decided_by__username")
    assert list(decided) == [("hold", "panel"), ("advance", "coordinator")]
    assert application.debrief_notes.count() == 1
    look = ReRating.objects.get(answer__scorecard__application=application)
    assert (look.answer.rating, look.rating) == (2, 3)


def test_histories_tell_what_happened_in_its_order(glossary):
    seed_demo()
    application = Application.objects.get(candidate__name="Ayodele Marchetti")
    admin = User.objects.get(username="admin")
    for record in (application, application.opening):
        lines = timeline_of(record, admin).lines
        assert lines == sorted(lines, key=lambda line: line.at, reverse=True)
        words = "\n".join(line.words for line in reversed(lines))
        assert re.search("assigned a scorecard.*submitted.*decided", words, re.DOTALL)


def test_no_debrief_while_scorecards_are_missing(glossary):
    seed_demo("--scorecards", "3")
    assert not Decision.objects.exists()


def test_draft_is_filled_to_the_half(glossary):
    seed_demo()
    draft = Scorecard.objects.with_progress().get(status="draft")
    assert draft.interviewer.username == "interviewer"
    assert (draft.rated_count, draft.question_count) == (3, 6)


def test_red_flags_come_with_their_evidence(glossary):
    term = Term.objects.get(name="GMP")
    term.red_flags.create(text="Calls a CAPA finished once its tasks were done")
    seed_demo()
    ticked = RedFlagCheck.objects.filter(red_flag__text__contains="once its tasks")
    assert [check.evidence for check in ticked] == [
        '"When all actions are ticked I close it the same day." Asked for a check '
        'afterwards: "that would be the next audit".'
    ]


def test_opening_without_a_role_in_the_glossary_is_left_out():
    make_role(
        "Quality Control Analyst", make_term(industry="Manufacturing and Quality")
    )
    seed_demo()
    assert [opening.location for opening in Opening.objects.all()] == ["Łódź"]


def test_empty_glossary_is_refused_in_one_sentence():
    with pytest.raises(CommandError, match="Run `manage.py seed_glossary` first"):
        seed_demo()
    assert not User.objects.exists()


def test_database_with_users_is_left_as_it_is(glossary, ida):
    out = seed_demo()
    assert "Nothing was changed" in out
    assert "http://127.0.0.1:8000/" in out
    assert list(User.objects.all()) == [ida]
    assert not Scorecard.objects.exists()


def test_second_run_changes_nothing_and_tells_the_password_again(glossary, tmp_path):
    seed_demo()
    kept = tmp_path / "demo_password"
    before = list(Scorecard.objects.values())
    out = seed_demo()
    assert f"Password for all: {kept.read_text()}\n" in out
    assert list(Scorecard.objects.values()) == before


def test_random_password_logs_in_and_is_kept_for_its_owner_only(
    glossary, tmp_path, client
):
    seed_demo()
    kept = tmp_path / "demo_password"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    for username in (
        "interviewer",
        "interviewer2",
        "panel",
        "coordinator",
        "editor",
        "admin",
    ):
        assert client.login(username=username, password=kept.read_text())


def test_password_left_from_an_earlier_database_is_replaced(glossary, tmp_path):
    kept = tmp_path / "demo_password"
    kept.write_text("old")
    kept.chmod(0o644)
    assert f"Password for all: {kept.read_text()}\n" not in seed_demo()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_chosen_password_is_used_and_not_kept(glossary, monkeypatch, tmp_path, client):
    monkeypatch.setenv("DEMO_PASSWORD", "a word of mine")
    assert "Password for all: a word of mine\n" in seed_demo()
    assert client.login(username="panel", password="a word of mine")
    assert not (tmp_path / "demo_password").exists()


def test_password_that_was_changed_since_is_not_claimed(glossary, tmp_path):
    seed_demo()
    user = User.objects.get(username="interviewer")
    user.set_password("another")
    user.save()
    out = seed_demo()
    assert (tmp_path / "demo_password").read_text() not in out
    assert "the one you chose" in out


def test_accounts_are_in_their_groups(glossary):
    seed_demo()
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


def test_nobody_can_log_in_as_a_colleague(glossary):
    seed_demo("--scorecards", "40")
    colleagues = User.objects.filter(username__startswith="colleague")
    assert colleagues.count() > 3
    assert not any(user.has_usable_password() for user in colleagues)


@pytest.mark.parametrize("number", [0, 3, 16, 17, 137])
def test_as_many_scorecards_as_asked_for(glossary, number):
    seed_demo("--scorecards", str(number))
    assert Scorecard.objects.count() == number


def test_number_below_zero_is_refused():
    with pytest.raises(CommandError, match="must be 0 or more"):
        seed_demo("--scorecards", "-1")


@pytest.mark.once
def test_drawn_scorecards_lack_nothing_and_fit_their_kit(glossary):
    seed_demo("--scorecards", "300")
    assert submitted_with_gaps() == {}
    sizes = Scorecard.objects.annotate(size=Count("answers")).select_related("kit")
    assert all(card.size == card.kit.questions.count() for card in sizes)
    for answer in Answer.objects.select_related("question", "scorecard"):
        answer.full_clean(exclude=["outcome"] if not answer.outcome else [])


def test_every_status_of_work_and_recommendation_is_drawn(glossary):
    seed_demo("--scorecards", "335")
    drawn = Scorecard.objects.filter(interviewer__username__startswith="colleague")
    assert set(drawn.values_list("status", flat=True)) == {
        Scorecard.Status.ASSIGNED,
        Scorecard.Status.DRAFT,
        Scorecard.Status.SUBMITTED,
    }
    recommended = drawn.submitted().values_list("recommendation", flat=True)
    assert set(recommended) == {"strong_no", "no", "yes", "strong_yes"}


def test_everything_lies_in_the_past_and_in_order(glossary):
    filling.fill("secret", now=NOW, total=120)
    for card in Scorecard.objects.submitted().select_related("application__opening"):
        opened_at = card.application.opening.created_at
        assert opened_at < card.created_at < card.submitted_at < NOW


def test_nobody_began_after_others_were_open(glossary):
    """None is marked: nobody reviews and interviews. Those of a later round are
    still to do.
    """
    filling.fill("secret", now=NOW, total=120)
    interviewers = User.objects.filter(scorecards__isnull=False).distinct()
    assert not any(user.has_perm("scorecards.view_scorecard") for user in interviewers)
    assert not Scorecard.objects.filter(started_after_others=True)
    later = Scorecard.objects.filter(round__gt=1)
    assert later.exists()
    assert not later.exclude(status=Scorecard.Status.ASSIGNED)


def test_same_data_for_the_same_moment(glossary):
    def made():
        with transaction.atomic():
            filling.fill("secret", now=NOW, total=60)
            rows = Answer.objects.order_by("pk").values_list(
                "scorecard__application__candidate__name",
                "scorecard__application__opening__title",
                "scorecard__interviewer__username",
                "scorecard__submitted_at",
                "scorecard__created_at",
                "question__source",
                "rating",
                "notes",
            )
            found = list(rows)
            transaction.set_rollback(True)
        return found

    assert made() == made()


def test_names_never_repeat():
    assert len({name(number) for number in range(20_000)}) == 20_000


def test_addresses_lead_nowhere(glossary):
    seed_demo("--scorecards", "60")
    assert not User.objects.exclude(email__endswith="@example.com").exists()
    addresses = CandidateIdentifier.objects.filter(kind="email")
    assert addresses.exists()
    assert not addresses.exclude(value__endswith="@example.com").exists()


class Terminal(StringIO):
    def isatty(self):
        return True


def test_progress_shows_on_a_terminal(glossary):
    terminal = Terminal()
    call_command("seed_demo", "--scorecards", "60", stdout=terminal)
    assert "\r60 of 60 scorecards\n" in terminal.getvalue()


def test_no_progress_in_a_pipe(glossary):
    assert "\r" not in seed_demo("--scorecards", "60")


def test_invitations_to_what_is_to_come_are_kept_in_files(glossary, settings, tmp_path):
    settings.MAIL_GOES_OUT = False
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    call_command("seed_demo", stdout=StringIO())
    written = "".join(each.read_text() for each in settings.EMAIL_FILE_PATH.iterdir())
    coming = Scorecard.objects.to_do().filter(interview_at__gt=timezone.now())
    assert written.count("METHOD:REQUEST") == coming.count() == 3
    assert "Call: https://call.example.com/" in written


def test_no_invitations_where_mails_would_reach_somebody(glossary):
    call_command("seed_demo", stdout=StringIO())
    assert not OutgoingMail.objects.exists()


def test_drawn_scorecards_have_a_history_too(glossary):
    seed_demo("--scorecards", "30")
    admin = User.objects.get(username="admin")
    for card in Scorecard.objects.submitted().select_related("application"):
        words = [line.words for line in timeline_of(card, admin).lines]
        assert any("submitted" in each for each in words)
