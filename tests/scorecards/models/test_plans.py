"""By which index SQLite, which keeps no figures on its tables, looks for scorecards."""

import pytest
from django.db import connection

from scorecards.models import Scorecard
from tests.makers import make_scorecard

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL weighs rows"),
]

OF_INTERVIEWER = "scorecard_interviewer_status (interviewer_id=? AND status=?"
OF_APPLICATION = "scorecard_application_status (application_id=? AND status=?"
BY_STATUS = "scorecard_status_submitted (status=?)"


def plan(scorecards):
    return scorecards.order_by().explain()


def test_one_s_own_are_found_by_interviewer_and_status(ida):
    own = Scorecard.objects.of(ida)
    for scorecards in (own.submitted(), own.to_do()):
        assert OF_INTERVIEWER in plan(scorecards)


def test_the_newest_of_one_s_own_come_in_their_order(ida):
    newest = Scorecard.objects.of(ida).submitted().order_by("-submitted_at", "-pk")
    assert "TEMP B-TREE FOR ORDER BY" not in newest.explain()


def test_what_hides_others_is_found_by_interviewer_and_status(ida):
    assert OF_INTERVIEWER in plan(Scorecard.objects.hiding_from(ida))


@pytest.mark.parametrize("name", ["ida", "petra", "sue"])
def test_visible_ones_of_applications_are_found_by_these(ida, petra, sue, name):
    person = {"ida": ida, "petra": petra, "sue": sue}[name]
    application = make_scorecard(ida).application

    visible = Scorecard.objects.visible_to(person).submitted()
    found = plan(visible.filter(application__in=[application]))

    assert OF_APPLICATION in found
    assert BY_STATUS not in found


def test_scorecards_to_do_of_applications_are_found_by_these(ida):
    application = make_scorecard(ida).application
    assert OF_APPLICATION in plan(
        Scorecard.objects.to_do().filter(application=application)
    )
