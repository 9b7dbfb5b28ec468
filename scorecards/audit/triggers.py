"""Triggers that keep a database from changing or deleting what was recorded.

One change is let through: a text that the model's `personal_text` names becomes blank,
for good, while all the rest stays as it is and ``erased_at`` says when.

The models refuse it too; the triggers hold for everything else that speaks to the
database, from another program to a slip in a shell. They are made after every
`migrate`, because SQLite loses a table's triggers when a migration rebuilds it.
"""

import json
from collections.abc import Iterable
from typing import Any

from django.apps import AppConfig, apps
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field, JSONField

from glossary.personal_text import blank, erasable_fields
from scorecards.models.written_once import WrittenOnce

REFUSAL = "What was recorded is neither changed nor deleted."

FUNCTION = f"""
    CREATE OR REPLACE FUNCTION scorecards_refuse() RETURNS trigger AS
    $$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'restrict_violation'; END $$
    LANGUAGE plpgsql
"""
POSTGRESQL = [
    """
    CREATE OR REPLACE TRIGGER {table}_written_once BEFORE UPDATE ON {table}
    FOR EACH ROW WHEN (NOT ({erases})) EXECUTE FUNCTION scorecards_refuse()
    """,
    """
    CREATE OR REPLACE TRIGGER {table}_not_deleted BEFORE DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION scorecards_refuse()
    """,
    """
    CREATE OR REPLACE TRIGGER {table}_kept BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION scorecards_refuse()
    """,
]
SQLITE = [
    f"""
    CREATE TRIGGER {{table}}_written_once BEFORE UPDATE ON {{table}}
    WHEN NOT ({{erases}}) BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
    """,
    f"""
    CREATE TRIGGER {{table}}_kept BEFORE DELETE ON {{table}}
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
    """,
    # REPLACE deletes the rows in its way without firing the trigger above.
    f"""
    CREATE TRIGGER {{table}}_not_replaced BEFORE INSERT ON {{table}}
    WHEN EXISTS (SELECT 1 FROM {{table}} AS kept WHERE {{same_row}})
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
    """,  # noqa: S608 - names of our own tables and columns
]
NAMES = ("written_once", "not_deleted", "kept", "not_replaced")


def written_once_models() -> list[type[WrittenOnce]]:
    models = apps.get_app_config("scorecards").get_models()
    return [model for model in models if issubclass(model, WrittenOnce)]


def protected_tables() -> list[str]:
    return [model._meta.db_table for model in written_once_models()]


def protect(sender: AppConfig, *, using: str, **kwargs: Any) -> None:
    """Make the triggers of the tables that are there; a receiver of post_migrate."""
    connection = connections[using]
    there = set(connection.introspection.table_names())
    on_postgresql = connection.vendor == "postgresql"
    tables = [
        {
            "table": (table := model._meta.db_table),
            "same_row": _same_row(connection, table),
            "erases": _erases(connection, model),
        }
        for model in written_once_models()
        if model._meta.db_table in there
    ]
    triggers = [
        statement.format(**table)
        for table in tables
        for statement in (POSTGRESQL if on_postgresql else SQLITE)
    ]
    # SQLite replaces no trigger, and those of an earlier version may differ.
    first = [FUNCTION] if on_postgresql else _drops(connection)
    _execute(connection, [*first, *triggers])


def _erases(connection: BaseDatabaseWrapper, model: type[WrittenOnce]) -> str:
    """Whether an UPDATE of a row blanks texts of it, and changes nothing else.

    Never, while the table is one that a later migration has yet to change.
    """
    if not {each.column for each in model._meta.concrete_fields} <= _columns(
        connection, model
    ):
        return "1 = 0"
    same = "IS" if connection.vendor == "sqlite" else "IS NOT DISTINCT FROM"
    texts = erasable_fields(model)
    facts = [
        field
        for field in model._meta.concrete_fields
        if field not in texts and field.name != "erased_at"
    ]
    kept = [f"NEW.{_column(each)} {same} OLD.{_column(each)}" for each in facts]
    unchanged = [f"NEW.{_column(each)} {same} OLD.{_column(each)}" for each in texts]
    blanked = [f"NEW.{_column(each)} {same} {_blank(each)}" for each in texts]
    kept += [f"({a} OR {b})" for a, b in zip(unchanged, blanked, strict=True)]
    none = " AND ".join(unchanged)
    return " AND ".join(["NEW.erased_at IS NOT NULL", *kept, f"NOT ({none})"])


def _columns(connection: BaseDatabaseWrapper, model: type[WrittenOnce]) -> set[str]:
    with connection.cursor() as cursor:
        table = model._meta.db_table
        rows = connection.introspection.get_table_description(cursor, table)
    return {row.name for row in rows}


def _blank(field: Field[Any, Any]) -> str:
    return f"'{json.dumps(blank(field))}'" if isinstance(field, JSONField) else "''"


def _column(field: Field[Any, Any]) -> str:
    return f'"{field.column}"'


def _same_row(connection: BaseDatabaseWrapper, table: str) -> str:
    """Whether the row ``kept`` is in the way of NEW, by a unique rule of the table."""
    with connection.cursor() as cursor:
        rules = connection.introspection.get_constraints(cursor, table).values()
    return " OR ".join(
        " AND ".join(f"kept.{column} = NEW.{column}" for column in rule["columns"])
        for rule in rules
        if rule["unique"] or rule["primary_key"]
    )


def unprotect(using: str = "default") -> None:
    """Take the triggers off: for a data migration of these tables, and for tests.

    They are back after the next `migrate`.
    """
    connection = connections[using]
    _execute(connection, _drops(connection))


def _drops(connection: BaseDatabaseWrapper) -> list[str]:
    on = "" if connection.vendor == "sqlite" else " ON {table}"
    return [
        f"DROP TRIGGER IF EXISTS {table}_{name}{on.format(table=table)}"
        for table in protected_tables()
        for name in NAMES
    ]


def _execute(connection: BaseDatabaseWrapper, statements: Iterable[str]) -> None:
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
