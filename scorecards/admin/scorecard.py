"""Scorecards for review: a list, a report each, an export; and assigning them."""

from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import DateTimeField, F, FloatField, IntegerField, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.response import TemplateResponse

from glossary.admin_base.checked_input import is_searchable
from glossary.admin_base.filters import field_filter
from glossary.admin_base.pages import Page
from glossary.admin_base.rows import time_in_words
from glossary.models import Level
from scorecards import export
from scorecards.accounts.login import MemberRequest
from scorecards.admin.timelines import TimelineAdmin
from scorecards.admin_base.model_admin import BlankLast, PageAdmin
from scorecards.admin_base.paging import asked_once_for
from scorecards.excel_form.panel_download import download_form
from scorecards.export import views as export_pages
from scorecards.models import Scorecard
from scorecards.models.scales import Recommendation
from scorecards.models.scorecard_queries import ScorecardQuerySet
from scorecards.openings import arranging, assigning
from scorecards.openings.reminding import remind_now
from scorecards.openings.to_do import older_page, to_do
from scorecards.openings.undelivered import undelivered
from scorecards.panel.agreement.views import calibration
from scorecards.panel.breaking_glass import note_reading
from scorecards.panel.report.asked import closed_requests, keep_locked, open_requests
from scorecards.panel.report.contents import build_report
from scorecards.panel.report.reopening import reopen_scorecard
from scorecards.panel.report.versions import history_of
from scorecards.panel.scorecard_list.by_candidate import (
    BY_CANDIDATE,
    ByCandidatePaginator,
)
from scorecards.panel.scorecard_list.figures import add_figures
from scorecards.panel.scorecard_list.filters import (
    ApplicationFilter,
    IndustryFilter,
    LevelFilter,
    OpeningFilter,
    RedFlagFilter,
    RoleFilter,
    StatusFilter,
    in_words,
    visible_to_reader,
)
from scorecards.panel.scorecard_list.rows import ListedScorecard, rows_of
from scorecards.panel.scorecard_list.searching import search
from scorecards.panel.scorecard_list.sorting import FROM_NO_TO_YES, MEAN, RED_FLAGS

# Django’s get_…_display makes these for each row.
LEVELS = dict(Level.choices)
RECOMMENDATIONS = dict(Recommendation.choices)


