"""Candidates and their applications."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe

from scorecards.admin_base.model_admin import WorkflowAdmin, link
from scorecards.models import Application, Candidate
from scorecards.openings.withdrawing import WithdrawingAdmin
from scorecards.panel.breaking_glass import GlassAdmin
from scorecards.panel.debrief.decided import with_decision
from scorecards.panel.debrief.decision_filter import DecisionFilter
from scorecards.panel.debrief.views import DebriefingAdmin

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
    search_fields = ["name", "email"]

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("name", "email", "applied_for") if obj else ("name", "email")

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


@admin.register(Application)
class ApplicationAdmin(DebriefingAdmin, GlassAdmin, WithdrawingAdmin):
    """Fixed once saved: scorecards are filled for this person and this kit."""

    list_display = [
        "candidate",
        "opening",
        "role",
        "level",
        "decided",
        "debrief_link",
        "created_at",
    ]
    list_filter = ["opening__level", DecisionFilter]
    search_fields = ["candidate__name", "opening__title"]
    autocomplete_fields = ["candidate", "opening"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        known = Application.objects.select_related("candidate", "opening__role")
        return with_decision(known, request.user)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        if obj is None:
            return ("candidate", "opening")
        return ("candidate_link", "opening_link", "scorecards_link", "created_at")

    def get_readonly_fields(
        self, request: HttpRequest, obj: Any = None
    ) -> tuple[str, ...]:
        return self.get_fields(request, obj) if obj else ()

    @admin.display(ordering="opening__role__title")
    def role(self, application: Application) -> str:
        return application.opening.role.title

    @admin.display(ordering="opening__level")
    def level(self, application: Application) -> str:
        return application.opening.get_level_display()

    @admin.display(description="candidate")
    def candidate_link(self, application: Application) -> str:
        candidate = application.candidate
        return link("candidate_change", str(candidate), candidate.pk)

    @admin.display(description="opening")
    def opening_link(self, application: Application) -> str:
        return link("opening_change", str(application.opening), application.opening_id)

    @admin.display(description="scorecards")
    def scorecards_link(self, application: Application) -> str:
        return link(
            "scorecard_changelist", "Those you may see", application=application.pk
        )
