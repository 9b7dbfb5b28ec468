"""Scorecards for review: a list, a report each, an export; and assigning them."""

from typing import Any, cast

from django.contrib import admin, messages
from django.db.models import DateTimeField, F, FloatField, IntegerField, QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.formats import date_format

from glossary.admin.checked_input import is_searchable
from scorecards import export
from scorecards.admin_base.model_admin import BlankLast, full_name
from scorecards.excel_form.panel_download import ExcelFormAdmin
from scorecards.export.views import MOST_PICKED, RIGHT, ExportingAdmin
from scorecards.models import Scorecard
from scorecards.models.scorecard_queries import ScorecardQuerySet
from scorecards.openings.arranging import ArrangingAdmin
from scorecards.openings.assigning import AssigningAdmin
from scorecards.openings.to_do import OwingAdmin
from scorecards.panel.agreement.views import CalibratingAdmin
from scorecards.panel.breaking_glass import NotingAdmin
from scorecards.panel.report.contents import build_report
from scorecards.panel.report.history import HistoryAdmin
from scorecards.panel.report.reopening import ReopeningAdmin
from scorecards.panel.scorecard_list.filters import (
    IndustryFilter,
    OpeningFilter,
    RedFlagFilter,
    RoleFilter,
    in_words,
)
from scorecards.panel.scorecard_list.searching import search
from scorecards.panel.scorecard_list.sorting import FROM_NO_TO_YES, MEAN, RED_FLAGS


@admin.register(Scorecard)
class ScorecardAdmin(
    NotingAdmin,
    HistoryAdmin,
    ExcelFormAdmin,
    ReopeningAdmin,
    AssigningAdmin,
    ArrangingAdmin,
    OwingAdmin,
    CalibratingAdmin,
    ExportingAdmin,
):
    """Everything starts from ``visible_to``: rows, counts, filters and the export."""

    list_display = [
        "candidate",
        "role",
        "level",
        "interviewer_name",
        "score",
        "red_flags",
        "recommended",
        "status",
        "submitted",
    ]
    list_filter = [
        IndustryFilter,
        RoleFilter,
        "kit__level",
        "status",
        "recommendation",
        RedFlagFilter,
        "submitted_at",
        OpeningFilter,
    ]
    search_fields = [
        "application__candidate__name",
        "application__opening__title",
        "interviewer__username",
        "interviewer__first_name",
        "interviewer__last_name",
    ]
    search_help_text = "Candidate, opening or interviewer"
    date_hierarchy = "submitted_at"
    ordering = [F("submitted_at").desc(nulls_last=True), "-pk"]
    costly_to_sort = ("score", "red_flags", "status")
    actions = ["export_selected"]
    change_form_template = "scorecards/panel/report/page.html"

    def get_queryset(self, request: HttpRequest) -> ScorecardQuerySet:
        return Scorecard.objects.visible_to(request.user).select_related(
            "application__candidate", "application__opening", "kit", "interviewer"
        )

    def with_columns(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return cast(ScorecardQuerySet, rows).with_score().with_red_flag_count()

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        if is_searchable(search_term):
            return search(queryset, search_term), False
        return queryset.none(), False

    def page_context(self, request: HttpRequest, obj: Scorecard) -> dict[str, Any]:
        return {
            **super().page_context(request, obj),
            "title": f"Scorecard of {obj.application.candidate}",
            "scorecard": obj,
            "report": build_report(obj),
        }

    @admin.display(ordering="application__candidate__name")
    def candidate(self, scorecard: Scorecard) -> str:
        return scorecard.application.candidate.name

    @admin.display(ordering="kit__role_title")
    def role(self, scorecard: Scorecard) -> str:
        return scorecard.kit.role_title

    @admin.display(ordering="kit__level")
    def level(self, scorecard: Scorecard) -> str:
        return scorecard.kit.get_level_display()

    @admin.display(description="interviewer", ordering="interviewer__username")
    def interviewer_name(self, scorecard: Scorecard) -> str:
        return full_name(scorecard.interviewer)

    @admin.display(ordering=BlankLast(MEAN, output_field=FloatField()))
    def score(self, scorecard: Scorecard) -> str:
        return str(scorecard.score)

    @admin.display(ordering=RED_FLAGS)
    def red_flags(self, scorecard: Any) -> int:
        count: int = scorecard.red_flag_count
        return count

    @admin.display(
        description="recommendation",
        ordering=BlankLast(FROM_NO_TO_YES, output_field=IntegerField()),
    )
    def recommended(self, scorecard: Scorecard) -> str:
        return scorecard.get_recommendation_display()

    @admin.display(
        description="submitted at",
        ordering=BlankLast(F("submitted_at"), output_field=DateTimeField()),
    )
    def submitted(self, scorecard: Scorecard) -> str | None:
        if scorecard.submitted_at is None:
            return None
        return date_format(timezone.localtime(scorecard.submitted_at), "j M Y, H:i")

    def has_export_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(RIGHT)

    @admin.action(description="Export selected to Excel", permissions=["export"])
    def export_selected(
        self, request: HttpRequest, queryset: ScorecardQuerySet
    ) -> HttpResponseBase | None:
        if not queryset.submitted().exists():
            self.message_user(
                request,
                "None of those is submitted yet, and only submitted scorecards are "
                "exported.",
                messages.WARNING,
            )
            return None
        changelist = self.get_changelist_instance(request)
        picked = queryset.values_list("pk", flat=True)[: MOST_PICKED + 1]
        selection = export.Selection(
            ids=tuple(picked), list_filters=tuple(in_words(changelist).items())
        )
        try:
            return self.export_picked(request, selection)
        except export.TooManyRowsError as error:
            self.message_user(request, str(error), messages.ERROR)
            return None
