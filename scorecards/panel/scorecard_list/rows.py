"""The rows of the list as plain values: records of five tables take longer to make."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from django.contrib.auth.models import User
from django.db.models import QuerySet

from scorecards.models import Scorecard
from scorecards.models.prepared import Prepared
from scorecards.models.scores import Score
from scorecards.text.display_names import display_name

NAMES = ("username", "first_name", "last_name")
COLUMNS = (
    "pk",
    "application_id",
    "interviewer_id",
    "status",
    "recommendation",
    "submitted_at",
    "application__candidate__name",
    "kit__role_title",
    "kit__level",
    *(f"interviewer__{name}" for name in NAMES),
)


@dataclass
class ListedScorecard:
    """``interviewer`` is the name that people know; `add_figures` adds the last two."""

    id: int
    application_id: int
    interviewer_id: int
    status: str
    recommendation: str
    submitted_at: datetime | None
    candidate: str
    role_title: str
    level: str
    username: str
    interviewer: str = ""
    shown_score: Score | None = None
    red_flag_count: int = 0

    def __str__(self) -> str:
        """As `Scorecard` has it."""
        return f"{self.candidate}, by {self.username}"

    @property
    def pk(self) -> int:
        return self.id

    # In a popup, Django draws the list itself and asks each row as it would a record.
    _meta: ClassVar[Any] = Scorecard._meta

    def serializable_value(self, field_name: str) -> Any:
        return getattr(self, field_name)


def rows_of(keys: Sequence[int]) -> list[ListedScorecard]:
    """One query, in no order. Asks nobody's leave: hand it what the list has found."""
    people: dict[int, str] = {}
    rows = []
    for row in _rows.rows(keys):
        if (interviewer := row[2]) not in people:
            names = dict(zip(NAMES, row[-len(NAMES) :], strict=True))
            people[interviewer] = display_name(User(**names))
        listed = ListedScorecard(*row[:-2])
        listed.interviewer = people[interviewer]
        rows.append(listed)
    return rows


@Prepared
def _rows(keys: list[int]) -> QuerySet[Any, Any]:
    known: QuerySet[Any, Any] = Scorecard.objects.filter(pk__in=keys).order_by()
    return known.values_list(*COLUMNS)
