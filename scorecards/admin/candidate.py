"""Candidates: who they are, and what they applied for."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe

from scorecards.admin_base.model_admin import WorkflowAdmin, link
from scorecards.models import Application, Candidate

NUMBER_OF_APPLICATIONS = Coalesce(
    Subquery(
        Application.objects.filter(candidate=OuterRef("pk"))
        .order_by()
        .values("candidate")
        .annotate(number=Count("pk"))
        .values("number")
    ),
    0,
)


@admin.register(Candidate)
class CandidateAdmin(WorkflowAdmin):
    list_display = [
        "name",
        "reference",
        "email",
        "number_of_applications",
        "created_at",
    ]
    search_fields = ["sort_key", "identifiers__value"]

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("name", "applied_for") if obj else ("name",)

    def get_readonly_fields(
        self, request: HttpRequest, obj: Any = None
    ) -> tuple[str, ...]:
        return ("applied_for",)

    def with_columns(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        numbered: QuerySet[Any] = rows.annotate(number=NUMBER_OF_APPLICATIONS)
        return numbered

    @admin.display(description="applications", ordering=NUMBER_OF_APPLICATIONS)
    def number_of_applications(self, candidate: Any) -> int:
        number: int = candidate.number
        return number

    @admin.display(description="applications")
    def applied_for(self, candidate: Candidate) -> str:
        applications = candidate.applications.select_related("opening")
        return format_html_join(
            mark_safe("<br>"),  # noqa: S308 # our own
            "{}",
            (
                (link("application_change", str(application.opening), application.pk),)
                for application in applications
            ),
        )

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """One at a time, and nobody who has applied for anything."""
        return (
            obj is not None
            and request.user.has_perm("scorecards.delete_candidate")
            and not obj.applications.exists()
        )
