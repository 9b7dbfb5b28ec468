"""However long a list is: what it counts, sorts, offers and reads is bounded."""

import re
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from scorecards.admin import audit as audit_admin
from scorecards.admin_base import paging
from scorecards.audit import trail
from scorecards.models import AuditEntry, Candidate, Scorecard
from scorecards.panel.scorecard_list import by_candidate, filters, searching
from tests.makers import make_application, make_opening, make_scorecard, make_submitted
from tests.pages import PAGES

pytestmark = pytest.mark.django_db

LIST = reverse("admin:scorecards_scorecard_changelist")
LISTS = [reverse(page.name) for page in PAGES if page.lists]
NARROWED = ["", "q=a", "_facets=True", "all=", "o=-1", "p=1"]
UNBOUNDED_COUNT = re.compile(r"COUNT\((?!.*\bLIMIT \d+\))", re.DOTALL)


@pytest.fixture
def as_coordinator(client, cora):
    client.force_login(cora)
    return client


@pytest.fixture(autouse=True)
def counted_to_two(monkeypatch):
    """Three rows are more than are counted; a page of one shows where pages end."""
    monkeypatch.setattr(paging, "MAX_COUNTED", 2)
    monkeypatch.setattr(paging.BoundedAdmin, "list_per_page", 1)


def submit_for(interviewer, *candidates, **answers):
    return [
        make_submitted(interviewer, application=make_application(name), **answers)
        for name in candidates
    ]


def names(response):
    rows = response.context["cl"].result_list
    return [row.candidate for row in rows]


def words_of(response):
    return " ".join(response.text.split())


@pytest.mark.parametrize("query", NARROWED)
@pytest.mark.parametrize("address", LISTS)
def test_no_list_counts_without_a_limit(as_coordinator, ida, address, query):
    make_scorecard(ida, application=make_application("Zoe Adams"))
    trail.record(AuditEntry.Action.EXPORTED, actor=ida, subject=make_application())
    submit_for(ida, "Ada", "Bea", "Cleo")
    with CaptureQueriesContext(connection) as queries:
        as_coordinator.get(f"{address}?{query}")
    asked = [q["sql"] for q in queries]
    of_a_page = paging.BoundedAdmin.list_per_page + 1  # is all that a short list asks
    limits = [f"LIMIT {number}" for number in (of_a_page, paging.MAX_COUNTED + 1)]
    assert any(limit in sql for sql in asked for limit in limits)
    counting = [sql for sql in asked if "COUNT(*)" in sql]
    assert [sql for sql in counting if UNBOUNDED_COUNT.search(sql)] == []


def test_a_list_of_one_page_is_not_counted(as_coordinator, ida, monkeypatch):
    monkeypatch.setattr(paging.BoundedAdmin, "list_per_page", 2)
    submit_for(ida, "Ada", "Bea")
    with CaptureQueriesContext(connection) as queries:
        words = words_of(as_coordinator.get(LIST))
    assert [q for q in queries if "COUNT(*)" in q["sql"]] == []
    assert "2 scorecards" in words


def test_a_list_of_one_page_is_shown_whatever_the_page(as_coordinator, ida):
    submit_for(ida, "Ada")
    assert names(as_coordinator.get(f"{LIST}?p=7")) == ["Ada"]


def test_a_long_list_says_that_there_are_more(as_coordinator, ida):
    submit_for(ida, "Ada", "Bea", "Cleo")
    words = words_of(as_coordinator.get(LIST))
    assert "More than 2 scorecards. Only these pages are available." in words


def test_a_list_of_just_so_many_is_counted_exactly(as_coordinator, ida):
    submit_for(ida, "Ada", "Bea")
    words = words_of(as_coordinator.get(LIST))
    assert "2 scorecards" in words
    assert "More than" not in words


def test_pages_end_where_counting_ends(as_coordinator, ida):
    submit_for(ida, "Ada", "Bea", "Cleo")
    assert names(as_coordinator.get(f"{LIST}?p=2")) == ["Bea"]
    assert as_coordinator.get(f"{LIST}?p=3").url == f"{LIST}?e=1"


def test_what_is_hidden_does_not_make_it_more(as_coordinator, cora, ida):
    submit_for(ida, "Ada", "Bea")
    make_scorecard(cora, application=make_application("Ada"))  # hides Ada's other one
    words = words_of(as_coordinator.get(LIST))
    assert "2 scorecards" in words
    assert "More than" not in words


