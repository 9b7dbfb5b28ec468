"""Records with pages of their own beside Django's."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.text import capfirst

from glossary.admin_base.checked_input import CheckedInputAdmin
from glossary.admin_base.pages import Page


class RecordAdmin(CheckedInputAdmin):
    """Its `pages` are function views; its list is called “Terms”, not “Select term”."""

    pages: ClassVar[Sequence[Page]] = ()

    def get_urls(self) -> list[URLPattern]:
        """Each page goes through the admin's own check of who may enter."""
        own = [
            path(
                page.address,
                self.admin_site.admin_view(page.view),
                name=f"{self.opts.app_label}_{page.name}",
            )
            for page in self.pages
        ]
        return [*own, *super().get_urls()]

    def page_context(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        """Extra context for the page of an existing record."""
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

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        title = capfirst(self.opts.verbose_name_plural)
        return super().changelist_view(
            request, {"title": title, **(extra_context or {})}
        )