@admin.register(Scorecard)
class ScorecardAdmin(PageAdmin, TimelineAdmin):
    """Everything starts from ``visible_to``: rows, counts, filters and the export.

    Whatever is read of other people's scorecards through broken glass is noted.
    """

    pages = [
        Page("to-do/", to_do, "to_do"),
        Page("owed/", older_page, "older_to_do"),
        Page("undelivered/", undelivered, "undelivered"),
        Page("calibration/", calibration, "calibration"),
        Page("export/", export_pages.export_page, "scorecard_export"),
        Page("export/<int:pk>/", export_pages.job_page, "scorecard_export_job"),
        Page(
            "export/<int:pk>/download/",
            export_pages.download_file,
            "scorecard_export_download",
        ),
        Page("<int:pk>/arrange/", arranging.arrange_interview, "scorecard_arrange"),
        Page("<int:pk>/invitation.ics", arranging.invitation, "scorecard_invitation"),
        Page("<int:pk>/form.xlsx", download_form, "scorecard_form"),
        Page("<int:pk>/keep-locked/", keep_locked, "scorecard_keep_locked"),
        Page("<int:pk>/reopen/", reopen_scorecard, "scorecard_reopen"),
        Page("<int:pk>/remind/", remind_now, "scorecard_remind"),
    ]
    autocomplete_fields = ["application"]
    fields = ["application"]
    add_form_template = "scorecards/openings/choose_application.html"
    change_list_template = "scorecards/panel/scorecard_list/change_list.html"

    list_display = [
        "candidate",
        "role",
        "interviewer_name",
        "score",
        "red_flags",
        "recommended",
        "status",
        "submitted",
    ]
    paginator = ByCandidatePaginator
    list_filter = [
        IndustryFilter,
        RoleFilter,
        LevelFilter,
        OpeningFilter,
        StatusFilter,
        field_filter("recommendation", Recommendation.choices, "recommendation"),
        RedFlagFilter,
        ApplicationFilter,
    ]
    search_fields = [
        "application__candidate__name",
        "application__opening__title",
        "interviewer__username",
        "interviewer__first_name",
        "interviewer__last_name",
    ]
    search_help_text = "Candidate, reference such as C-00003, opening or interviewer"
    date_hierarchy = "submitted_at"
    times = ("submitted",)
    when_empty = "A scorecard appears here once its interviewer has submitted it."
    ordering = [F("submitted_at").desc(nulls_last=True), "-pk"]
    costly_to_sort = ("score", "red_flags", "status")
    actions = ["export_selected"]
    change_form_template = "scorecards/panel/report/page.html"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("scorecards.assign_scorecard")

    def add_view(
        self,
        request: HttpRequest,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """Adding a scorecard is assigning it: first the application, then the rest."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        if application := assigning.chosen_application(request):
            member = cast(MemberRequest, request)
            return assigning.assign_scorecard(member, application)
        context = {"title": "Assign a scorecard", **(extra_context or {})}
        return super().add_view(request, form_url, context)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        with asked_once_for(request):
            response = super().changelist_view(request, extra_context)
            if isinstance(response, TemplateResponse):
                context = response.context_data or {}
                listed = context["cl"].result_list if "cl" in context else []
                note_reading(request, listed, "list of scorecards")
        return response

    def timeline_context(self, request: HttpRequest, record: Any) -> dict[str, Any]:
        """Below it, what was submitted each time."""
        note_reading(request, [record], "history")
        name = record.application.candidate
        return {
            "title": f"History of the scorecard of {name}",
            "versions": history_of(record),
            "requests": closed_requests(record, cast(User, request.user)),
        }

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Assigning it has recorded itself."""
        return PageAdmin.log_addition(self, request, obj, message)

    def get_queryset(self, request: HttpRequest) -> ScorecardQuerySet:
        known = visible_to_reader(request).known()
        return known.select_related(
            "application__candidate", "application__opening", "kit", "interviewer"
        )

    def rows_of_page(
        self, known: QuerySet[Any], keys: list[Any]
    ) -> list[ListedScorecard]:
        return rows_of(keys)

    def complete_rows(self, rows: list[Any]) -> None:
        add_figures(rows)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        if is_searchable(search_term):
            return search(queryset, search_term, request.user), False
        return queryset.none(), False

    def page_context(self, request: HttpRequest, obj: Scorecard) -> dict[str, Any]:
        note_reading(request, [obj], "scorecard")
        return {
            **super().page_context(request, obj),
            "title": f"Scorecard of {obj.application.candidate}",
            "scorecard": obj,
            "report": build_report(obj),
            "requests": open_requests(cast(User, request.user), scorecard=obj),
        }

    @admin.display(ordering=BY_CANDIDATE)
    def candidate(self, row: ListedScorecard) -> str:
        return row.candidate

    @admin.display(description="role, level", ordering="kit__role_title")
    def role(self, row: ListedScorecard) -> str:
        return f"{row.role_title}, {LEVELS[row.level]}"

    @admin.display(description="interviewer", ordering="interviewer__username")
    def interviewer_name(self, row: ListedScorecard) -> str:
        return row.interviewer

    @admin.display(ordering=BlankLast(MEAN, output_field=FloatField()))
    def score(self, row: ListedScorecard) -> str:
        return str(row.shown_score)

    @admin.display(ordering=RED_FLAGS)
    def red_flags(self, row: ListedScorecard) -> int:
        return row.red_flag_count

    @admin.display(
        description="recommendation",
        ordering=BlankLast(FROM_NO_TO_YES, output_field=IntegerField()),
    )
    def recommended(self, row: ListedScorecard) -> str:
        return RECOMMENDATIONS.get(row.recommendation, "")

    @admin.display(
        description="submitted at",
        ordering=BlankLast(F("submitted_at"), output_field=DateTimeField()),
    )
    def submitted(self, row: ListedScorecard) -> str | None:
        if row.submitted_at is None:
            return None
        return time_in_words(row.submitted_at)

    def has_export_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(export_pages.RIGHT)

    @admin.action(
        description="Export selected scorecards to Excel", permissions=["export"]
    )
    def export_selected(
        self, request: HttpRequest, queryset: ScorecardQuerySet
    ) -> HttpResponseBase | None:
        if not queryset.submitted().exists():
            self.message_user(
                request,
                "None of the selected scorecards has been submitted. Select "
                "submitted scorecards to export.",
                messages.WARNING,
            )
            return None
        changelist = self.get_changelist_instance(request)
        picked = queryset.values_list("pk", flat=True)[: export_pages.MAX_PICKED + 1]
        selection = export.Selection(
            ids=tuple(picked), list_filters=tuple(in_words(changelist).items())
        )
        try:
            return export_pages.export_picked(request, selection)
        except export.TooManyRowsError as error:
            self.message_user(request, str(error), messages.ERROR)
            return None
