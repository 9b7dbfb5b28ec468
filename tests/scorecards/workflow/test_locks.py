"""The order of locks in `docs/locking.md`, and another try after a deadlock."""

import re
from itertools import pairwise
from threading import Barrier

import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.db.models import QuerySet

from glossary.locking import in_transaction
from scorecards.models import Candidate
from scorecards.workflow.blank_scorecards import make_blank
from tests.scorecards.workflow.test_every_verb import VERBS, Record
from tests.scorecards.workflow.test_starting_at_once import at_once

ORDER = ["role", "opening", "candidate", "application", "scorecard", "outgoingmail"]


def documented():
    text = (settings.BASE_DIR / "docs" / "locking.md").read_text()
    rows = re.findall(r"^\| ([\w, ]+?) \| ([\w, ]+?) \|$", text, re.MULTILINE)
    return {verb: locks.split(", ") for verb, locks in rows if verb in VERBS}


@pytest.fixture
def locked(monkeypatch):
    """The models that are locked, in their order."""
    models, lock = [], QuerySet.select_for_update

    def noting(self, *args, **kwargs):
        models.append(self.model._meta.model_name)
        return lock(self, *args, **kwargs)

    def unnoted(*args, **kwargs):
        before = len(models)
        made = make_blank(*args, **kwargs)
        del models[before:]
        return made

    monkeypatch.setattr(QuerySet, "select_for_update", noting)
    monkeypatch.setattr("tests.makers.make_blank", unnoted)
    return models


@pytest.mark.django_db
@pytest.mark.parametrize("name", VERBS)
def test_verb_locks_what_the_docs_say(person, locked, name):
    record = Record(person)
    by = {"closing_opening, again": record.cora}.get(name)
    verb = VERBS[name][0]
    locked.clear()
    verb(record, by)
    assert list(dict.fromkeys(locked)) == documented()[name]


def test_docs_keep_to_one_order():
    assert documented().keys() == VERBS.keys()
    for locks in documented().values():
        places = [ORDER.index(each) for each in locks]
        assert all(first < second for first, second in pairwise(places))


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.usefixtures("migrated_rows")
def test_victim_of_a_deadlock_tries_again():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one transaction write at a time")
    one, two = (Candidate.objects.create(name=name) for name in ("Ada", "Bo"))
    tries, both = [], Barrier(2)

    @in_transaction
    def rename(first, second):
        tries.append(first)
        Candidate.objects.filter(pk=first.pk).update(name="a")
        if len(tries) <= 2:
            both.wait(timeout=30)
        Candidate.objects.filter(pk=second.pk).update(name="b")
        return True

    assert at_once(lambda: rename(one, two), lambda: rename(two, one)) == [True, True]
    assert len(tries) >= 3  # the victim may be back before the other one goes on


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.usefixtures("migrated_rows")
def test_other_errors_are_raised_at_once():
    tries = []

    @in_transaction
    def fail():
        tries.append(1)
        raise OperationalError("disk is full")

    with pytest.raises(OperationalError, match="disk is full"):
        fail()
    assert len(tries) == 1
