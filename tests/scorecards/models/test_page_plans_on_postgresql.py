"""No list and no first page compares every row with every record, on PostgreSQL."""

import re

import pytest
from django.db import connection

from tests.scorecards.models.test_page_plans import LISTS, PAGES, SCORECARDS

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="SQLite makes no join"
    ),
]

# A join whose condition asks another query for each pair; "hashed" ones ask it once.
FOR_EACH_PAIR = re.compile(r"Join Filter: .*\(SubPlan \d+\)")


@pytest.fixture
def slow_ones(statements):
    """The statements of a page that are planned so."""

    def read(page):
        asked = statements(page)
        assert asked
        return [sql for sql in asked if FOR_EACH_PAIR.search(plan_of(sql))]

    return read


def plan_of(sql):
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {sql}")
        return "\n".join(line for (line,) in cursor.fetchall())


@pytest.mark.parametrize(
    "page", [*PAGES, *(f"{LISTS}/scorecard/?{query}" for query in SCORECARDS)]
)
def test_no_page_asks_a_query_for_each_pair(slow_ones, page):
    assert slow_ones(page) == []


def test_the_pages_of_an_export_do_not_either(slow_ones):
    assert slow_ones(f"{LISTS}/scorecard/export/") == []
