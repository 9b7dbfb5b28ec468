"""That nothing leaks counts because it would show, and because it would be seen."""

import re
from collections import defaultdict

import pytest

from scorecards.models import Scorecard
from scorecards.models.audit import AuditEntryQuerySet
from scorecards.models.scorecard_queries import ScorecardQuerySet
from tests.makers import lock
from tests.pages import PAGES
from tests.scorecards.blindness import addresses
from tests.scorecards.blindness.hidden import FIRST, SECOND, write_everything
from tests.scorecards.blindness.visiting import Visitor, differing, names, telling
from tests.scorecards.blindness.world import World, another_world

pytestmark = [pytest.mark.django_db, pytest.mark.once]

WORKFLOW = "admin:scorecards_"
# Nobody asks to reopen those that are looked at; `panel/report/test_asked.py` does.
WHERE_SOMEBODY_ASKS = {"scorecard_keep_locked"}
QUERY = re.compile(r"\?(?!names=1$)")  # which asks for a comparison with names


def showing(what):
    """The pages of the workflow that show this of what others wrote."""
    return pages(page for page in PAGES if page.shows == what)


@pytest.fixture
def world(cora, time_machine):
    time_machine.move_to("2026-03-02T09:00Z", tick=False)  # a Monday
    return World(cora)


@pytest.fixture
def look(client, world):
    """Asks once in each way, and says what tells and what differs."""

    def looked(names=""):
        visitor = Visitor(client, world.me)
        calls = briefly(world, names)  # makes what they ask for, for both worlds
        with another_world():
            write_everything(world, FIRST, by_carl=FIRST)
            answers = visitor.explore(calls)
        with another_world():
            write_everything(world, SECOND, by_carl=SECOND)
            others = visitor.visit_again(answers)
        return (
            pages(telling([FIRST.mark], answers)),
            pages(differing(answers, others)),
        )

    return looked


def briefly(world, names):
    """Of pages whose names begin so the last addresses, which are of other people’s."""
    calls = defaultdict(list)
    for call in addresses.calls(world):
        if call.name.startswith(WORKFLOW + names) and not QUERY.search(call.address):
            calls[call.name, call.sent is None].append(call)
    return [call for each in calls.values() for call in each[-3:]]


def pages(calls):
    return {name.removeprefix(WORKFLOW) for name in names(calls)}


def test_it_shows_once_everything_of_mine_is_submitted(look, world):
    for mine in Scorecard.objects.of(world.me).to_do():
        lock(mine)

    told, different = look()

    words = showing("words") - WHERE_SOMEBODY_ASKS
    assert told == words
    assert different == words | showing("counts")


def test_an_open_door_to_scorecards_is_noticed(look, monkeypatch):
    monkeypatch.setattr(ScorecardQuerySet, "visible_to", lambda every, user: every)

    told, different = look("scorecard_")

    assert told >= {"scorecard_change", "scorecard_changelist"}
    assert different >= {"scorecard_reopen"}


def test_an_open_door_to_the_audit_trail_is_noticed(look, monkeypatch):
    monkeypatch.setattr(AuditEntryQuerySet, "visible_to", lambda every, user: every)

    told, different = look("auditentry")

    assert told == different == {"auditentry_changelist"}


@pytest.mark.parametrize("kind", ["application", "candidate", "opening"])
def test_an_open_door_to_timelines_is_noticed(look, monkeypatch, kind):
    monkeypatch.setattr(AuditEntryQuerySet, "told_to", lambda every, user: every)

    told, different = look(f"{kind}_history")

    assert told == different == {f"{kind}_history"}
