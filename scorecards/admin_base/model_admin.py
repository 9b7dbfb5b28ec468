"""What the admin pages of the workflow have in common."""

from functools import lru_cache
from typing import Any

from django.db.models import ExpressionWrapper
from django.db.models.expressions import OrderBy
from django.http import HttpRequest
from django.urls import get_script_prefix, reverse
from django.utils.html import format_html

from scorecards.admin_base.lookups import looks_back
from scorecards.admin_base.paging import BoundedAdmin


class WorkflowAdmin(BoundedAdmin):
    """Records that are kept for good, and that never tell of hidden scorecards."""

    class Media:
        js = ["glossary/admin_base/autocompletes.js"]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        # Otherwise ?scorecards__isnull=False tells what visible_to() hides.
        if looks_back(self.model, lookup):
            return False
        return super().lookup_allowed(lookup, value, request)


class PageAdmin(WorkflowAdmin):
    """Shows a record on a page of its own; nothing about it can be changed here.

    Subclasses name the template and add to `page_context`.
    """

    add_form_template = "admin/change_form.html"

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return [] if obj else super().get_fieldsets(request, obj)

    def page_context(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        return {"subtitle": None, **super().page_context(request, obj)}


class BlankLast(ExpressionWrapper):  # type: ignore[type-arg] # not at run time
    """Orders by an expression; what has no value comes last in both directions."""

    def asc(self, **kwargs: Any) -> OrderBy:
        return super().asc(nulls_last=True)

    def desc(self, **kwargs: Any) -> OrderBy:
        return super().desc(nulls_last=True)


def link(page: str, text: str, *arguments: Any, **query: Any) -> str:
    """To a page of this admin, such as ``link("kit_change", "Kit 1", 1)``."""
    name = f"admin:scorecards_{page}"
    match arguments:
        case [int(key)] if not query:  # in each row of a list
            before, after = _around_key(name, get_script_prefix())
            address = f"{before}{key}{after}"
        case _:
            address = reverse(name, args=arguments, query=query)
    return format_html('<a href="{}">{}</a>', address, text)


@lru_cache(maxsize=100)
def _around_key(name: str, prefix: str) -> list[str]:
    """Resolved once: it takes longer than the row that the link is in."""
    return reverse(name, args=[0]).rsplit("0", 1)
