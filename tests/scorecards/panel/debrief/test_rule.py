"""The rule fixed with the plan, beside the decision; and what advancing leads to."""

import re
from decimal import Decimal

import pytest
from django.urls import reverse

from scorecards.models import DecisionRule, Scorecard
from scorecards.workflow.assigning_plan import assign_round
from scorecards.workflow.deciding import decide
from scorecards.workflow.noting import add_note
from scorecards.workflow.planning_interviews import (
    InterviewPlanError,
    Round,
    Rule,
    plan_interviews,
)
from tests.makers import (
    make_application,
    make_listed_role,
    make_opening,
    make_round,
    make_submitted,
)
from tests.scorecards.panel.debrief.addresses import debrief

pytestmark = pytest.mark.django_db


@pytest.fixture
def application():
    return make_application(opening=make_opening(role=make_listed_role()))


def told(client, person, application):
    client.force_login(person)
    text = client.get(debrief(application)).text
    found = re.search(r'class="debrief-rule".*?</ul>', text, re.DOTALL)
    return re.sub(r"(<[^>]+>|\s)+", " ", found[0]) if found else ""


def test_the_rule_says_what_holds(client, application, ida, petra):
    DecisionRule.objects.create(
        opening=application.opening,
        min_mean=Decimal("3.5"),
        min_area=Decimal("4.5"),
        answers_red_flags=True,
    )
    make_submitted(ida, application=application, rating=4, flags=1)
    words = told(client, petra, application)
    assert "✓ Mean of the areas at least 3.50: met 4.00 from 4 areas" in words
    assert "✗ Every area at least 4.50: not met Below: GCP, CRO, Teamwork" in words
    assert "✗ No red flag without a debrief note: not met 1 red flag, 0" in words
    add_note(application, by=petra, text="We talked about it.")
    assert "met 1 red flag, 1 debrief note" in told(client, petra, application)


def test_nothing_is_told_before_anything_is_rated(client, application, petra):
    DecisionRule.objects.create(opening=application.opening, min_mean=3)
    assert "○ Mean of the areas at least 3.00: open" in told(client, petra, application)


def test_without_a_rule_nothing_is_said(client, application, petra):
    assert told(client, petra, application) == ""


def test_the_rule_decides_nothing(application, ida, petra):
    DecisionRule.objects.create(opening=application.opening, min_mean=5)
    make_submitted(ida, application=application, rating=1)
    made = decide(
        application=application,
        by=petra,
        outcome="hire",
        rationale="So.",
        based_on=None,
    )
    assert made.outcome == "hire"


def test_the_rule_is_fixed_once_a_round_is_assigned(application, ida):
    opening, rule = application.opening, Rule(min_mean=Decimal("3.5"))
    plan_interviews(opening, [Round("Craft", 45)], rule=rule)
    make_round(opening, ida, number=2)
    assign_round(opening.rounds.get(number=2), [application.pk])
    rounds = [Round("Craft", 45), Round("Craft", 60)]
    plan_interviews(opening, rounds, rule=rule)
    with pytest.raises(InterviewPlanError, match="The decision rule is fixed"):
        plan_interviews(opening, rounds, rule=Rule(min_mean=Decimal("2")))
    assert DecisionRule.objects.get().min_mean == Decimal("3.5")


def test_the_rule_is_entered_with_the_plan(client, application, cora):
    client.force_login(cora)
    page = reverse("admin:scorecards_opening_plan", args=[application.opening_id])
    sent = {"do": "save", "rounds": 0, "rule-min_mean": "3.5"}
    client.post(page, sent | {"rule-answers_red_flags": "on"})
    rule = DecisionRule.objects.get()
    assert (rule.min_mean, rule.answers_red_flags) == (Decimal("3.5"), True)
    assert client.post(page, sent | {"rule-min_mean": "7"}).status_code == 422
    client.post(page, sent | {"rule-min_mean": ""})
    assert not DecisionRule.objects.exists()


def test_advancing_leads_to_the_next_round(client, application, ida, ivan, petra):
    make_round(application.opening, ida, name="Craft")
    make_round(application.opening, ivan, number=2, name="Team", minutes=30)
    make_submitted(ida, application=application)
    client.force_login(petra)
    response = client.post(
        reverse("admin:scorecards_application_debrief_decide", args=[application.pk]),
        {"outcome": "advance", "rationale": "Good."},
        follow=True,
    )
    assert "on one scorecard alone. Round 2 is assigned to ivan." in response.text
    card = Scorecard.objects.get(interviewer=ivan)
    assert (card.round, card.interview_minutes) == (2, 30)


@pytest.mark.parametrize("outcome", ["hire", "hold", "reject"])
def test_no_other_decision_assigns_anything(application, ida, ivan, petra, outcome):
    make_round(application.opening, ivan, number=2, name="Team")
    make_submitted(ida, application=application)
    decide(
        application=application,
        by=petra,
        outcome=outcome,
        rationale="So.",
        based_on=None,
    )
    assert not Scorecard.objects.filter(interviewer=ivan).exists()


def test_advancing_from_the_last_round_assigns_nothing(application, ida, petra):
    make_round(application.opening, ida, name="Craft")
    make_submitted(ida, application=application)
    decide(
        application=application,
        by=petra,
        outcome="advance",
        rationale="Good.",
        based_on=None,
    )
    assert Scorecard.objects.count() == 1