def test_counting_reads_visible_rows_alone(as_coordinator, cora, ida):
    before = words_of(as_coordinator.get(f"{LIST}?q=ida"))
    application = make_application("Ada")
    make_scorecard(cora, application=application)
    make_submitted(ida, application=application)
    after = words_of(as_coordinator.get(f"{LIST}?q=ida"))
    assert "0 found" in before
    assert "0 found" in after


def test_actions_over_all_name_no_number(as_coordinator, ida):
    submit_for(ida, "Ada", "Bea", "Cleo")
    words = words_of(as_coordinator.get(LIST))
    assert "Select all scorecards found" in words
    assert "Select all 2" not in words


def test_too_many_are_not_sorted_by_score(as_coordinator, ida):
    for rating, name in [(5, "Ada"), (1, "Bea"), (3, "Cleo")]:
        submit_for(ida, name, rating=rating)
    response = as_coordinator.get(f"{LIST}?o=4")
    assert names(response) == ["Cleo"]  # the newest
    assert "too long to sort by score" in words_of(response)
    assert "sorted ascending" not in response.text


@pytest.mark.parametrize("order", ["1", "-1"])
@pytest.mark.parametrize("hides", [None, "Áda", "bea", "cleo"])
def test_pages_by_candidate_are_those_of_all_candidates(
    as_coordinator, cora, ida, ivan, monkeypatch, order, hides
):
    monkeypatch.setattr(paging, "MAX_COUNTED", 10)
    monkeypatch.setattr(by_candidate, "LOOKED_AT", 1)
    submit_for(ida, "cleo", "Áda", "bea", "Dan")
    submit_for(ivan, "Áda", "bea")
    if hides:
        application = Scorecard.objects.filter(application__candidate__name=hides)[0]
        make_scorecard(cora, application=application.application)
    by_name = Scorecard.objects.visible_to(cora).submitted()
    sign = "-" if order == "-1" else ""
    by_name = by_name.order_by(f"{sign}application__candidate__sort_key", "-pk")
    expected = [each.application.candidate.name for each in by_name]
    pages = [
        names(as_coordinator.get(f"{LIST}?o={order}&p={page}&status__exact=submitted"))
        for page in range(1, len(expected) + 1)
    ]
    assert [name for page in pages for name in page] == expected


def test_a_page_by_candidate_looks_among_the_first_of_them(as_coordinator, ida):
    submit_for(ida, "Ada", "Bea", "Cleo", "Dan", "Eve")
    with CaptureQueriesContext(connection) as queries:
        as_coordinator.get(f"{LIST}?o=1")
    (keys,) = [q["sql"] for q in queries if q["sql"].endswith(" LIMIT 2")]
    assert "\"sort_key\" <= 'eve'" in keys


@pytest.mark.parametrize(("place", "words"), [(5, "red flags"), (7, "status")])
def test_nor_are_they_by_what_each_row_has_to_be_read_for(
    as_coordinator, ida, place, words
):
    submit_for(ida, "Ada", "Bea", "Cleo")
    response = as_coordinator.get(f"{LIST}?o={place}")
    assert f"too long to sort by {words}," in words_of(response)


def test_narrowed_down_they_are_sorted_by_score(as_coordinator, ida):
    for rating, name in [(5, "Ada Lind"), (1, "Bea Lind"), (3, "Cleo")]:
        submit_for(ida, name, rating=rating)
    response = as_coordinator.get(f"{LIST}?o=4&q=lind")
    assert names(response) == ["Bea Lind"]
    assert "too long to sort" not in words_of(response)


def test_a_column_that_there_is_not_sorts_nothing(as_coordinator, ida):
    submit_for(ida, "Ada", "Bea", "Cleo")
    assert names(as_coordinator.get(f"{LIST}?o=99.-5.x")) == ["Cleo"]


def test_sorting_by_applications_counts_them(as_coordinator):
    for name in ("Ada", "Bea"):
        make_application(name)
    make_application("Bea", opening=make_opening("CRA, Lagos"))
    Candidate.objects.create(name="Cleo")
    address = reverse("admin:scorecards_candidate_changelist")
    (row,) = as_coordinator.get(f"{address}?o=-3").context["cl"].result_list
    assert (row.name, row.number) == ("Bea", 2)
    (row,) = as_coordinator.get(f"{address}?o=-3&p=2").context["cl"].result_list
    assert (row.name, row.number) == ("Ada", 1)


# What filters offer


@pytest.fixture
def openings(ida, monkeypatch):
    """Three with a scorecard each, of which two are offered."""
    monkeypatch.setattr(filters, "OPENINGS_OFFERED", 2)
    made = [make_opening(f"CRA, {place}") for place in ("Bern", "Rome", "Oslo")]
    for opening in made:
        make_submitted(ida, application=make_application("Ada", opening=opening))
    return made


