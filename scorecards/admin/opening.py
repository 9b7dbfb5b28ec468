"""Openings: coordinators make and close them; the kit is pinned when one is made."""

from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format

from glossary.admin_base.pages import Page
from scorecards.admin_base.model_admin import WorkflowAdmin, link
from scorecards.admin_base.role_field import RoleField
from scorecards.kits.making import NoQuestionsError, content_for, current_kit
from scorecards.kits.planned_questions import asked_questions, weights_differ
from scorecards.models import Opening
from scorecards.models.levels import level_order
from scorecards.models.opening import OpeningQuerySet
from scorecards.openings.building import build
from scorecards.openings.candidate_files.views import progress, sample, upload
from scorecards.openings.kit import move, newer_kit_context
from scorecards.openings.questions import questions
from scorecards.panel.comparison import anonymous_views as unnamed
from scorecards.panel.comparison import views as comparison
from scorecards.workflow.closing_opening import close_opening, reopen_opening

ENTERED = (
    "title",
    "role",
    "level",
    "location",
    "time_zone",
    "send_reminders",
    "nudge_notes",
    "interviewers_read_debrief",
)
RECORDED = ("kit_link", "asks", "applications_link", "created_at", "state")


class OpeningForm(forms.ModelForm):  # type: ignore[type-arg] # not at run time
    role = RoleField(
        help_text=(
            "Start typing a job title. Role and level decide the questions and are "
            "fixed once saved."
        ),
    )

    class Meta:
        model = Opening
        fields = list(ENTERED)

    def clean(self) -> dict[str, Any]:
        """Whether the glossary gives a kit; none is stored before all is right."""
        cleaned = super().clean() or {}
        role, level = cleaned.get("role"), cleaned.get("level")
        if role and level:
            try:
                content_for(role, level)
            except NoQuestionsError as error:
                self.add_error("level", str(error))
        return cleaned


class OpenFilter(admin.SimpleListFilter):
    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("open", "Open"), ("closed", "Closed")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        match self.value():
            case "open":
                return queryset.filter(closed_at=None)
            case "closed":
                return queryset.exclude(closed_at=None)
        return queryset


@admin.register(Opening)
class OpeningAdmin(WorkflowAdmin):
    list_display = ["title", "role", "level_name", "location", "kit_version", "state"]
    list_filter = [OpenFilter, "level", "self_started"]
    list_select_related = ["role", "kit"]
    search_fields = ["sort_key", "location", "role__title"]
    actions = ["close", "reopen"]
    form = OpeningForm
    radio_fields = {"level": admin.HORIZONTAL}
    change_form_template = "scorecards/openings/opening.html"
    pages = [
        Page("<int:pk>/questions/", questions, "opening_questions"),
        Page("<int:pk>/build/", build, "opening_build"),
        Page("<int:pk>/candidates/", upload, "opening_upload"),
        Page("<int:pk>/candidates/sample/", sample, "opening_upload_sample"),
        Page("<int:pk>/candidates/progress/", progress, "opening_upload_progress"),
        Page("<int:pk>/move/", move, "opening_move"),
        *(
            Page(f"<int:pk>/comparison/{address}", view, f"opening_comparison{name}")
            for address, view, name in (
                ("", comparison.comparison, ""),
                ("workbook/", comparison.workbook, "_workbook"),
                ("questions/<int:number>/", comparison.question, "_question"),
                ("anonymous/", unnamed.anonymous, "_anonymous"),
                ("anonymous/workbook/", unnamed.workbook, "_anonymous_workbook"),
                (
                    "anonymous/questions/<int:number>/",
                    unnamed.question,
                    "_anonymous_question",
                ),
                (
                    "anonymous/candidates/<int:number>/",
                    unnamed.candidate,
                    "_anonymous_candidate",
                ),
            )
        ),
    ]

    def save_model(
        self, request: HttpRequest, obj: Any, form: Any, change: bool
    ) -> None:
        """A new opening takes the kit that the glossary gives now."""
        if not change:
            obj.kit = current_kit(obj.role, obj.level)
        super().save_model(request, obj, form, change)

    def page_context(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        return newer_kit_context(obj)

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        columns = list(super().get_list_display(request))
        if request.user.has_perms(comparison.READ):
            columns.append("comparison_link")
        return columns

    @admin.display(description="comparison")
    def comparison_link(self, opening: Opening) -> str:
        return link("opening_comparison", "Compare candidates", opening.pk)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        if obj is None:
            return ENTERED
        recorded = list(RECORDED)
        if not request.user.has_perm("scorecards.view_application"):
            recorded.remove("applications_link")
        return (*ENTERED, *recorded)

    def get_readonly_fields(
        self, request: HttpRequest, obj: Any = None
    ) -> tuple[str, ...]:
        return ("role", "level", *RECORDED) if obj else ()

    @admin.display(description="level", ordering=level_order())
    def level_name(self, opening: Opening) -> str:
        return opening.get_level_display()

    @admin.display(description="kit version", ordering="kit__version")
    def kit_version(self, opening: Opening) -> int:
        return opening.kit.version

    @admin.display(ordering="closed_at")
    def state(self, opening: Opening) -> str:
        if opening.closed_at is None:
            return "Open"
        closed_at = timezone.localtime(opening.closed_at)
        return f"Closed on {date_format(closed_at, 'j F Y')}"

    @admin.display(description="kit")
    def kit_link(self, opening: Opening) -> str:
        return link("kit_change", str(opening.kit), opening.kit_id)

    @admin.display(description="asks")
    def asks(self, opening: Opening) -> str:
        """Such as ``6 questions in 40 minutes, weighted``."""
        plan = asked_questions(opening)
        minutes = sum(question.minutes for question, _ in plan)
        weighted = weights_differ(weight for _, weight in plan)
        return (
            f"{len(plan)} question{'' if len(plan) == 1 else 's'} in {minutes} minutes"
            f"{', weighted' if weighted else ''}"
        )

    @admin.display(description="applications")
    def applications_link(self, opening: Opening) -> str:
        number = opening.applications.count()
        return link("application_changelist", f"{number}", opening=opening.pk)

    @admin.action(description="Close selected openings", permissions=["change"])
    def close(self, request: HttpRequest, queryset: OpeningQuerySet) -> None:
        """No scorecard is started for them any more; those begun go on."""
        by = cast(User, request.user)
        number = sum(close_opening(opening, by=by) for opening in queryset)
        self.message_user(request, f"Openings closed: {number}.", messages.SUCCESS)

    @admin.action(description="Reopen selected openings", permissions=["change"])
    def reopen(self, request: HttpRequest, queryset: OpeningQuerySet) -> None:
        by = cast(User, request.user)
        number = sum(reopen_opening(opening, by=by) for opening in queryset)
        self.message_user(request, f"Openings reopened: {number}.", messages.SUCCESS)
