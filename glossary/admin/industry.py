"""Industries, with the number of their terms."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from glossary.admin.base import GlossaryAdmin
from glossary.models import Industry


@admin.register(Industry)
class IndustryAdmin(GlossaryAdmin):
    list_display = ["name", "slug", "terms"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}
    fixed = ("slug",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        industries = Industry.objects.annotate(number=Count("terms"))
        return industries.order_by("name")  # a count drops the model's order

    @admin.display(ordering="number")
    def terms(self, industry: Any) -> int:
        number: int = industry.number
        return number
