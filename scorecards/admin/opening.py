"""Openings: coordinators make and close them; the kit is pinned when one is made."""

from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from glossary.admin_base.filters import ChosenFilter, field_filter
from glossary.admin_base.pages import Page
from glossary.models import Level
from glossary.plurals import counted
from scorecards.admin.opening_form import ENTERED, OpeningForm
from scorecards.admin.timelines import TimelineAdmin
from scorecards.admin_base.model_admin import link
from scorecards.admin_base.paging import BoundedChangeList
from scorecards.admin_base.role_filter import RoleFilter
from scorecards.kits.making import current_kit
from scorecards.kits.planned_questions import asked_questions, weights_differ
from scorecards.models import Opening
from scorecards.models.opening_queries import OpeningQuerySet
from scorecards.openings.building import build, older_page
from scorecards.openings.candidate_files.views import progress, sample, upload
from scorecards.openings.closing import close, reopen, to_do_in
from scorecards.openings.kit import move, newer_kit_context
from scorecards.openings.place.views import place
from scorecards.openings.plan.views import plan
from scorecards.openings.team import team
from scorecards.panel.comparison import anonymous_views as unnamed
from scorecards.panel.comparison import views as comparison
from scorecards.panel.opening_head import READ, head
from scorecards.workflow.closing_opening import close_opening, reopen_opening
from scorecards.workflow.relocating import relocate

RELOCATED = (
    "Whoever has an interview to come there gets a new invitation, unless it has a "
    "place of its own."
)
RECORDED = ("kit_link", "asks", "applications_link", "created_at", "state")


class OpenFilter(ChosenFilter):
    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("open", "Open"), ("closed", "Closed")]

    def narrowed(self, queryset: QuerySet[Any], values: list[str]) -> QuerySet[Any]:
        match values:
            case ["open"]:
                return queryset.filter(closed_at=None)
            case ["closed"]:
                return queryset.exclude(closed_at=None)
        return queryset


class StartedFilter(ChosenFilter):
    title = "made by"
    parameter_name = field = "self_started"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("0", "Coordinators"), ("1", "Interviewers who started")]


