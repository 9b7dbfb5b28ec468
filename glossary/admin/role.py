"""Roles, and the terms and competencies that their kits ask questions of."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from glossary.admin import retiring
from glossary.admin.base import ContentAdmin, IndustryFilter, NamedForm, StatusFilter
from glossary.admin.term_parts import LINES, PartOfRecord, rows_by_level
from glossary.admin_base.checked_input import KeySelect
from glossary.fields import LinesField
from glossary.models import Role, RoleCompetency, RoleTerm, Term


class RoleForm(NamedForm):
    named_by = "title"


class RoleTermInline(PartOfRecord, admin.TabularInline):  # type: ignore[type-arg]
    model = RoleTerm
    template = "admin/glossary/rows.html"
    first_rows = [{"questions": 2, "position": position} for position in (1, 2)]
    fields = ["term", "questions", "position"]
    autocomplete_fields = ["term"]
    verbose_name = "term"
    verbose_name_plural = "Terms, with the questions asked of each at every level"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("term")

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name == "term":
            kwargs["widget"] = KeySelect(db_field, self.admin_site)
            kwargs["queryset"] = Term.objects.select_related("industry")
        field: Any = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "term":
            field.label_from_instance = lambda term: f"{term} ({term.industry})"
        return field


class RoleCompetencyInline(PartOfRecord, admin.TabularInline):  # type: ignore[type-arg]
    model = RoleCompetency
    template = "admin/glossary/rows.html"
    first_rows = rows_by_level(2)
    fields = ["level", "competency", "position"]
    verbose_name = "competency"
    verbose_name_plural = "Competencies by level, one question each"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("competency")

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Its rows offer the same competencies, read once."""
        formset = super().get_formset(request, obj, **kwargs)
        field: Any = formset.form.base_fields.get("competency")
        if field:
            field.choices = list(field.choices)
        return formset


@admin.register(Role)
class RoleAdmin(ContentAdmin):
    pages = retiring.pages_of(Role)
    form = RoleForm
    list_display = ["title", "industry", "terms_drawn_on", "status"]
    list_filter = [StatusFilter, IndustryFilter]
    list_select_related = ["industry"]
    search_fields = ["title", "industry__name"]
    autocomplete_fields = ["industry"]
    prepopulated_fields = {"slug": ["title"]}
    readonly_fields = ["missing", "origin", "status"]
    fixed = ("industry", "slug")
    inlines = [RoleTermInline, RoleCompetencyInline]
    formfield_overrides = {LinesField: {"widget": LINES}}
    fieldsets = [
        (
            None,
            {"fields": ["title", "industry", "slug", "other_titles", "abbreviations"]},
        ),
        ("Interview", {"fields": ["minutes"]}),
        ("Status", {"fields": ["status", "missing", "origin"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        roles = Role.objects.annotate(number=Count("terms"))
        return roles.order_by("title", "industry__name")

    @admin.display(description="terms", ordering="number")
    def terms_drawn_on(self, role: Any) -> int:
        number: int = role.number
        return number
