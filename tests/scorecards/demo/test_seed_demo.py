"""`manage.py seed_demo`: made-up people and scorecards for an empty database."""

import stat
from datetime import UTC, datetime
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from scorecards.demo import filling
from scorecards.demo.sentences import name
from scorecards.models import (
    Answer,
    CandidateIdentifier,
    Decision,
    Opening,
    Scorecard,
)
from scorecards.timeline.queries import timeline_of
from tests.makers import make_role, make_term
from tests.scorecards.demo.seeding import hand_written, seed_demo, submitted_with_gaps

# What is drawn, and how many rows of one kind there are, is the same on any database.
pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def no_password_chosen(settings, monkeypatch, tmp_path):
    settings.DATA_DIR = tmp_path
    monkeypatch.delenv("DEMO_PASSWORD", raising=False)


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


def test_no_debrief_while_scorecards_are_missing(glossary):
    seed_demo("--scorecards", "3")
    assert not Decision.objects.exists()


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


def test_nobody_can_log_in_as_a_colleague(glossary):
    seed_demo("--scorecards", "40")
    colleagues = User.objects.filter(username__startswith="colleague")
    assert colleagues.count() > 3
    assert not any(user.has_usable_password() for user in colleagues)


@pytest.mark.parametrize(
    "number", [0, 3, 16, 17, pytest.param(137, marks=pytest.mark.once)]
)
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


@pytest.mark.once
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


@pytest.mark.once
def test_everything_lies_in_the_past_and_in_order(glossary):
    filling.fill("secret", now=NOW, total=120)
    for card in Scorecard.objects.submitted().select_related("application__opening"):
        opened_at = card.application.opening.created_at
        assert opened_at < card.created_at < card.submitted_at < NOW


@pytest.mark.once
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


@pytest.mark.once
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


@pytest.mark.once
def test_addresses_lead_nowhere(glossary):
    seed_demo("--scorecards", "60")
    assert not User.objects.exclude(email__endswith="@example.com").exists()
    addresses = CandidateIdentifier.objects.filter(kind="email")
    assert addresses.exists()
    assert not addresses.exclude(value__endswith="@example.com").exists()


class Terminal(StringIO):
    def isatty(self):
        return True


@pytest.mark.once
def test_progress_shows_on_a_terminal(glossary):
    terminal = Terminal()
    call_command("seed_demo", "--scorecards", "60", stdout=terminal)
    assert "\r60 of 60 scorecards\n" in terminal.getvalue()


@pytest.mark.once
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


def test_drawn_scorecards_have_a_history_too(glossary):
    seed_demo("--scorecards", "30")
    admin = User.objects.get(username="admin")
    for card in Scorecard.objects.submitted().select_related("application"):
        words = [line.words for line in timeline_of(card, admin).lines]
        assert any("submitted" in each for each in words)