def offered(response, title):
    (spec,) = [s for s in response.context["cl"].filter_specs if s.title == title]
    return [label for _, label in spec.lookup_choices]


def test_the_newest_openings_are_offered_and_a_hint_to_the_others(
    as_coordinator, openings
):
    response = as_coordinator.get(LIST)
    assert offered(response, "opening") == ["CRA, Oslo", "CRA, Rome"]
    assert filters.OTHER_OPENINGS in response.text


def test_an_opening_of_a_link_is_offered_too(as_coordinator, openings):
    response = as_coordinator.get(f"{LIST}?opening={openings[0].pk}")
    assert offered(response, "opening") == ["CRA, Bern", "CRA, Oslo", "CRA, Rome"]
    assert names(response) == ["Ada"]


def test_an_opening_of_others_drafts_alone_is_not_offered(
    as_coordinator, openings, ida
):
    drafts = make_opening("CRA, Hidden")
    make_scorecard(ida, application=make_application("Bea", opening=drafts))
    response = as_coordinator.get(f"{LIST}?opening={drafts.pk}")
    assert offered(response, "opening") == ["CRA, Oslo", "CRA, Rome"]
    assert "CRA, Hidden" not in response.text
    assert names(response) == []


def test_people_of_the_newest_entries_are_offered(
    as_coordinator, sue, ida, monkeypatch
):
    monkeypatch.setattr(audit_admin, "NEWEST_READ", 1)
    for person in (sue, ida):
        trail.record(AuditEntry.Action.EXPORTED, actor=person, subject=User)
    address = reverse("admin:scorecards_auditentry_changelist")
    assert offered(as_coordinator.get(address), "person")[0] == "ida"
    chosen = as_coordinator.get(f"{address}?actor={sue.pk}")
    assert offered(chosen, "person")[:2] == ["ida", "sue"]
    assert [e.actor_name for e in chosen.context["cl"].result_list] == ["sue"]


def test_undecided_leaves_out_what_one_may_not_know(as_coordinator, cora):
    make_application("Ada")
    make_scorecard(cora, application=make_application("Bea"))
    address = reverse("admin:scorecards_application_changelist")
    found = as_coordinator.get(f"{address}?decision=undecided").context["cl"]
    assert [each.candidate.name for each in found.result_list] == ["Ada"]
    assert found.result_count == 1


# Dates


def dates(response):
    shown = response.text.partition("<summary>Submitted")[2].partition("</details>")[0]
    return re.findall(r">\s*(?:‹ )?([^<>]+?)\s*</a>", shown)


@pytest.mark.parametrize(
    ("query", "links"),
    [
        ("", ["2024", "2025", "2026"]),
        (
            "submitted_at__year=2026",
            ["All dates", "February 2026", "March 2026", "April 2026"],
        ),
        (
            "submitted_at__year=2026&submitted_at__month=4",
            ["2026", "5 April", "6 April", "7 April"],
        ),
        (
            "submitted_at__year=2026&submitted_at__month=4&submitted_at__day=5",
            ["April 2026"],
        ),
        ("submitted_at__year=2025", ["All dates"]),
        ("q=cleo", ["5 April", "6 April", "7 April"]),
    ],
)
def test_dates_from_the_first_to_the_last(as_coordinator, ida, query, links):
    for name, day in [
        ("Ada", datetime(2024, 3, 5, tzinfo=UTC)),
        ("Bea", datetime(2026, 2, 28, tzinfo=UTC)),
        ("Cleo I", datetime(2026, 4, 5, tzinfo=UTC)),
        ("Cleo II", datetime(2026, 4, 7, tzinfo=UTC)),
    ]:
        submit_for(ida, name, at=day)
    assert dates(as_coordinator.get(f"{LIST}?{query}")) == links


# Search


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ada ida", ["Ada"]),
        ("ada basel", ["Ada"]),
        ("ada ivan", []),
        ("'ada lind'", []),
        ("a " * 60, ["Ada"]),
        ('"', ["Ada"]),
    ],
)
@pytest.mark.parametrize("looked_up", [0, 500])
def test_every_word_is_looked_for(
    as_coordinator, ida, words, found, looked_up, monkeypatch
):
    monkeypatch.setattr(searching, "MAX_LOOKED_UP", looked_up)
    submit_for(ida, "Ada")
    assert names(as_coordinator.get(LIST, {"q": words})) == found
