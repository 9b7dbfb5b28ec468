"""What was decided, in the list of applications."""

from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest

from scorecards.models import Decision, Scorecard
from scorecards.panel.debrief.decided import decisions_of
from scorecards.workflow.deciding import UNDECIDED


class DecisionFilter(admin.SimpleListFilter):
    """Finds nothing of an application whose decision the person may not know."""

    title = parameter_name = "decision"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(UNDECIDED, "Undecided"), *Decision.Outcome.choices]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        if value is None:
            return queryset
        # Not by `decision` alone: that looks for the newest of every application.
        decided = decisions_of(OuterRef(OuterRef("pk")))
        if value != UNDECIDED:
            return queryset.filter(
                Exists(decided.filter(outcome=value)), decision=value
            )
        hidden = Scorecard.objects.hidden_applications(request.user)
        return queryset.filter(~Exists(decided)).exclude(pk__in=hidden)
