"""A condition that is asked of one row at a time."""

from typing import Any

from django.db.models import QuerySet, Subquery
from django.db.models.lookups import IsNull


def has_one(records: QuerySet[Any]) -> IsNull:
    """As `Exists`, for a few rows of which nearly each has many such records.

    Each looks until it finds its first one. PostgreSQL makes a join of `Exists`, and
    would read every record there is.
    """
    return IsNull(Subquery(records.order_by().values("pk")[:1]), False)
