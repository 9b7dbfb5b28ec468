"""What was decided, in the list of applications."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from glossary.admin_base.filters import ChosenFilter
from scorecards.models import Decision, Scorecard
from scorecards.panel.debrief.decided import heads_decided
from scorecards.workflow.deciding import UNDECIDED


class DecisionFilter(ChosenFilter):
    """Finds nothing of an application whose decision the person may not know."""

    title = parameter_name = "decision"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        self.user = request.user
        return [(UNDECIDED, "Undecided"), *Decision.Outcome.choices]

    def narrowed(self, queryset: QuerySet[Any], values: list[str]) -> QuerySet[Any]:
        # Not by `decision`: that looks for the newest of every application.
        hidden = Scorecard.objects.hidden_applications(self.user)
        outcomes = [value for value in values if value != UNDECIDED]
        found = Q(pk__in=heads_decided(outcomes)) if outcomes else Q()
        if UNDECIDED in values:
            found |= ~Q(pk__in=heads_decided())
        return queryset.filter(found).exclude(pk__in=hidden)
