"""The database itself keeps what was recorded, whoever asks it to forget."""

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import JSONField, UniqueConstraint
from django.db.models.signals import post_migrate

from glossary.personal_text import erasable_fields
from scorecards.audit import trail, triggers
from scorecards.models import (
    AuditEntry,
    BrokenGlass,
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
from tests.makers import (
    make_application,
    make_person,
    make_scorecard,
    make_submitted,
)

pytestmark = pytest.mark.django_db

TABLES = [
    "scorecards_auditentry",
    "scorecards_brokenglass",
    "scorecards_debriefnote",
    "scorecards_decision",
    "scorecards_rerating",
    "scorecards_submittedversion",
]


@pytest.fixture(scope="module")
def cora(for_module):
    return for_module(make_person, "cora", "Coordinators", is_staff=True)


@pytest.fixture(scope="module")
def recorded(for_module, cora):
    """A row in each table, and the triggers as `migrate` makes them."""
    for_module(record, cora)


def record(cora):
    ida = make_person("ida", "Interviewers")
    card = make_submitted(ida)
    reopen(card, by=cora, reason="A slip.")
    make_scorecard(cora)
    break_glass(card.application, by=cora, reason="The panel meets.")
    elsewhere = make_application("Bo Lind")
    make_scorecard(ida, application=elsewhere)
    decide(
        application=elsewhere,
        by=cora,
        outcome="hire",
        rationale="x",
        override_reason="Ida is away.",
        based_on=None,
    )
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


WAYS_TO_WRITE_OVER = {
    "sqlite": [
        "REPLACE INTO {table} SELECT * FROM {table}",
        "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
        "INSERT INTO {table} SELECT * FROM {table} WHERE true"
        " ON CONFLICT (id) DO UPDATE SET id = 1",
        "UPDATE OR REPLACE {table} SET id = id + 1",
        "UPDATE OR IGNORE {table} SET id = id + 1",
    ],
    "postgresql": [
        "INSERT INTO {table} SELECT * FROM {table}"
        " ON CONFLICT (id) DO UPDATE SET id = 1",
        "MERGE INTO {table} USING (SELECT 1) one ON true WHEN MATCHED THEN DELETE",
        "WITH gone AS (DELETE FROM {table} RETURNING id) SELECT id FROM gone",
    ],
}


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    ("vendor", "statement"),
    [(vendor, way) for vendor, ways in WAYS_TO_WRITE_OVER.items() for way in ways],
)
def test_rows_are_not_written_over(recorded, table, vendor, statement):
    if connection.vendor != vendor:
        pytest.skip(f"a statement of {vendor}")
    before = rows(table)

    refused(statement.format(table=table))

    assert rows(table) == before


@pytest.mark.parametrize(
    ("model", "rule"),
    [
        (BrokenGlass, ("application_id", "person_id")),
        (SubmittedVersion, ("scorecard_id", "number")),
    ],
)
def test_rows_are_not_replaced_by_what_is_unique_besides_the_key(recorded, model, rule):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has no REPLACE")
    table, before = model._meta.db_table, rows(model._meta.db_table)
    others = [field.column for field in model._meta.concrete_fields][1:]
    columns = ", ".join(others)
    assert {*rule} < {*others}

    refused(f"REPLACE INTO {table} ({columns}) SELECT {columns} FROM {table}")

    assert rows(table) == before


@pytest.mark.parametrize("key", ["'{}'", "{}.0", "CAST('{}' AS TEXT)"])
def test_a_key_written_another_way_is_the_same_key(recorded, key):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has no REPLACE")
    note = DebriefNote.objects.get()
    columns = "text, application_id, author_id, created_at"
    refused(
        f"REPLACE INTO scorecards_debriefnote (id, {columns}) "
        f"SELECT {key.format(note.pk)}, {columns} FROM scorecards_debriefnote"
    )