class OpeningList(BoundedChangeList):
    """Leads to the pages of an opening, and not to its form, where they can be read."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        keys = [row.pk for row in self.result_list]
        readable = Opening.objects.readable_by(request.user).filter(pk__in=keys)
        found = set(readable.order_by().values_list("pk", flat=True))
        for row in self.result_list:
            row.is_readable = row.pk in found

    def url_for_result(self, result: Any) -> str:
        if not result.is_readable:
            return super().url_for_result(result)
        return reverse("admin:scorecards_opening_place", args=[result.pk])


@admin.register(Opening)
class OpeningAdmin(TimelineAdmin):
    list_display = ["title", "role_and_level", "location", "kit_version", "state"]
    list_filter = [
        OpenFilter,
        RoleFilter,
        field_filter("level", Level.choices, "level"),
        StartedFilter,
    ]
    when_empty = "An opening is a position to fill, with the kit everybody is asked."
    list_select_related = ["role", "kit"]
    search_fields = ["sort_key", "location", "role__title"]
    actions = ["close", "reopen"]
    form = OpeningForm
    radio_fields = {"level": admin.HORIZONTAL}
    change_form_template = "scorecards/openings/opening.html"
    told_by_verbs = ("Location",)
    pages = [
        Page("<int:pk>/", place, "opening_place"),
        Page("<int:pk>/plan/", plan, "opening_plan"),
        Page("<int:pk>/close/", close, "opening_close"),
        Page("<int:pk>/reopen/", reopen, "opening_reopen"),
        Page("<int:pk>/team/", team, "opening_team"),
        Page("<int:pk>/questions/", older_page, "opening_questions"),
        Page("<int:pk>/build/", build, "opening_build"),
        Page("<int:pk>/rounds/<int:number>/build/", build, "opening_build_round"),
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
        elif relocate(obj, obj.location, by=cast(User, request.user)):
            messages.info(request, RELOCATED)
        super().save_model(request, obj, form, change)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Without private ones of other teams."""
        return Opening.objects.visible_to(request.user)

    def _reads(self, request: HttpRequest, opening: Opening) -> bool:
        """Asked once: the object is this request’s."""
        known = vars(opening)
        if "is_read" not in known:
            readable = Opening.objects.readable_by(request.user)
            may = request.user.has_perms(READ)
            known["is_read"] = may and readable.filter(pk=opening.pk).exists()
        is_read: bool = known["is_read"]
        return is_read

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> Any:
        return OpeningList if request.user.has_perms(READ) else BoundedChangeList

    def response_add(
        self, request: HttpRequest, obj: Any, post_url_continue: str | None = None
    ) -> HttpResponse:
        """On to the next step, which its page names."""
        if "_continue" in request.POST or "_addanother" in request.POST:
            return super().response_add(request, obj, post_url_continue)
        messages.success(request, f"Opening {obj} added. Next: the three steps below.")
        return redirect("admin:scorecards_opening_place", obj.pk)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        if "_continue" in request.POST or not request.user.has_perms(READ):
            return super().response_change(request, obj)
        messages.success(request, f"Opening {obj} changed.")
        return redirect("admin:scorecards_opening_place", obj.pk)

    def timeline_context(self, request: HttpRequest, record: Any) -> dict[str, Any]:
        """For those who read its candidates: it tells of them."""
        if not self._reads(request, record):
            raise PermissionDenied
        above = head(record, cast(User, request.user), "history")
        return {**above, "title": str(record)}

    def page_context(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        reads = self._reads(request, obj)
        return {**newer_kit_context(obj, request.user), "reads": reads}

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        columns = list(super().get_list_display(request))
        if request.user.has_perms(comparison.READ):
            columns.append("comparison_link")
        return columns

    @admin.display(description="comparison")
    def comparison_link(self, opening: Any) -> str:
        """Nothing for those who can’t read the candidates."""
        if not getattr(opening, "is_readable", False):
            return ""
        return link("opening_comparison", "Compare candidates", opening.pk)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        if obj is None:
            return ENTERED
        recorded = list(RECORDED)
        if not self._reads(request, obj):
            recorded.remove("applications_link")
        return (*ENTERED, *recorded)

    def get_readonly_fields(
        self, request: HttpRequest, obj: Any = None
    ) -> tuple[str, ...]:
        return ("role", "level", *RECORDED) if obj else ()

    @admin.display(description="role, level", ordering="role__title")
    def role_and_level(self, opening: Opening) -> str:
        return f"{opening.role.title}, {opening.get_level_display()}"

    @admin.display(description="kit version", ordering="kit__version")
    def kit_version(self, opening: Opening) -> int:
        return opening.kit.version

    @admin.display(ordering="closed_at")
    def state(self, opening: Opening) -> str:
        if opening.closed_at is None:
            return "Open"
        closed_at = timezone.localtime(opening.closed_at)
        return f"Closed on {date_format(closed_at, 'j M Y')}"

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
            f"{counted(len(plan), 'question')} in {minutes} minutes"
            f"{', weighted' if weighted else ''}"
        )

    @admin.display(description="applications")
    def applications_link(self, opening: Opening) -> str:
        number = opening.applications.count()
        return link("application_changelist", f"{number}", opening=opening.pk)

    @admin.action(description="Close selected openings", permissions=["change"])
    def close(self, request: HttpRequest, queryset: OpeningQuerySet) -> None:
        """Where scorecards are to do, its own page asks about them first."""
        by = cast(User, request.user)
        asked = [each for each in queryset if to_do_in(each, by).exists()]
        if asked:
            titles = ", ".join(str(each) for each in asked[:5])
            self.message_user(
                request,
                f"Scorecards are still to do in {titles}. Close these openings on "
                "their own pages.",
                messages.WARNING,
            )
        others = [each for each in queryset if each not in asked]
        number = sum(close_opening(opening, by=by) for opening in others)
        self.message_user(request, f"Openings closed: {number}.", messages.SUCCESS)

    @admin.action(description="Reopen selected openings", permissions=["change"])
    def reopen(self, request: HttpRequest, queryset: OpeningQuerySet) -> None:
        by = cast(User, request.user)
        number = sum(reopen_opening(opening, by=by) for opening in queryset)
        self.message_user(request, f"Openings reopened: {number}.", messages.SUCCESS)
