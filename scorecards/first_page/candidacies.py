"""Applications that are linked count as one: the one they are linked to."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from scorecards.models import Application
from scorecards.models.opening import HEAD as OF_APPLICATION


def of_candidacies(heads: Iterable[int]) -> QuerySet[Any, Any]:
    """Keys of these applications and of those linked to them, found by their index."""
    known = Application.objects.annotate(of_candidacy=OF_APPLICATION)
    found: QuerySet[Any, Any] = known.filter(of_candidacy__in=list(heads)).order_by()
    return found.values("pk")