def test_every_unique_rule_of_these_tables_is_over_plain_columns():
    """One with a condition would refuse rows that it allows: see `_same_row`."""
    for model in triggers.written_once_models():
        unique = [
            each
            for each in model._meta.constraints
            if isinstance(each, UniqueConstraint)
        ]
        assert model._meta.total_unique_constraints == unique


@pytest.mark.parametrize("table", TABLES)
def test_tables_are_not_emptied_at_once(recorded, table):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has no TRUNCATE")
    connection.check_constraints()  # nothing is to come that would forbid it as well
    refused(f"TRUNCATE {table} CASCADE")
    assert rows(table)


# Texts can be blanked, and nothing else


NOW = "erased_at = '2026-12-01 12:00:00+00:00'"
TEXTS = [
    (model, field.column, "{}" if isinstance(field, JSONField) else "")
    for model in triggers.written_once_models()
    for field in erasable_fields(model)
]


def records(table):
    """Each row by its key, as a dictionary."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table}")
        names = [each[0] for each in cursor.description]
        return {row[0]: dict(zip(names, row, strict=True)) for row in cursor.fetchall()}


@pytest.mark.parametrize(("model", "column", "blank"), TEXTS)
def test_a_text_is_blanked_and_every_fact_stays(recorded, model, column, blank):
    table = model._meta.db_table
    before = records(table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} SET {column} = '{blank}', {NOW} "
            f"WHERE {column} <> '{blank}'"
        )
        assert cursor.rowcount
    after = records(table)
    assert before.keys() == after.keys()
    for key, row in before.items():
        changed = {name for name in row if row[name] != after[key][name]}
        assert changed in ({column, "erased_at"}, set())


REFUSED = {
    "without a time": "{text} = '{blank}'",
    "another text": "{text} = '{other}', {now}",
    "a time alone": "{now}",
    "a fact as well": "{text} = '{blank}', {now}, {fact} = {fact} + 1",
    "a time that is none": "{text} = '{blank}', erased_at = NULL",
}


@pytest.mark.parametrize("way", REFUSED)
@pytest.mark.parametrize(("model", "column", "blank"), TEXTS)
def test_nothing_else_is_let_through(recorded, model, column, blank, way):
    table = model._meta.db_table
    before = records(table)
    change = REFUSED[way].format(
        text=column,
        blank=blank,
        other='{"a": 1}' if blank else "x",
        now=NOW,
        fact=fact_of(model),
    )
    refused(f"UPDATE {table} SET {change} WHERE {column} <> '{blank}'")
    assert records(table) == before


def fact_of(model):
    """A number beside the key."""
    numbers = [
        field.column
        for field in model._meta.concrete_fields
        if field.get_internal_type() in ("BigIntegerField", "ForeignKey")
    ]
    return numbers[0]


def test_an_erased_text_does_not_come_back(recorded):
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE scorecards_decision SET rationale = '', {NOW}")
    refused(f"UPDATE scorecards_decision SET rationale = 'x', {NOW}")


def test_a_reason_is_asked_for_until_it_is_erased(recorded):
    decision = Decision.objects.get()
    decision.pk, decision.rationale = None, ""
    with pytest.raises(IntegrityError, match="decision_has_rationale"):
        decision.save()


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


@pytest.mark.parametrize("model", [AuditEntry, Decision, SubmittedVersion])
@pytest.mark.parametrize("by_place", [True, False])
def test_models_refuse_to_write_over_rows_in_bulk(recorded, model, by_place):
    args, named = (
        ([None, False, True], {}) if by_place else ([], {"update_conflicts": 1})
    )
    with pytest.raises(WrittenOnceError):
        model.objects.bulk_create(model.objects.all(), *args, **named)


def test_a_second_row_for_the_same_glass_is_an_integrity_error(recorded, cora):
    """So that `get_or_create` finds the first, whichever rule of the database spoke."""
    broken = BrokenGlass.objects.get()
    again = BrokenGlass(application=broken.application, person=cora, reason="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save()
