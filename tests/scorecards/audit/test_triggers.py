"""The database itself keeps what was recorded, whoever asks it to forget."""

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.db.models.signals import post_migrate

from scorecards.audit import trail, triggers
from scorecards.models import (
    AuditEntry,
    DebriefNote,
    Decision,
    ReRating,
    Scorecard,
    SubmittedVersion,
)
from scorecards.models.written_once import WrittenOnceError
from scorecards.workflow.breaking_glass import break_glass
from scorecards.workflow.deciding import decide
from scorecards.workflow.reopening import reopen
from tests.makers import make_application, make_scorecard, make_submitted

pytestmark = pytest.mark.django_db

TABLES = [
    "scorecards_auditentry",
    "scorecards_brokenglass",
    "scorecards_debriefnote",
    "scorecards_decision",
    "scorecards_rerating",
    "scorecards_submittedversion",
]


@pytest.fixture
def recorded(ida, cora):
    """A row in each table, and the triggers as `migrate` makes them."""
    card = make_submitted(ida)
    reopen(card, by=cora, reason="A slip.")
    make_scorecard(cora)
    break_glass(card.application, by=cora, reason="The panel meets.")
    elsewhere = make_application("Bo Lind")
    decide(application=elsewhere, by=cora, outcome="hire", rationale="x", based_on=None)
    DebriefNote.objects.create(application=elsewhere, author=cora, text="Said.")
    ReRating.objects.create(answer=card.answers.first(), rating=2, reason="Heard.")
    config = apps.get_app_config("scorecards")
    post_migrate.send(sender=config, app_config=config, using="default")


def rows(table):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table}")
        return cursor.fetchall()


def refused(statement):
    with (
        pytest.raises(DatabaseError, match=triggers.REFUSAL),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_every_table_that_is_written_once_is_protected():
    assert sorted(triggers.protected_tables()) == TABLES


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id + 1", "DELETE FROM {}"])
def test_rows_are_neither_changed_nor_deleted(recorded, table, statement):
    before = rows(table)
    assert before
    refused(statement.format(table))
    assert rows(table) == before


@pytest.mark.parametrize("table", TABLES)
def test_tables_are_not_emptied_at_once(recorded, table):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has no TRUNCATE")
    connection.check_constraints()  # nothing is to come that would forbid it as well
    refused(f"TRUNCATE {table} CASCADE")
    assert rows(table)


def test_rows_are_added(recorded, cora):
    before = AuditEntry.objects.count()
    trail.record(AuditEntry.Action.EXPORTED, actor=cora, subject=Scorecard)
    assert AuditEntry.objects.count() == before + 1


def test_migrating_again_makes_them_again(recorded):
    triggers.unprotect()
    AuditEntry.objects.all()._raw_delete("default")
    config = apps.get_app_config("scorecards")
    for _ in range(2):
        post_migrate.send(sender=config, app_config=config, using="default")
    refused("DELETE FROM scorecards_decision")


@pytest.mark.parametrize("model", [AuditEntry, Decision, SubmittedVersion])
def test_models_refuse_before_the_database_has_to(recorded, model):
    row = model.objects.first()
    for change in (row.save, row.delete, model.objects.all().delete):
        with pytest.raises(WrittenOnceError):
            change()
