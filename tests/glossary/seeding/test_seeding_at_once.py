"""Seeding beside others: nobody waits while files are compared, and nothing is lost."""

from io import StringIO
from threading import Barrier

import pytest
from django.core.management import call_command
from django.db import connection

from glossary.models import Question, Term
from glossary.seeding import drafts, loading
from tests.glossary.term_files import CRO, another, replaced, write_term
from tests.makers import make_competency, make_term
from tests.scorecards.workflow.test_starting_at_once import at_once

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("migrated_rows"),
]


def seeded(folder):
    """What the command prints."""
    out = StringIO()
    call_command("seed_glossary", str(folder), stdout=out)
    return out.getvalue()


@pytest.fixture
def folder(tmp_path):
    write_term(tmp_path)
    write_term(tmp_path, another("GCP"), to="pharma/gcp.yaml")
    return tmp_path


@pytest.fixture
def locked(monkeypatch):
    """For each text that was checked or compared, whether the lock was held."""
    found = []

    def watch(module, name):
        whole = getattr(module, name)

        def watched(*arguments):
            found.append(connection.in_atomic_block)
            return whole(*arguments)

        monkeypatch.setattr(module, name, watched)

    watch(drafts, "lacking")
    watch(loading, "checksum")
    return found


@pytest.fixture
def meanwhile(monkeypatch):
    """Has something done after what is there was compared, each time it is."""

    def does(act):
        compared = loading._compared

        def then(*arguments):
            findings = compared(*arguments)
            act()
            return findings

        monkeypatch.setattr(loading, "_compared", then)

    return does


def test_nothing_is_parsed_while_others_wait(folder, locked):
    seeded(folder)
    make_term("By hand")
    make_competency()
    locked.clear()
    seeded(folder)
    assert len(locked) >= 4
    assert not any(locked)


def test_what_somebody_wrote_meanwhile_is_kept(folder, meanwhile):
    seeded(folder)
    write_term(folder, replaced(CRO, "Orderly files", "Tidy files"))
    edits = iter(["Written in the admin."])

    def edit():
        for text in edits:
            term = Term.objects.get(slug="cro")
            term.explanation = text
            term.save()

    meanwhile(edit)
    assert "Kept (edited or retired in the admin since seeding): 1" in seeded(folder)
    assert Term.objects.get(slug="cro").explanation == "Written in the admin."


def test_it_ends_though_the_glossary_never_rests(folder, meanwhile):
    term = make_term("By hand")
    meanwhile(term.save)
    assert seeded(folder) == "Added: 2 (pharma/cro, pharma/gcp)\n"


def test_two_first_seedings_at_once_make_each_term_once(folder, meanwhile):
    both_compared = Barrier(2)
    waits = [both_compared, both_compared]

    def wait():
        if waits:
            waits.pop().wait(timeout=30)

    meanwhile(wait)
    said = at_once(*[lambda: seeded(folder)] * 2)
    assert sorted(said) == [
        "Added: 2 (pharma/cro, pharma/gcp)\n",
        "Nothing to change in 2 files.\n",
    ]
    assert sorted(Term.objects.values_list("slug", flat=True)) == ["cro", "gcp"]
    assert Question.objects.count() == 6
