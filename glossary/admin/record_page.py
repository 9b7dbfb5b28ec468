"""What the page of a record shows beside its form."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse


class RecordPageAdmin(admin.ModelAdmin):  # type: ignore[type-arg] # not at run time
    """Each subclass adds to what its template is rendered with."""

    def page_context(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        """For a record that is there, not for a new one."""
        return {}

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        if obj:
            context |= self.page_context(request, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)
