"""What an answer asks the database, and whether another world would say the same.

A page is made of what was asked for and of what the database says. The clock stands
still. Where each statement brings the same in two worlds, up to the last, the page is
the same, and need not be made again. Making it is what takes long.
"""

from contextlib import contextmanager
from hashlib import sha256

from django.db import Error, connection


@contextmanager
def noted():
    """A list, to which every statement is added that runs inside."""
    statements = []

    def note(execute, sql, params, many, context):
        params = [*params] if many else params
        statements.append((sql, params, many))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield statements


def told(statements):
    """All that the database says to them now, one after the other, as a digest."""
    said = sha256()
    with connection.cursor() as cursor:
        for sql, params, many in statements:
            said.update(repr(result(cursor, sql, params, many)).encode())
    return said.digest()


def result(cursor, sql, params, many):
    """Its rows, or how many it changed, or why it was refused."""
    try:
        (cursor.executemany if many else cursor.execute)(sql, params)
        return cursor.fetchall() if cursor.description else cursor.rowcount
    except Error as error:
        return repr(error)
