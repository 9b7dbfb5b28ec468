"""Lists in the admin that are called what they hold."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst


class TitledAdmin(admin.ModelAdmin):  # type: ignore[type-arg] # not at run time
    """“Terms” where Django says “Select term to change”."""

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        title = capfirst(self.opts.verbose_name_plural)
        return super().changelist_view(
            request, {"title": title, **(extra_context or {})}
        )
