"""Roles, and the terms that their kits use."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from glossary.admin.base import RetirableAdmin, StatusFilter
from glossary.models import Role
from glossary.roles.following import settle_roles


class RoleForm(forms.ModelForm):  # type: ignore[type-arg] # not at run time
    def clean(self) -> dict[str, Any]:
        super().clean()
        role = self.instance  # its industry can no longer be changed
        industry = role.industry if role.pk else self.cleaned_data.get("industry")
        for term in self.cleaned_data.get("terms", ()):
            if industry and term.industry_id != industry.pk:
                self.add_error(
                    "terms",
                    f"{term} belongs to {term.industry}. Pick terms of {industry}.",
                )
        return self.cleaned_data


@admin.register(Role)
class RoleAdmin(RetirableAdmin):
    form = RoleForm
    list_display = ["title", "industry", "terms_drawn_on", "status"]
    list_filter = ["industry", StatusFilter]
    list_select_related = ["industry"]
    search_fields = ["title", "industry__name"]
    autocomplete_fields = ["industry"]
    fields = ["title", "industry", "status"]
    readonly_fields = ["status"]
    fixed = ("industry",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        roles = Role.objects.annotate(number=Count("terms"))
        return roles.order_by("title", "industry__name")

    @admin.display(description="terms", ordering="number")
    def terms_drawn_on(self, role: Any) -> int:
        number: int = role.number
        return number

    def save_related(
        self, request: HttpRequest, form: Any, formsets: Any, change: bool
    ) -> None:
        super().save_related(request, form, formsets, change)
        settle_roles()
