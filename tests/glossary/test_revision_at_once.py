"""Threads that ask for what has to be built of a revision."""

from contextlib import suppress
from threading import Barrier, BrokenBarrierError, Event

import pytest

from glossary.models import Term
from glossary.revision import KeptForRevision
from tests.makers import make_term
from tests.scorecards.workflow.test_starting_at_once import at_once

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("migrated_rows"),
]


def test_one_of_them_builds_and_both_get_it():
    make_term()
    both_build = Barrier(2)
    built = []

    def build():
        with suppress(BrokenBarrierError):  # nobody else comes
            both_build.wait(timeout=0.5)
        built.append("once")
        return built

    kept = KeptForRevision(build)

    assert at_once(kept.get, kept.get) == [["once"], ["once"]]


@pytest.mark.parametrize(
    ("old_meanwhile", "meanwhile_found"),
    [(True, ["CRO"]), (False, ["CRO", "GMP"])],
    ids=["gets-the-old", "waits"],
)
def test_whoever_comes_while_another_builds(old_meanwhile, meanwhile_found):
    make_term("CRO")
    building, answered = Event(), Event()

    def build():
        building.set()
        answered.wait(timeout=30 if old_meanwhile else 0.5)
        return list(Term.objects.values_list("name", flat=True))

    def meanwhile():
        building.wait(timeout=30)
        found = kept.get()
        answered.set()
        return found

    kept = KeptForRevision(build, old_meanwhile=old_meanwhile)
    answered.set()
    kept.get()
    make_term("GMP")
    building.clear()
    answered.clear()

    assert at_once(kept.get, meanwhile) == [["CRO", "GMP"], meanwhile_found]
