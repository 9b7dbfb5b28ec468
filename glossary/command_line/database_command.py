"""One-line errors of commands when the database is missing, behind or failing."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, OperationalError, connection
from django.db.migrations.executor import MigrationExecutor


class DatabaseCommand(BaseCommand):
    """A command that explains database errors without a traceback."""

    def execute(self, *args: Any, **options: Any) -> str | None:
        try:
            return super().execute(*args, **options)
        except DatabaseError as error:
            if sentence := _explained(error):
                raise CommandError(sentence) from error
            raise


def _explained(error: DatabaseError) -> str | None:
    """What to do about the error; None if the program itself is at fault."""
    try:
        migrations = MigrationExecutor(connection)
        behind = migrations.migration_plan(migrations.loader.graph.leaf_nodes())
    except DatabaseError as unreachable:
        return (
            f"The database can’t be reached: {_one_line(unreachable)}. "
            "Check DATABASE_URL and DATA_DIR."
        )
    if behind:
        return "The database is not up to date. Run manage.py migrate first."
    if isinstance(error, OperationalError):
        return f"The database failed: {_one_line(error)}. Try again."
    return None


def _one_line(error: DatabaseError) -> str:
    return " ".join(str(error).split()).rstrip(".?")
