"""Reopening keeps what was submitted, and hides the scorecard until it is again."""

import pytest

from scorecards.models import AuditEntry, Scorecard, SubmittedVersion
from scorecards.workflow.reopening import NotSubmittedError, OwnScorecardError, reopen
from tests.makers import make_application, make_scorecard, make_submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def submitted(ida):
    return make_submitted(ida, rating=2, notes="Named two phases.", flags=1)


def test_a_reopened_scorecard_is_a_draft_of_the_next_version(submitted, cora):
    reopen(submitted, by=cora, reason="The wrong candidate.")

    submitted.refresh_from_db()
    assert (submitted.status, submitted.version) == ("draft", 2)
    assert submitted.submitted_at is None


def test_what_was_submitted_is_kept(submitted, cora):
    version = reopen(submitted, by=cora, reason="The wrong candidate.")
    submitted.answers.update(notes="Something else.")

    kept = SubmittedVersion.objects.get()
    assert kept == version
    assert (kept.number, kept.reason, kept.reopened_by) == (
        1,
        "The wrong candidate.",
        cora,
    )
    assert [answer["notes"] for answer in kept.whole["answers"]] == [
        "Named two phases.",
        "Named two phases.",
    ]
    assert [flag["evidence"] for flag in kept.whole["red_flags"]] == ["Said so twice."]


def test_nobody_else_sees_it_until_it_is_submitted_again(submitted, cora, petra):
    assert submitted in Scorecard.objects.visible_to(petra)

    reopen(submitted, by=cora, reason="The wrong candidate.")

    assert submitted not in Scorecard.objects.visible_to(petra)
    assert submitted not in Scorecard.objects.visible_to(cora)


def test_its_interviewer_sees_nothing_of_others_until_then(submitted, cora, ida, ivan):
    others = make_submitted(ivan)
    assert others in Scorecard.objects.visible_to(ida)

    reopen(submitted, by=cora, reason="The wrong candidate.")

    assert others not in Scorecard.objects.visible_to(ida)


def test_marked_when_others_had_been_open_to_its_interviewer(submitted, cora, ivan):
    make_submitted(ivan)

    assert reopen(submitted, by=cora, reason="A slip.").others_were_open
    submitted.refresh_from_db()
    assert submitted.changed_after_reveal


def test_not_marked_when_there_was_nothing_to_read(submitted, cora, ivan):
    make_scorecard(ivan)
    make_submitted(ivan, application=make_application("Ben Okri"))

    assert not reopen(submitted, by=cora, reason="A slip.").others_were_open
    submitted.refresh_from_db()
    assert not submitted.changed_after_reveal


def test_a_second_time_finds_nothing_to_reopen(submitted, cora):
    reopen(submitted, by=cora, reason="A slip.")

    with pytest.raises(NotSubmittedError):
        reopen(submitted, by=cora, reason="A slip.")

    assert SubmittedVersion.objects.count() == 1


def test_nobody_reopens_their_own(cora):
    own = make_submitted(cora)

    with pytest.raises(OwnScorecardError):
        reopen(own, by=cora, reason="A slip.")

    own.refresh_from_db()
    assert own.is_submitted


def test_it_is_in_the_audit_trail_without_anything_that_was_rated(submitted, cora):
    reopen(submitted, by=cora, reason="A slip.")

    entry = AuditEntry.objects.get()
    assert (entry.action, entry.actor_name) == ("reopened", "cora")
    assert entry.details | entry.words == {"reason": "A slip.", "version": 1}
