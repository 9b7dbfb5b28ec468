"""No list and no first page reads a whole table again for each row, on SQLite."""

import re

import pytest
from django.db import connection

from scorecards.admin_base.paging import BoundedAdmin
from scorecards.models import Opening, ReopenRequest, Scorecard
from tests.makers import (
    make_application,
    make_opening,
    make_submitted,
)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL weighs rows"),
]

LISTS = "/admin/scorecards"
BY_STATUS = "scorecards_scorecard USING INDEX scorecard_status_submitted (status=?)"
KIT = 'SELECT "scorecards_scorecard"."kit_id"'
PAGES = [
    "/",
    "/menu/",
    "/admin/",
    f"{LISTS}/scorecard/to-do/",
    f"{LISTS}/application/",
    f"{LISTS}/application/?decision=undecided",
    f"{LISTS}/application/?decision=hold",
    f"{LISTS}/candidate/?q=ada",
    f"{LISTS}/opening/",
    f"{LISTS}/kit/",
    f"{LISTS}/auditentry/",
]
SCORECARDS = [
    "",
    "o=3",
    "role=Clinical+Research+Associate",
    "kit__level__exact=mid",
    "red_flags=yes",
    "recommendation__exact=yes",
    "q=ada",
]


@pytest.fixture
def plans(statements):
    """By statement, how SQLite finds what a page asks for."""
    return lambda page: {sql: plan_of(sql) for sql in statements(page)}


def plan_of(sql):
    """Lines of the plan, each with the lines that it is below."""
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN QUERY PLAN " + sql.replace("%", "%%"))
        rows = cursor.fetchall()
    above = {0: ()}
    for key, parent, _, words in rows:
        above[key] = (*above[parent], words)
    return [above[key] for key, *_ in rows]


def reads_all_again(line):
    *above, words = line
    again = any(each.startswith("CORRELATED") for each in above)
    return again and re.match(r"SCAN (?!\(|CONSTANT)\w+$", words)


@pytest.mark.parametrize("page", [*PAGES, *SCORECARDS])
def test_no_table_is_read_again_for_each_row(plans, page):
    address = page if page.startswith("/") else f"{LISTS}/scorecard/?{page}"
    found = plans(address)
    assert found
    assert [s for s, lines in found.items() if any(map(reads_all_again, lines))] == []


@pytest.mark.parametrize("query", SCORECARDS)
def test_scorecards_are_not_read_by_their_status(plans, query):
    """Nearly all are submitted: that index leads to all, in no useful order."""
    for lines in plans(f"{LISTS}/scorecard/?{query}").values():
        assert not any(BY_STATUS in line[-1] for line in lines)


@pytest.mark.parametrize("page", ["export/", "calibration/", "calibration/?role={}"])
def test_figures_are_not_read_by_status(plans, page):
    role = Opening.objects.get().role_id
    for lines in plans(f"{LISTS}/scorecard/{page.format(role)}").values():
        assert not any("scorecard_status_submitted" in line[-1] for line in lines)


def test_export_counts_by_kit_without_reading_rows(plans):
    found = plans(f"{LISTS}/scorecard/export/")
    (lines,) = [
        lines
        for sql, lines in found.items()
        if sql.endswith("GROUP BY 1") and KIT in sql
    ]
    assert "USING COVERING INDEX scorecard_kit_visibility" in lines[0][-1]


def test_a_role_is_read_by_its_kits_whatever_is_closed_to_the_reader(
    plans, client, ida, petra, monkeypatch
):
    monkeypatch.setattr(BoundedAdmin, "list_per_page", 1)  # so that they are counted
    Opening.objects.update(readers=Opening.Readers.TEAM)
    other = make_opening("CRA, Lyon", readers=Opening.Readers.PANEL)
    for name in ("Bo", "Cy"):
        make_submitted(ida, application=make_application(name, opening=other))
    client.force_login(petra)
    found = plans(f"{LISTS}/scorecard/?role=Clinical+Research+Associate")
    counting = [lines for sql, lines in found.items() if "COUNT(*) FROM (" in sql]
    assert counting
    for lines in counting:
        assert not any(re.match(r"SCAN scorecards_scorecard$", e[-1]) for e in lines)


@pytest.mark.parametrize("page", ["", "comparison/"])
def test_opening_reads_its_own_scorecards_alone(plans, page):
    for lines in plans(f"{LISTS}/opening/{Opening.objects.get().pk}/{page}").values():
        assert not any("(status=? AND submitted_at>?)" in line[-1] for line in lines)


def test_requests_to_reopen_are_read_before_scorecards(plans):
    card = Scorecard.objects.submitted().get()
    ReopenRequest.objects.create(scorecard=card, reason="A typo.")
    found = plans("/admin/")
    (lines,) = [
        lines
        for sql, lines in found.items()
        if 'FROM "scorecards_reopenrequest"' in sql
    ]
    assert "scorecards_reopenrequest" in lines[0][-1]
