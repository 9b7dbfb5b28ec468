"""That a visitor asks for everything that might answer."""

import pytest
from django.urls import reverse

from tests.makers import make_application, make_scorecard, make_submitted
from tests.scorecards.blindness.visiting import Call, Visitor

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
