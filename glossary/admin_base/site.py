"""The admin's site: its suggestions say what tells two records of one name apart."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.apps import AdminConfig
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse


class Suggestions(AutocompleteJsonView):
    def get_queryset(self) -> QuerySet[Any]:
        found: QuerySet[Any] = super().get_queryset()
        beside = self.model_admin.list_select_related
        return found.select_related(*beside) if isinstance(beside, list) else found

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        result: dict[str, str] = super().serialize_result(obj, to_field_name)
        return {**result, "text": choice_label(self.model_admin, obj)}


class Site(admin.AdminSite):
    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        return Suggestions.as_view(admin_site=self)(request)  # type: ignore[return-value]


class SiteConfig(AdminConfig):
    default_site = "glossary.admin_base.site.Site"


def choice_label(model_admin: Any, record: Any) -> str:
    """As the record's admin calls it among others."""
    label = getattr(model_admin, "choice_label", str)
    return str(label(record))
