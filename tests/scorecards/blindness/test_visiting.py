"""That a visitor asks for everything that might answer."""

from http.cookies import SimpleCookie

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.urls import reverse

from scorecards.models import Candidate
from tests.makers import make_application, make_scorecard, make_submitted
from tests.scorecards.blindness.statements import noted, told
from tests.scorecards.blindness.visiting import Call, Visitor, differing
from tests.scorecards.blindness.world import undone

pytestmark = [pytest.mark.django_db, pytest.mark.once]

DEBRIEF = "admin:scorecards_application_debrief_workbook"


@pytest.fixture
def debriefs(ida, petra):
    """Of an application that waits for Petra's scorecard, and of one that does not."""
    hidden, open_ = (make_application(name) for name in ("Ada Park", "Bo Lind"))
    for application in (hidden, open_):
        make_submitted(ida, application=application)
    make_scorecard(petra, application=hidden)
    return [Call(DEBRIEF, reverse(DEBRIEF, args=[each.pk])) for each in (hidden, open_)]


def first_lines(visitor, calls):
    answers = visitor.explore(calls)
    return [answers[call].splitlines()[0] for call in calls if call in answers]


def test_a_page_that_is_refused_shuts_none_of_its_other_addresses(
    client, petra, debriefs
):
    visitor = Visitor(client, petra)
    assert first_lines(visitor, debriefs) == [b"status 403", b"status 200"]


def test_where_a_login_is_asked_for_once_is_enough(client, ida, debriefs):
    visitor = Visitor(client, ida)
    (answer,) = first_lines(visitor, debriefs)
    assert b"302 /admin/login/" in answer


@pytest.fixture
def made(monkeypatch):
    """The calls whose answers are made, and not known from what the database says."""
    calls = []
    answer = Visitor._answer

    def note(visitor, call):
        calls.append(call)
        return answer(visitor, call)

    monkeypatch.setattr(Visitor, "_answer", note)
    return calls


@pytest.mark.skipif(connection.vendor != "sqlite", reason="all are made again")
def test_an_answer_is_made_again_where_the_database_says_another_thing(
    client, petra, debriefs, made, time_machine
):
    """And of each page once in any case."""
    time_machine.move_to("2026-03-02T09:00Z", tick=False)
    visitor = Visitor(client, petra)
    first, other = debriefs
    calls = [first, other, first._replace(sent="")]
    with undone():
        answers = visitor.explore(calls)
    made.clear()
    with undone():
        again = visitor.visit_again(answers)
    assert made == [first]
    assert again == answers

    made.clear()
    Candidate.objects.filter(name="Bo Lind").update(name="Bo Lindt")
    again = visitor.visit_again(answers)
    assert made == [first, other]
    assert set(differing(answers, again)) == {other}


@pytest.mark.skipif(connection.vendor != "sqlite", reason="all are made again")
def test_where_forms_lead_is_made_again_where_the_database_says_another_thing(
    client, petra, debriefs, time_machine, monkeypatch
):
    time_machine.move_to("2026-03-02T09:00Z", tick=False)
    visitor, get, made = Visitor(client, petra), client.get, []

    def counted(*args, **options):
        made.append(args)
        return get(*args, **options)

    monkeypatch.setattr(client, "get", counted)

    def led():
        client.cookies = SimpleCookie(visitor.cookies)
        place = reverse("admin:scorecards_candidate_changelist")
        return visitor._led_to(place, {"Accept": "text/html"})

    first, second = led(), led()
    assert (first, len(made)) == (second, 1)

    Candidate.objects.filter(name="Bo Lind").update(name="Bo Lindt")
    assert b"Bo Lindt" in led()
    assert len(made) == 2


def test_what_the_database_is_told_counts_as_what_it_says(petra):
    with noted() as statements, undone():
        User.objects.filter(username="petra").update(first_name="Pet")
    with undone():
        before = told(statements)
    petra.delete()
    with undone():
        assert told(statements) != before
