"""What the figures are computed from: which scorecards, and how answers count."""

from datetime import UTC, datetime

import pytest

from scorecards.models import Scorecard
from scorecards.panel.agreement.quarters import Period, Quarter
from scorecards.panel.agreement.queries import (
    answers_of,
    means,
    observe,
    panels_of,
    shared_ratings,
)
from tests.makers import fill, make_application, make_scorecard
from tests.scorecards.panel.agreement.panels import make_panel

pytestmark = pytest.mark.django_db


def shared(**limits):
    """Ratings by interviewer, for each answer of each candidate.

    Sorted by question, as answers are read in no order.
    """
    observed = observe(Scorecard.objects.all(), **limits)
    ratings = shared_ratings(observed)
    candidates = list(dict.fromkeys(candidacy for candidacy, _ in ratings))
    in_order = sorted(ratings, key=lambda key: (candidates.index(key[0]), key[1]))
    return [ratings[key] for key in in_order]


def on(day):
    return datetime(2026, 3, day, tzinfo=UTC)


def test_could_not_answer_counts_as_one_and_not_asked_is_missing(ida, ivan):
    make_panel("Ada Park", {ida: [4, 0], ivan: [None, 3]})
    assert shared() == [{ida.pk: 4}, {ida.pk: 1, ivan.pk: 3}]


def test_unrated_answers_are_missing(ida):
    made = make_panel("Ada Park", {ida: [4, 2]})
    made[ida].answers.filter(rating=4).update(outcome="", rating=None)
    assert shared() == [{ida.pk: 2}]


def test_drafts_are_not_read(ida, ivan):
    make_panel("Ada Park", {ida: [4, 2]})
    fill(make_scorecard(ivan, application=make_application("Ada Park")))
    assert shared() == [{ida.pk: 4}, {ida.pk: 2}]


def test_who_met_twice_counts_with_the_first_rating(ida):
    make_panel("Ada Park", {ida: [2, 5]}, at=on(9), round=2)
    make_panel("Ada Park", {ida: [4, None]}, at=on(2), round=1)
    assert sorted(unit[ida.pk] for unit in shared()) == [4, 5]


@pytest.mark.parametrize("field", ["started_after_others", "changed_after_reveal"])
def test_who_could_read_the_others_plays_no_part(ida, ivan, field):
    made = make_panel("Ada Park", {ida: [4, 2], ivan: [4, 2]})
    Scorecard.objects.filter(pk=made[ivan].pk).update(**{field: True})
    assert shared() == [{ida.pk: 4}, {ida.pk: 2}]
    assert observe(Scorecard.objects.all()).dependent_count == 1


def test_the_newest_are_read_and_it_is_said_since_when(ida):
    for day in (3, 1, 2):
        make_panel(f"Day {day}", {ida: [day, day]}, at=on(day))
    observed = observe(Scorecard.objects.all(), most=2)
    assert [s.submitted_at for s in observed.scorecards] == [on(2), on(3)]
    assert observed.cut_off_at == on(2)
    assert shared(most=2) == [{ida.pk: 2}] * 2 + [{ida.pk: 3}] * 2


def test_quarters_before_the_cut_are_not_taken_for_empty(ida):
    for month in (1, 4, 7):
        at = datetime(2026, month, 9, tzinfo=UTC)
        make_panel(f"Month {month}", {ida: [4, 2]}, at=at)
    year = Period.until(Quarter(2026, 4), quarters=4)
    scorecards = Scorecard.objects.all()
    assert observe(scorecards, most=2).period_read(year).first == Quarter(2026, 2)
    assert observe(scorecards).period_read(year) == year


def test_nothing_is_cut_off_when_all_are_read(ida):
    make_panel("Ada Park", {ida: [4, 2]})
    assert observe(Scorecard.objects.all(), most=1).cut_off_at is None


def test_means_are_of_candidates_whom_two_met(ida, ivan):
    make_panel("Ada Park", {ida: [4, 1], ivan: [3, None]})
    make_panel("Bo Lind", {ida: [5, 5]})
    application = make_application("Ada Park").pk
    ratings = shared_ratings(observe(Scorecard.objects.all()))
    panels = panels_of(ratings)
    assert means(panels) == {(application, ida.pk): 2.5, (application, ivan.pk): 3}
    assert answers_of(panels) == {ida.pk: 2, ivan.pk: 1}


@pytest.mark.parametrize("number", [1, 30])
def test_reading_takes_six_queries(ida, django_assert_num_queries, number):
    for n in range(number):
        make_panel(f"Candidate {n}", {ida: [4, 2]})
    with django_assert_num_queries(6):
        observed = observe(Scorecard.objects.all())
    assert len(observed.scorecards) == number
