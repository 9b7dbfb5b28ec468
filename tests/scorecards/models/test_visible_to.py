"""Who may know of which scorecard: `Scorecard.objects.visible_to`."""

import pytest
from django.contrib.auth.models import AnonymousUser

from scorecards.models import Scorecard
from tests.makers import make_application, make_scorecard, make_submitted

pytestmark = pytest.mark.django_db


def visible_to(user):
    return set(Scorecard.objects.visible_to(user))


def test_own_scorecards_are_visible_in_every_state(ida):
    draft = make_scorecard(ida)
    submitted = make_submitted(ida, round=2)
    assert visible_to(ida) == {draft, submitted}


def test_panel_sees_what_others_submitted_and_no_drafts(ida, ivan, petra):
    submitted = make_submitted(ida)
    make_scorecard(ivan)
    assert visible_to(petra) == {submitted}


def test_other_scorecards_hidden_until_own_submitted(ida, ivan):
    theirs = make_submitted(ivan)
    mine = make_scorecard(ida)
    assert visible_to(ida) == {mine}

    mine.delete()
    mine = make_submitted(ida)
    assert visible_to(ida) == {mine, theirs}


@pytest.mark.parametrize("status", ["assigned", "draft"])
@pytest.mark.parametrize("reviewer", ["petra", "cora", "sue"])
def test_reviewers_with_one_to_submit_are_blind_too(ida, request, reviewer, status):
    reviewer = request.getfixturevalue(reviewer)
    make_submitted(ida)
    mine = make_scorecard(reviewer, status=status)
    assert visible_to(reviewer) == {mine}


def test_one_to_submit_for_an_application_leaves_others_visible(ida, petra):
    other = make_submitted(ida, application=make_application("Bo Lind"))
    mine = make_scorecard(petra, application=make_application("Ada Park"))
    assert visible_to(petra) == {mine, other}


def test_a_second_round_to_submit_hides_the_first_round_of_others(ida, petra):
    make_submitted(ida)
    mine = {make_submitted(petra), make_scorecard(petra, round=2)}
    assert visible_to(petra) == mine


def test_interviewers_see_nothing_where_they_had_no_part(ida, ivan):
    make_submitted(ivan)
    assert visible_to(ida) == set()


@pytest.mark.parametrize("nobody", ["otto", "anonymous", "inactive"])
def test_people_without_a_part_see_nothing(ida, otto, person, nobody):
    make_submitted(ida)
    people = {
        "otto": otto,
        "anonymous": AnonymousUser(),
        "inactive": person("gone", "Hiring panel", is_active=False),
    }
    assert visible_to(people[nobody]) == set()
