"""Kits, to read: what interviewers ask, as it was frozen, and how versions differ."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from glossary.admin_base.filters import ChosenFilter, field_filter
from glossary.admin_base.pages import Page
from glossary.models import Level
from scorecards.admin.timelines import UnchangedAdmin
from scorecards.admin_base.model_admin import PageAdmin
from scorecards.kits.area_pages import link_areas
from scorecards.models import Kit
from scorecards.models.levels import level_order
from scorecards.panel.kit_comparison import compare, versions_beside


class IndustryFilter(ChosenFilter):
    title = "industry"
    parameter_name = field = "industry_name"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        names = Kit.objects.order_by("industry_name").values_list("industry_name")
        return [(name, name) for (name,) in names.distinct()]


@admin.register(Kit)
class KitAdmin(PageAdmin, UnchangedAdmin):
    list_display = [
        "role",
        "version",
        "industry_name",
        "number_of_questions",
        "created_at",
    ]
    list_filter = [IndustryFilter, field_filter("level", Level.choices, "level")]
    when_empty = "The first kit of a role is made when somebody starts a scorecard."
    search_fields = ["role_title", "industry_name"]
    change_form_template = "scorecards/kits/page.html"
    pages = [Page("<int:pk>/compare/<int:version>/", compare, "kit_compare")]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        kits = Kit.objects.annotate(number=Count("questions"))
        # A count drops the model's order.
        return kits.order_by("role_title", level_order(), "-version")

    @admin.display(description="role, level", ordering="role_title")
    def role(self, kit: Kit) -> str:
        return f"{kit.role_title}, {kit.get_level_display()}"

    @admin.display(description="questions", ordering="number")
    def number_of_questions(self, kit: Any) -> int:
        number: int = kit.number
        return number

    def page_context(self, request: HttpRequest, obj: Kit) -> dict[str, Any]:
        questions = list(obj.questions.all())
        link_areas(questions, request.user)
        return {
            **super().page_context(request, obj),
            "title": str(obj),
            "kit": obj,
            "questions": questions,
            "minutes": sum(question.minutes for question in questions),
            "indicators": obj.indicators.all(),
            "red_flags": obj.red_flags.all(),
            "others": versions_beside(obj).order_by("-version"),
        }

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False
