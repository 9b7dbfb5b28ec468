"""What the list computes for its rows, beside what the models say of each."""

import pytest

from scorecards.models import Scorecard
from scorecards.panel.scorecard_list.figures import add_figures
from tests.makers import make_application, make_scorecard, make_submitted

pytestmark = pytest.mark.django_db


def shown():
    rows = list(Scorecard.objects.order_by("pk"))
    add_figures(rows)
    return rows


def test_scores_are_those_of_the_models(ida, ivan):
    make_submitted(ida, rating=4)
    make_submitted(ivan, rating=2)
    make_scorecard(ida, application=make_application("Bo Lind"))
    assert [row.shown_score for row in shown()] == [
        each.score for each in Scorecard.objects.with_score().order_by("pk")
    ]


def test_red_flags_are_counted_unless_unticked_again(ida, ivan):
    first, _ = make_scorecard(ida), make_scorecard(ivan)
    ticked, unticked = first.kit.red_flags.all()
    first.red_flag_checks.create(red_flag=ticked, ticked=True, evidence="x")
    first.red_flag_checks.create(red_flag=unticked, ticked=False, evidence="x")
    assert [row.red_flag_count for row in shown()] == [1, 0]


def test_two_queries_however_many_rows(ida, ivan, django_assert_num_queries):
    for person in (ida, ivan):
        make_submitted(person)
    rows = list(Scorecard.objects.all())
    with django_assert_num_queries(2):
        add_figures(rows)
    with django_assert_num_queries(0):
        add_figures([])
