"""Tables by opening, by role and level, by quarter, by question, by interviewer."""

from datetime import UTC, datetime

import pytest

from glossary.models import Level, Question
from scorecards.models import Scorecard
from scorecards.panel.agreement.interviewers import interviewer_groups
from scorecards.panel.agreement.quarters import Period, Quarter
from scorecards.panel.agreement.queries import observe, shared_ratings
from scorecards.panel.agreement.questions import question_rows
from scorecards.panel.agreement.tables import by_opening, by_quarter, by_role_and_level
from scorecards.panel.agreement.undefined import (
    NO_PARTNER,
    NOTHING_SHARED,
    TOO_FEW_OF_INTERVIEWER,
)
from tests.makers import make_opening, make_role
from tests.scorecards.panel.agreement.panels import make_panel, make_panels

pytestmark = pytest.mark.django_db


def table(rows, *arguments):
    observed = observe(Scorecard.objects.all())
    return rows(observed, shared_ratings(observed), *arguments)


def test_openings_are_told_apart(ida, ivan):
    for title, theirs in (("CRA, Basel", [1, 5]), ("CRA, Lagos", [2, 2])):
        opening = make_opening(title)
        make_panel("Ada Park", {ida: [1, 5], ivan: theirs}, opening=opening)
    basel, lagos = table(by_opening)
    assert (basel.title, basel.scorecards) == ("CRA, Basel", 2)
    assert (basel.agreement.within_one.part, lagos.agreement.within_one.part) == (2, 1)
    assert basel.narrows != lagos.narrows


def test_versions_of_a_kit_are_one_role_and_level(ida, ivan):
    role = make_role()
    for version in (1, 2):
        opening = make_opening(f"Version {version}", role=role)
        make_panel("Ada Park", {ida: [4, 2], ivan: [4, 2]}, opening=opening)
        Question.objects.update(text="Reworded?")
    (row,) = table(by_role_and_level)
    assert (row.title, row.scorecards) == ("Clinical Research Associate, mid", 4)
    assert row.agreement.answers == 8
    assert row.narrows == {"role": role.pk, "level": Level.MID}


def test_application_is_in_the_quarter_of_its_last_scorecard(ida, ivan):
    march, april = (datetime(2026, month, 3, tzinfo=UTC) for month in (3, 4))
    make_panel("Ada Park", {ida: [4, 2]}, at=march)
    make_panel("Ada Park", {ivan: [4, 2]}, at=april)
    first, second, third = table(by_quarter, Period(Quarter(2026, 1), Quarter(2026, 3)))
    assert [row.scorecards for row in (first, second, third)] == [1, 1, 0]
    assert first.agreement.within_one == NOTHING_SHARED
    assert second.agreement.answers == 4


def test_question_on_which_all_come_out_the_same_tells_nobody_apart(ida):
    for n in range(5):
        assert not any(row.tells_nothing_apart for row in table(question_rows))
        make_panel(f"Candidate {n}", {ida: [3, n + 1]})
    same, other = table(question_rows)
    assert (same.text, same.candidates) == ("CRO mid question 1?", 5)
    assert same.tells_nothing_apart
    assert not other.tells_nothing_apart
    assert (other.lowest_mean, other.highest_mean) == (1, 5)


def test_question_that_is_rated_far_apart_divides_interviewers(ida, ivan):
    make_panels(lambda rating: {ida: [1, rating], ivan: [4, rating]}, 5)
    divided, agreed = table(question_rows)
    assert divided.text == "CRO mid question 1?"
    assert divided.divides
    assert divided.widest_range == 3
    assert not agreed.divides
    assert agreed.agreement.alpha == pytest.approx(1)


def test_question_with_few_answers_is_left_undecided(ida, ivan):
    make_panel("Ada Park", {ida: [1, 3], ivan: [5, 3]})
    assert [row.is_undecided for row in table(question_rows)] == [True, True]
    assert not any(row.is_marked for row in table(question_rows))


def test_question_is_one_over_all_its_wordings(ida):
    role = make_role()
    for version in (1, 2):
        opening = make_opening(f"Version {version}", role=role)
        make_panel("Ada Park", {ida: [4, 2]}, opening=opening)
        Question.objects.filter(position=1).update(text="Reworded?")
    assert {row.text: row.candidates for row in table(question_rows)} == {
        "Reworded?": 2,
        "CRO mid question 2?": 2,
    }


def test_interviewers_are_compared_on_candidates_they_share(ida, ivan):
    make_panels(lambda rating: {ida: [rating, 4], ivan: [rating, 2]}, 5)
    (group,) = table(interviewer_groups)
    assert [(row.name, row.effect_text) for row in group.rows] == [
        ("ida", "+0.50 higher"),
        ("ivan", "−0.50 lower"),
    ]
    assert [row.compared_answers for row in group.rows] == [10, 10]
    assert group.is_alone


def test_interviewers_who_share_no_candidate_are_in_groups_of_their_own(
    ida, ivan, person
):
    others = [person(f"other{n}", "Interviewers") for n in (1, 2, 3)]
    make_panel("Ada Park", {ida: [4, 4], ivan: [3, 3]})
    make_panel("Bo Lind", {others[0]: [5, 5], others[1]: [1, 1]})
    make_panel("Cy Orth", {others[2]: [5, 5]})
    first, second, rest = table(interviewer_groups)
    assert {row.name for row in first.rows + second.rows} == {
        "ida",
        "ivan",
        "other1",
        "other2",
    }
    assert not first.is_alone
    assert [(row.name, row.effect) for row in rest.rows] == [("other3", NO_PARTNER)]


def test_few_answers_say_nothing_of_an_interviewer(ida, ivan):
    make_panel("Ada Park", {ida: [4, 4], ivan: [3, 3]})
    (group,) = table(interviewer_groups)
    assert {row.effect for row in group.rows} == {TOO_FEW_OF_INTERVIEWER}


def test_habits_are_read_over_all_of_an_interviewers_scorecards(ida, ivan):
    make_panel("Ada Park", {ida: [2, None], ivan: [3, 3]})
    make_panel("Bo Lind", {ida: [5, 0]})
    (group,) = table(interviewer_groups)
    row = group.rows[0]
    assert (row.name, row.scorecards, row.range_used) == ("ida", 2, (2, 5))
    assert (row.not_asked.part, row.not_asked.whole) == (1, 4)
