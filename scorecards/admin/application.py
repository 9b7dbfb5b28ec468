"""Applications: fixed once saved, with their debrief and interviewers."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from glossary.admin_base.pages import Page
from scorecards.admin_base.model_admin import WorkflowAdmin, link
from scorecards.models import Application, Decision
from scorecards.models.levels import level_order
from scorecards.openings.withdrawing import arranged_for, withdraw_scorecard
from scorecards.panel.breaking_glass import break_glass
from scorecards.panel.debrief import views as debrief
from scorecards.panel.debrief.decided import with_decision
from scorecards.panel.debrief.decision_filter import DecisionFilter


@admin.register(Application)
class ApplicationAdmin(WorkflowAdmin):
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
    change_form_template = "scorecards/openings/application.html"
    pages = [
        Page("<int:pk>/debrief/", debrief.debrief, "application_debrief"),
        Page("<int:pk>/debrief/note/", debrief.add_note, "application_debrief_note"),
        Page(
            "<int:pk>/debrief/decide/",
            debrief.record_decision,
            "application_debrief_decide",
        ),
        Page(
            "<int:pk>/debrief/workbook/",
            debrief.workbook,
            "application_debrief_workbook",
        ),
        Page("<int:pk>/break-glass/", break_glass, "application_break_glass"),
        Page(
            "<int:application>/withdraw/<int:scorecard>/",
            withdraw_scorecard,
            "application_withdraw",
        ),
    ]

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

    def page_context(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        return {"arranged": arranged_for(obj, request.user)}

    @admin.display(description="decision")
    def decided(self, application: Any) -> str:
        if application.decision is None:
            return "Hidden until you submit"
        if not application.decision:
            return "Undecided"
        return Decision.Outcome(application.decision).label

    @admin.display(description="debrief")
    def debrief_link(self, application: Application) -> str:
        return link("application_debrief", "Debrief", application.pk)

    @admin.display(ordering="opening__role__title")
    def role(self, application: Application) -> str:
        return application.opening.role.title

    @admin.display(ordering=level_order("opening__level"))
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
            "scorecard_changelist", "View scorecards", application=application.pk
        )
