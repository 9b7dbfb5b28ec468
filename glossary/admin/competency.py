"""A competency on one page: what it is, its levels, questions and red flags."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet, TextField
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.urls import reverse

from glossary.admin import retiring
from glossary.admin.base import ContentAdmin, NamedForm, StatusFilter
from glossary.admin.term_parts import (
    LINES,
    CompetencyLevelInline,
    CompetencyQuestionInline,
    CompetencyRedFlagInline,
)
from glossary.fields import LinesField
from glossary.models import Competency, Role


class CompetencyForm(NamedForm):
    slug_within = None


@admin.register(Competency)
class CompetencyAdmin(ContentAdmin):
    pages = retiring.pages_of(Competency)
    form = CompetencyForm
    list_display = ["name", "questions_asked", "status"]
    list_filter = [StatusFilter]
    search_fields = ["name", "other_names"]
    prepopulated_fields = {"slug": ["name"]}
    readonly_fields = ["drawn_on_by", "missing", "origin", "status"]
    fixed = ("slug",)
    inlines = [CompetencyLevelInline, CompetencyQuestionInline, CompetencyRedFlagInline]
    formfield_overrides = {LinesField: {"widget": LINES}}
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "name",
                    "slug",
                    "aliases",
                    "definition",
                    "is_not",
                    "drawn_on_by",
                ]
            },
        ),
        ("Status", {"fields": ["checked", "status", "missing", "origin"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        counted = Competency.objects.annotate(
            number=Count("questions"), other_names=Cast("aliases", TextField())
        )
        return counted.order_by("name")  # a count drops the model's order

    def view_on_site(self, obj: Competency) -> str:
        return reverse("glossary:competency", args=[obj.slug])

    @admin.display(description="questions", ordering="number")
    def questions_asked(self, competency: Any) -> int:
        number: int = competency.number
        return number

    @admin.display(description="roles")
    def drawn_on_by(self, competency: Competency) -> str:
        if competency.pk is None:
            return "None"
        roles = Role.objects.filter(competencies=competency).distinct()
        return f"{roles.count():,}"
