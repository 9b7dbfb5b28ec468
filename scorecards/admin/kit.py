"""Kits, to read: what interviewers ask, as it was frozen, and how versions differ."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path

from scorecards.admin_base.model_admin import PageAdmin
from scorecards.kits.differences import KitWords, differences
from scorecards.models import Kit


@admin.register(Kit)
class KitAdmin(PageAdmin):
    list_display = [
        "role_title",
        "level",
        "version",
        "industry_name",
        "number_of_questions",
        "created_at",
    ]
    list_filter = ["industry_name", "level"]
    search_fields = ["role_title", "industry_name"]
    change_form_template = "scorecards/kits/page.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        kits = Kit.objects.annotate(number=Count("questions"))
        # A count drops the model's order.
        return kits.order_by("role_title", "level", "-version")

    @admin.display(description="questions", ordering="number")
    def number_of_questions(self, kit: Any) -> int:
        number: int = kit.number
        return number

    def page_context(self, request: HttpRequest, obj: Kit) -> dict[str, Any]:
        questions = list(obj.questions.all())
        return {
            **super().page_context(request, obj),
            "title": str(obj),
            "kit": obj,
            "questions": questions,
            "minutes": sum(question.minutes for question in questions),
            "indicators": obj.indicators.all(),
            "red_flags": obj.red_flags.all(),
            "others": _versions_beside(obj).order_by("-version"),
        }

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.compare_view)
        address = "<int:pk>/compare/<int:version>/"
        compare = path(address, view, name="scorecards_kit_compare")
        return [compare, *super().get_urls()]

    def compare_view(self, request: HttpRequest, pk: int, version: int) -> HttpResponse:
        """From the older of the two versions to the newer, whichever is opened."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        kit = get_object_or_404(Kit, pk=pk)
        other = get_object_or_404(_versions_beside(kit), version=version)
        older, newer = sorted([kit, other], key=lambda each: each.version)
        context = {
            **self.admin_site.each_context(request),
            "title": f"From version {older.version} to version {newer.version}",
            "opts": self.opts,
            "kit": kit,
            "versions": [older, newer],
            "sections": differences(KitWords.of_kit(older), KitWords.of_kit(newer)),
        }
        return TemplateResponse(request, "scorecards/kits/compare.html", context)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False


def _versions_beside(kit: Kit) -> QuerySet[Any]:
    versions: QuerySet[Any] = Kit.objects.filter(role=kit.role_id, level=kit.level)
    return versions.exclude(pk=kit.pk)
