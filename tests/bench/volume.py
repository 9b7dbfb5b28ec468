"""A hundred thousand scorecards and a million answers, within three minutes.

A part is drawn as the demo draws it; the database copies that part until there are
enough. The copies have candidates, openings and applications of their own.
"""

from dataclasses import dataclass

from django.core.management.color import no_style
from django.db import connection
from django.utils import timezone

from scorecards.demo import volume, writing
from scorecards.models import (
    Answer,
    Application,
    Candidate,
    Opening,
    RedFlagCheck,
    Scorecard,
)
from tests.makers import make_role, make_term

QUESTIONS = 8
ROLES = 40
DRAWN = 5  # times fewer than there will be
COPIED = (Candidate, Opening, Application, Scorecard, Answer, RedFlagCheck)
TOLD_APART = {"name", "name_key", "title"}


def make(scorecards):
    """So many scorecards with `QUESTIONS` answers each, in an empty database."""
    make_roles()
    now = timezone.now()
    for sheets in volume.draw(scorecards // DRAWN, now=now):
        writing.write(sheets)
    writing.backdate(now)
    copies = [Copied.of(model) for model in COPIED]
    with connection.cursor() as cursor:
        for number in range(1, DRAWN):
            for copied in copies:
                cursor.execute(copied.statement(number, copies))
        for statement in connection.ops.sequence_reset_sql(no_style(), COPIED):
            cursor.execute(statement)
        if connection.vendor == "postgresql":  # which would get to it in a while
            cursor.execute("ANALYZE")


def make_roles():
    for number in range(ROLES):
        industry = f"Industry {number % 8}"
        term = make_term(f"Term {number}", industry=industry, questions=QUESTIONS)
        make_role(f"Role {number:02}", term)


@dataclass
class Copied:
    """A table, and how far apart the keys of a row and its copies are."""

    table: str
    columns: dict  # each with the table that it refers to, or None
    step: int

    @classmethod
    def of(cls, model):
        columns = {
            field.column: field.related_model and field.related_model._meta.db_table
            for field in model._meta.concrete_fields
        }
        step = model.objects.order_by("-pk").values_list("pk", flat=True)[0]
        return cls(model._meta.db_table, columns, step)

    def statement(self, number, copies):
        steps = {copied.table: copied.step for copied in copies}
        values = [
            f'"{column}" + {number * steps[refers]}'
            if (refers := self.table if column == "id" else target) in steps
            else f"\"{column}\" || ' {number}'"
            if column in TOLD_APART
            else f'"{column}"'
            for column, target in self.columns.items()
        ]
        columns = ", ".join(f'"{column}"' for column in self.columns)
        return (
            f'INSERT INTO "{self.table}" ({columns}) SELECT {", ".join(values)} '
            f'FROM "{self.table}" WHERE id <= {self.step}'
        )
