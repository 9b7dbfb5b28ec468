"""What was decided, in the list of applications."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest

from glossary.admin_base.filters import ChosenFilter
from scorecards.models import Decision, Scorecard
from scorecards.panel.debrief.decided import decisions_of
from scorecards.workflow.deciding import UNDECIDED


class DecisionFilter(ChosenFilter):
    """Finds nothing of an application whose decision the person may not know."""

    title = parameter_name = "decision"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        self.user = request.user
        return [(UNDECIDED, "Undecided"), *Decision.Outcome.choices]

    def narrowed(self, queryset: QuerySet[Any], values: list[str]) -> QuerySet[Any]:
        # Not by `decision` alone: that looks for the newest of every application.
        decided = decisions_of(OuterRef(OuterRef("pk")))
        outcomes = [value for value in values if value != UNDECIDED]
        found = Q()
        if outcomes:
            found = Q(
                Exists(decided.filter(outcome__in=outcomes)), decision__in=outcomes
            )
        if UNDECIDED in values:
            hidden = Scorecard.objects.hidden_applications(self.user)
            found |= ~Q(Exists(decided)) & ~Q(pk__in=hidden)
        return queryset.filter(found)
