"""The first page of the admin: what waits for whom, in which order."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from glossary.models import Term
from scorecards.first_page.ready import ready
from scorecards.models import Decision, Opening, Scorecard
from scorecards.panel.debrief.ready import ready_keys
from scorecards.text.durations import how_long
from tests.makers import (
    make_application,
    make_opening,
    make_scorecard,
    make_submitted,
    make_term,
)

pytestmark = pytest.mark.django_db

INDEX = reverse("admin:index")
NOW = datetime(2026, 3, 9, 9, tzinfo=UTC)


@pytest.fixture
def asked(client, request):
    """The words of the page, section by section, as somebody reads it."""

    def ask(name):
        client.force_login(request.getfixturevalue(name))
        return " ".join(client.get(INDEX).text.split())

    return ask


def of_both(ida, ivan, name, *ratings, **answers):
    application = make_application(name)
    for interviewer, rating in zip((ida, ivan), ratings, strict=True):
        make_submitted(interviewer, application=application, rating=rating, **answers)
    return application


def names(rows):
    return [row.application.candidate.name for row in rows]


def test_most_disagreement_comes_first_then_the_longest_waiting(ida, ivan, petra):
    of_both(ida, ivan, "Agreed Late", 4, 4, at=NOW)
    of_both(ida, ivan, "Agreed Early", 4, 4, at=NOW - timedelta(days=4))
    of_both(ida, ivan, "Apart", 1, 5, at=NOW)
    assert names(ready(petra)) == ["Apart", "Agreed Early", "Agreed Late"]


def test_row_says_what_the_debrief_would(ida, ivan, petra):
    of_both(ida, ivan, "Apart", 1, 5, flags=1)
    (row,) = ready(petra)
    assert (row.number, row.questions, row.to_discuss, row.red_flags) == (2, 2, 2, 1)
    assert str(row.score) == "3.00 from 4 answers"
    assert row.recommendations == ["Yes", "Yes"]


def test_candidates_still_to_do_a_scorecard_wait(asked, ida, ivan):
    application = make_application("Ada Park")
    make_submitted(ida, application=application)
    make_scorecard(ivan, application=application)
    words = asked("petra")
    assert "0 candidates are ready" in words
    assert "1 of 2 in" in words.partition("Waiting for scorecards")[2]


def test_decided_and_closed_ones_are_not_ready(ida, ivan, petra):
    decided = of_both(ida, ivan, "Decided", 4, 4)
    Decision.objects.create(
        application=decided, outcome="hire", rationale="Good.", decided_by=petra
    )
    opening = make_opening("Closed")
    make_submitted(ida, application=make_application("Bo", opening=opening))
    Opening.objects.filter(pk=opening.pk).update(closed_at=timezone.now())
    assert ready_keys(petra) == {}


def test_decided_lately_names_the_newest_decision(asked, ida, petra):
    application = make_application("Ada Park")
    make_submitted(ida, application=application)
    for outcome in ("hold", "hire"):
        Decision.objects.create(
            application=application, outcome=outcome, rationale="x", decided_by=petra
        )
    words = asked("petra").partition("Decided lately")[2]
    assert "Hire" in words
    assert "Hold" not in words


def test_own_scorecard_comes_with_what_it_unlocks(asked, ida, petra):
    application = make_application("Ada Park")
    make_submitted(ida, application=application, rating=1)
    make_scorecard(petra, application=application)
    words = asked("petra")
    assert "0 candidates are ready" in words
    assert "Yours to submit" in words
    assert "Waiting for scorecards" not in words


def test_coordinators_see_who_needs_an_interviewer_and_who_is_late(asked, ida):
    make_application("New Person")
    late = timezone.now() - timedelta(days=2, hours=1)
    make_scorecard(ida, application=make_application("Old Person"), due_at=late)
    words = asked("cora")
    assert "New Person" in words.partition("Needs an interviewer")[2][:300]
    assert "2 days late" in words.partition("Overdue")[2]
    assert "Needs an interviewer" not in asked("petra")


def test_what_is_overdue_is_said_once_to_coordinators(asked, ida, ivan):
    late = timezone.now() - timedelta(days=2, hours=1)
    both = make_application("Both Late")
    make_scorecard(ida, application=both, due_at=late)
    half = make_application("Half Late")
    make_scorecard(ida, application=half, due_at=late)
    make_scorecard(ivan, application=half)
    overdue, waiting = asked("cora").split("Waiting for scorecards")
    assert "Both Late" in overdue and "Half Late" in overdue
    assert "Half Late" in waiting
    assert "Both Late" not in waiting
    assert "Both Late" in asked("petra").partition("Waiting for scorecards")[2]


def test_who_only_started_withdrew_or_declined_is_no_interviewer(asked, ida, ivan):
    application = make_application("New Person")
    make_scorecard(ida, application=application, status="started")
    make_scorecard(ivan, application=application, status="declined")
    make_scorecard(ivan, application=application, status="withdrawn", round=2)
    words = asked("cora").partition("Needs an interviewer")[2]
    assert "New Person" in words[:300]


def test_what_waits_is_counted_without_what_was_only_started(asked, ida, ivan, otto):
    application = make_application("Ada Park")
    make_submitted(ida, application=application)
    make_scorecard(ivan, application=application)
    make_scorecard(otto, application=application, status="started")
    words = asked("petra").partition("Waiting for scorecards")[2]
    assert "1 of 2 in" in words


def test_editors_see_drafts_and_terms_not_checked_for_a_year(asked):
    Term.objects.filter(pk=make_term("Draft Term").pk).update(draft="Lacks a question.")
    Term.objects.filter(pk=make_term("Old Term").pk).update(checked="2020-01")
    words = asked("gwen")
    assert "Lacks a question." in words
    assert "checked 2020-01" in words
    assert "Ready to decide" not in words


def test_administrators_see_what_is_not_set_up(asked, otto, settings):
    settings.MAIL_GOES_OUT = False
    words = asked("sue")
    assert "No mail server is set up" in words
    assert "otto" in words
    assert "To set up" not in asked("cora")


def test_staff_without_rights_are_told_so(client, person):
    client.force_login(person("clerk", is_staff=True))
    assert "has no rights yet" in client.get(INDEX).text


@pytest.mark.parametrize(
    ("hours", "words"),
    [(0, "less than an hour"), (1, "1 hour"), (47, "1 day"), (96, "4 days")],
)
def test_how_long_in_whole_days(hours, words):
    assert how_long(NOW - timedelta(hours=hours), NOW) == words


@pytest.mark.parametrize(
    ("name", "address"),
    [("ida", reverse("my_scorecards")), ("petra", INDEX), ("cora", INDEX)],
)
def test_login_leads_to_what_waits(client, request, name, address):
    request.getfixturevalue(name)
    login = {"username": name, "password": "correct horse"}
    assert client.post(reverse("login"), login).url == address


# The menu


@pytest.mark.parametrize(
    ("name", "labels"),
    [
        ("ida", ["My interviews", "Glossary"]),
        ("petra", ["My interviews", "Review", "Openings", "Glossary", "Export"]),
        ("gwen", ["My interviews", "Overview", "Openings", "Glossary"]),
    ],
)
@pytest.mark.parametrize("address", ["choose_zone", "glossary:browse"])
def test_menu_is_the_same_everywhere_and_by_rights(
    client, request, name, labels, address
):
    client.force_login(request.getfixturevalue(name))
    menu = client.get(reverse(address)).context["main_menu"]()
    assert [item.label for item in menu.items] == labels


def test_numbers_of_the_menu_count_what_one_may_see(client, ida, petra):
    make_submitted(ida, application=make_application("Ada Park"))
    client.force_login(petra)
    menu = reverse("menu_counts")
    assert client.get(menu).json() == {"review": "1", "openings": "1"}
    make_scorecard(petra, application=make_application("Ada Park"))
    assert client.get(menu).json() == {"mine": "1", "openings": "1"}


def test_numbers_end_at_99(client, ida, monkeypatch):
    monkeypatch.setattr("scorecards.first_page.counts.MAX_COUNTED", 1)
    for name in ("A", "B", "C"):
        make_scorecard(ida, application=make_application(name))
    client.force_login(ida)
    assert client.get(reverse("menu_counts")).json() == {"mine": "1+"}


# Bounds


def test_only_the_newest_scorecards_are_looked_at(ida, petra, monkeypatch):
    monkeypatch.setattr("scorecards.panel.debrief.ready.NEWEST_READ", 2)
    for day in (1, 2, 3):
        make_submitted(
            ida,
            application=make_application(f"Day {day}"),
            at=datetime(2026, 3, day, tzinfo=UTC),
        )
    assert names(ready(petra)) == ["Day 2", "Day 3"]


@pytest.mark.parametrize("number", [1, 30])
@pytest.mark.parametrize(
    ("reader", "queries"), [("petra", 16), ("cora", 22), ("sue", 26)]
)
def test_first_page_takes_the_same_queries(
    client, request, ida, django_assert_num_queries, number, reader, queries
):
    for n in range(number):
        make_submitted(ida, application=make_application(f"In {n}"), flags=1)
        make_scorecard(ida, application=make_application(f"Late {n}"), due_at=NOW)
        make_application(f"New {n}")
    client.force_login(request.getfixturevalue(reader))
    client.get(INDEX)
    with django_assert_num_queries(queries):
        client.get(INDEX)
    assert Scorecard.objects.count() == 2 * number


# Hiring teams


def test_openings_of_other_teams_stay_out(asked, client, ida, petra):
    opening = make_opening("CRA, Secret")
    Opening.objects.filter(pk=opening.pk).update(readers=Opening.Readers.PRIVATE)
    application = make_application("Secret Person", opening=opening)
    make_submitted(ida, application=application)
    make_scorecard(ida, application=make_application("Other One", opening=opening))
    Decision.objects.create(
        application=make_application("Decided One", opening=opening),
        outcome="hire",
        rationale="Good.",
        decided_by=petra,
    )
    words = asked("petra")
    for secret in ("Secret", "Other One", "Decided One"):
        assert secret not in words
    assert client.get(reverse("menu_counts")).json() == {}
    assert "Secret Person" in asked("cora")
