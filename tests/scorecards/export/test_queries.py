"""What an export costs the database."""

import io

import pytest

from scorecards.export import Selection, queries, write_export
from scorecards.models import Scorecard
from tests.makers import (
    make_application,
    make_opening,
    make_role,
    make_submitted,
    make_term,
)
from tests.scorecards.export.reading_back import exported, rows

pytestmark = pytest.mark.django_db


def make_many(interviewer, number):
    for round in range(1, number + 1):
        make_submitted(interviewer, round=round, flags=2)


def export():
    write_export(io.BytesIO(), Selection(), reader=None, exported_by="Cora")


@pytest.mark.parametrize("number", [1, 30])
def test_queries_do_not_grow_with_scorecards(ida, number, django_assert_num_queries):
    make_many(ida, number)
    with django_assert_num_queries(13):
        export()


def test_queries_do_not_grow_with_kits(ida, django_assert_num_queries):
    for name in ("CRO", "GMP", "CAPA"):
        opening = make_opening(name, role=make_role(name, make_term(name)))
        make_submitted(ida, application=make_application(opening=opening))
    with django_assert_num_queries(13):
        export()


def test_every_further_thousand_takes_five_queries(
    ida, monkeypatch, django_assert_num_queries
):
    monkeypatch.setattr(queries, "CHUNK", 2)
    make_many(ida, 6)
    with django_assert_num_queries(13 + 5 + 5):
        export()


def test_rounds_of_queries_join_without_a_seam(ida, ivan, monkeypatch):
    make_many(ida, 3)
    make_many(ivan, 2)
    whole = exported()
    monkeypatch.setattr(queries, "CHUNK", 2)
    monkeypatch.setattr(queries, "FETCH", 3)
    in_rounds = exported()
    for sheet in ("Scorecards", "Answers", "Red flags", "Indicators"):
        assert rows(in_rounds, sheet) == rows(whole, sheet)


def test_a_scorecard_without_any_answer_leaves_the_others_theirs(ida):
    make_many(ida, 3)
    Scorecard.objects.get(round=2).answers.all().delete()
    file = exported()
    assert [row["Questions"] for row in rows(file, "Scorecards")] == [2, 0, 2]
    assert [row["Round"] for row in rows(file, "Answers")] == [1, 1, 3, 3]
