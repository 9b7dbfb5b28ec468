"""Decisions wait for scorecards, do not cross each other, and keep their history."""

import pytest

from scorecards.models import AuditEntry, Decision
from scorecards.models.written_once import WrittenOnceError
from scorecards.workflow.deciding import (
    DecidedMeanwhileError,
    ScorecardsToDoError,
    current_decision,
    decide,
)
from tests.makers import make_application, make_scorecard, make_submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def application(ida):
    return make_submitted(ida).application


def decided(application, by, outcome="advance", **said):
    said = {"rationale": "Knows the work.", "based_on": None, **said}
    return decide(application=application, by=by, outcome=outcome, **said)


def test_records_what_why_who(application, petra):
    decided(application, petra)

    decision = current_decision(application)
    assert (decision.outcome, decision.rationale, decision.decided_by) == (
        "advance",
        "Knows the work.",
        petra,
    )


def test_waits_for_scorecards_and_says_whose(application, petra, ivan):
    make_scorecard(ivan)

    with pytest.raises(ScorecardsToDoError) as refused:
        decided(application, petra)

    assert [card.interviewer for card in refused.value.to_do] == [ivan]
    assert current_decision(application) is None


def test_waits_for_no_other_application(application, petra, ivan):
    make_scorecard(ivan, application=make_application("Ben Okri"))

    assert decided(application, petra)


def test_a_reason_overrides_what_is_missing(application, petra, ivan):
    make_scorecard(ivan)

    decision = decided(application, petra, override_reason="Ivan left the company.")

    assert decision.override_reason == "Ivan left the company."


def test_no_reason_is_kept_where_nothing_was_missing(application, petra):
    assert (
        decided(application, petra, override_reason="In a hurry.").override_reason == ""
    )


def test_a_change_leaves_the_first_in_the_history(application, petra, cora):
    first = decided(application, petra)

    decided(application, cora, "reject", based_on=first.pk)

    assert [each.outcome for each in application.decisions.all()] == [
        "advance",
        "reject",
    ]
    assert current_decision(application).decided_by == cora


def test_two_at_once_do_not_overwrite_each_other(application, petra, cora):
    first = decided(application, petra)

    with pytest.raises(DecidedMeanwhileError) as refused:
        decided(application, cora, "reject", based_on=None)

    assert refused.value.decision == first
    assert Decision.objects.count() == 1


def test_never_changed_in_place(application, petra):
    decision = decided(application, petra)
    decision.outcome = "reject"

    for change in (decision.save, decision.delete, Decision.objects.all().delete):
        with pytest.raises(WrittenOnceError):
            change()

    assert current_decision(application).outcome == "advance"


def test_in_the_audit_trail(application, petra):
    decided(application, petra)

    entry = AuditEntry.objects.get()
    assert (entry.action, entry.actor_name, entry.application_key) == (
        "decided",
        "petra",
        application.pk,
    )
