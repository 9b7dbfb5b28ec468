"""What is hidden is the same, whether each query asks for it or a page asks once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from scorecards.models import Application, Opening, Scorecard, asked_once
from scorecards.models.own_to_do import own_to_do
from scorecards.workflow.breaking_glass import break_glass
from tests.makers import (
    make_application,
    make_opening,
    make_scorecard,
    make_submitted,
)

pytestmark = pytest.mark.django_db

HIDES = {"assigned", "draft"}


@pytest.fixture(params=[500, 0], ids=["by their keys", "too many to name"])
def most(request, monkeypatch):
    for module in ("scorecard_queries", "opening_queries"):
        monkeypatch.setattr(f"scorecards.models.{module}.MAX_KEYS", request.param)


@pytest.fixture
def mixed(ida, cora):
    """Ida submitted for all; Cora has one of each kind that may hide it or not."""
    made = {}
    for name in ("started", *HIDES, "declined", "submitted", "linked", "glass", "none"):
        made[name] = make_application(name)
        make_submitted(ida, application=made[name])
        if name in ("started", *HIDES, "declined"):
            make_scorecard(cora, application=made[name], status=name)
    make_submitted(cora, application=made["submitted"])
    make_scorecard(cora, application=made["glass"])
    break_glass(made["glass"], by=cora, reason="The panel meets today.")
    linked = Application.objects.filter(pk=made["linked"].pk)
    linked.update(merged_into=made["draft"])
    return made


def seen_by(person):
    rows = Scorecard.objects.visible_to(person).exclude(interviewer=person)
    return set(rows.values_list("application__candidate__name", flat=True))


def test_a_list_hides_what_other_pages_hide(mixed, cora, most):
    seen = seen_by(cora)
    with asked_once.asked_once(cora):
        assert seen_by(cora) == seen
    assert seen == {*mixed} - HIDES - {"linked"}


def test_a_list_hides_openings_of_other_teams(ida, petra, most):
    closed = make_opening("Secret", readers="team")
    make_submitted(ida, application=make_application("Ada", opening=closed))
    known = make_opening("Known")
    make_submitted(ida, application=make_application("Bea", opening=known))
    with asked_once.asked_once(petra):
        assert seen_by(petra) == {"Bea"}
        assert list(Opening.objects.closed_to(petra)) == [closed]
        of_title = Opening.objects.filter(title="Other")
        assert not of_title.closed_to(petra).exists()


def test_after_the_page_it_is_asked_again(ida, cora):
    application = make_application("Ada")
    make_submitted(ida, application=application)
    with asked_once.asked_once(cora):
        assert seen_by(cora) == {"Ada"}
    make_scorecard(cora, application=application)
    assert seen_by(cora) == set()


def test_one_page_asks_a_single_time(mixed, cora):
    with CaptureQueriesContext(connection) as queries, asked_once.asked_once(cora):
        for _ in range(3):
            seen_by(cora)
    asked = [each["sql"] for each in queries if "brokenglass" in each["sql"]]
    assert len(asked) == 1


def test_nothing_is_left_to_submit_by_who_submitted(mixed, ida, cora):
    assert own_to_do(ida).states == set()
    assert own_to_do(cora).states == HIDES
