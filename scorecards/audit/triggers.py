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
]


def protected_tables() -> list[str]:
    """Those of all models whose rows are written once."""
    models = apps.get_app_config("scorecards").get_models()
    return [model._meta.db_table for model in models if issubclass(model, WrittenOnce)]


def protect(sender: AppConfig, *, using: str, **kwargs: Any) -> None:
    """Make the triggers of the tables that are there; a receiver of post_migrate."""
    connection = connections[using]
    there = set(connection.introspection.table_names())
    on_postgresql = connection.vendor == "postgresql"
    triggers = [
        statement.format(table=table)
        for table in protected_tables()
        if table in there
        for statement in (POSTGRESQL if on_postgresql else SQLITE)
    ]
    _execute(connection, [FUNCTION, *triggers] if on_postgresql else triggers)


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
            for name in ("written_once", "kept")
        ],
    )


def _execute(connection: BaseDatabaseWrapper, statements: Iterable[str]) -> None:
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
