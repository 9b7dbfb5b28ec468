"""Two clicks in one moment, on two connections."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection

from glossary.models import Level, Question
from scorecards.kits.making import current_kit
from scorecards.models import Answer, Application, Candidate, Kit, Opening, Scorecard
from scorecards.workflow.first_content import appear
from scorecards.workflow.starting import start_scorecard
from tests.makers import make_candidate, make_role

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("migrated_rows"),
]


def at_once(*calls):
    """What each returns, all of them having begun together."""
    together = Barrier(len(calls))

    def run(call):
        try:
            connection.ensure_connection()
            together.wait(timeout=30)
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as threads:
        return list(threads.map(run, calls))


def start(interviewer, role, candidate="Ada Park", **other):
    return lambda: start_scorecard(
        interviewer=interviewer,
        role=role,
        level=Level.MID,
        candidate=candidate,
        **other,
    )


@pytest.mark.parametrize("attempt", range(3))
def test_double_click_makes_one_scorecard(ida, attempt):
    first, second = at_once(*[start(ida, make_role(), request_key=uuid4())] * 2)
    assert first == second
    assert Candidate.with_hidden.count() == 1
    assert Scorecard.objects.count() == 1
    assert Answer.objects.count() == 2


def test_two_interviewers_who_write_at_once_share_one_application(ida, ivan):
    role, ada = make_role(), make_candidate()
    first, second = at_once(start(ida, role, ada), start(ivan, role, ada))
    assert first != second
    at_once(*[lambda each=each: appear(each) for each in (first, second)])
    applications = {each.application for each in Scorecard.objects.all()}
    assert applications == {Application.with_hidden.get()}
    assert Opening.objects.count() == 1


def test_changed_glossary_makes_one_new_version_at_once():
    role = make_role()
    current_kit(role, Level.MID)
    Question.objects.filter(key="mid-1").update(text="Reworded?")
    first, second = at_once(*[lambda: current_kit(role, Level.MID)] * 2)
    assert first == second
    assert [kit.version for kit in Kit.objects.order_by("version")] == [1, 2]
