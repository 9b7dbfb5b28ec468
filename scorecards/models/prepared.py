"""Queries that Django writes in SQL once, for a question that pages keep asking.

Writing a small query takes longer than answering it. What differs between two questions
are the keys that they ask with.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import QuerySet

MAX_WRITTEN = 100  # of one query: it is another with each number of keys in a list
STAND_IN = -1_000_000  # it and those below it are keys of no row

Row = tuple[Any, ...]


@dataclass(frozen=True)
class _Written:
    sql: str
    parameters: tuple[Any, ...]  # stand-ins for the keys among them
    columns: list[Any]


class Prepared:
    """Decorates a function that makes a query of values from keys, or lists of keys.
    Nothing else of the query can depend on them.
    """

    def __init__(self, make: Callable[..., QuerySet[Any, Any]]) -> None:
        self._make = make
        self._written = lru_cache(MAX_WRITTEN)(self._write)

    def rows(self, *asked: int | Sequence[int]) -> list[Row]:
        """None where a list is empty; else one query."""
        lengths = tuple(None if isinstance(key, int) else len(key) for key in asked)
        if 0 in lengths:
            return []
        written = self._written(lengths)
        keys = dict(zip(_stand_ins(lengths), _flat(asked), strict=True))
        with connection.cursor() as cursor:
            cursor.execute(
                written.sql, [keys.get(each, each) for each in written.parameters]
            )
            return _converted(cursor.fetchall(), written.columns)

    def _write(self, lengths: tuple[int | None, ...]) -> _Written:
        left = iter(_stand_ins(lengths))
        asked = [
            next(left) if number is None else [next(left) for _ in range(number)]
            for number in lengths
        ]
        compiler = self._make(*asked).query.get_compiler(connection=connection)
        sql, parameters = compiler.as_sql()
        columns = [column for column, *_ in compiler.select or ()]
        return _Written(sql, tuple(parameters), columns)


def _stand_ins(lengths: Sequence[int | None]) -> range:
    number = sum(1 if length is None else length for length in lengths)
    return range(STAND_IN, STAND_IN - number, -1)


def _flat(asked: Sequence[int | Sequence[int]]) -> list[int]:
    return [
        key for each in asked for key in ([each] if isinstance(each, int) else each)
    ]


def _converted(rows: list[Row], columns: list[Any]) -> list[Row]:
    """As Django would read them: SQLite has no times of its own."""
    converters = [
        [
            (convert, column)
            for convert in (
                *connection.ops.get_db_converters(column),
                *column.get_db_converters(connection),
            )
        ]
        for column in columns
    ]
    for place, of_column in enumerate(converters):
        for convert, column in of_column:
            rows = [
                (
                    *row[:place],
                    convert(row[place], column, connection),
                    *row[place + 1 :],
                )
                for row in rows
            ]
    return rows
