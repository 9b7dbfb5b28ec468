"""Two threads that ask for what nobody has built yet."""

from contextlib import suppress
from threading import Barrier, BrokenBarrierError

import pytest

from glossary.edition import KeptForEdition
from tests.makers import make_term
from tests.scorecards.test_starting_at_once import at_once

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

    kept = KeptForEdition(build)

    assert at_once(kept.get, kept.get) == [["once"], ["once"]]
