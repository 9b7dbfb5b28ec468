"""Triggers that keep a database from changing or deleting what was recorded.

The models refuse it too; the triggers hold for everything else that speaks to the
database, from another program to a slip in a shell. They are made after every
`migrate`, because SQLite loses a table's triggers when a migration rebuilds it.
"""

from collections.abc import Iterable
from typing import Any

from django.apps import AppConfig, apps
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from scorecards.models.written_once import WrittenOnce

REFUSAL = "What was recorded is neither changed nor deleted."

FUNCTION = f"""
    CREATE OR REPLACE FUNCTION scorecards_refuse() RETURNS trigger AS
    $$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'restrict_violation'; END $$
    LANGUAGE plpgsql
"""
POSTGRESQL = [
    """
    CREATE OR REPLACE TRIGGER {table}_written_once BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION scorecards_refuse()
    """,
    """
    CREATE OR REPLACE TRIGGER {table}_kept BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION scorecards_refuse()
    """,
]
SQLITE = [
    f"""
    CREATE TRIGGER IF NOT EXISTS {{table}}_written_once BEFORE UPDATE ON {{table}}
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
    """,
    f"""
    CREATE TRIGGER IF NOT EXISTS {{table}}_kept BEFORE DELETE ON {{table}}
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
    """,
    # REPLACE deletes the rows in its way without firing the trigger above.
    f"""
    CREATE TRIGGER IF NOT EXISTS {{table}}_not_replaced BEFORE INSERT ON {{table}}
    WHEN EXISTS (SELECT 1 FROM {{table}} AS kept WHERE {{same_row}})
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
    """,  # noqa: S608 - names of our own tables and columns
]
NAMES = ("written_once", "kept", "not_replaced")


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
    triggers = [
        statement.format(table=table, same_row=_same_row(connection, table))
        for table in protected_tables()
        if table in there
        for statement in (POSTGRESQL if on_postgresql else SQLITE)
    ]
    _execute(connection, [FUNCTION, *triggers] if on_postgresql else triggers)


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
    on = "" if connection.vendor == "sqlite" else " ON {table}"
    _execute(
        connection,
        [
            f"DROP TRIGGER IF EXISTS {table}_{name}{on.format(table=table)}"
            for table in protected_tables()
            for name in NAMES
        ],
    )


def _execute(connection: BaseDatabaseWrapper, statements: Iterable[str]) -> None:
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
