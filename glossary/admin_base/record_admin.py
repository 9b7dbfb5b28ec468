"""Records with pages of their own beside Django's."""

from collections.abc import Sequence
from typing import Any, ClassVar, cast

from django.contrib.admin.utils import unquote
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.text import capfirst

from glossary.admin_base import revisions
from glossary.admin_base.checked_input import NO_KEY, CheckedInputAdmin, as_key
from glossary.admin_base.pages import Page
from glossary.admin_base.site import ListSite
from glossary.locking import in_transaction


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

    def lock(self, request: HttpRequest, object_id: str | None) -> None:
        """Let others who save the same record wait, before it is read."""
        key = as_key(object_id)
        if key != NO_KEY:
            rows = self.model._base_manager.select_for_update(no_key=True)
            list(rows.filter(pk=key).values_list("pk"))

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """What is sent is compared with the record as it is behind the lock."""
        as_usual = super().changeform_view
        if request.method != "POST":
            return as_usual(request, object_id, form_url, extra_context)

        @in_transaction
        def save() -> HttpResponse:
            self.lock(request, object_id)
            if object_id and (record := self.get_object(request, unquote(object_id))):
                revisions.note_revision(self, request, record)
            return as_usual(request, object_id, form_url, extra_context)

        try:
            return save()
        except IntegrityError:
            # Somebody else has just added the same: the form says so now.
            return save()

    def delete_view(
        self,
        request: HttpRequest,
        object_id: str,
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        as_usual = super().delete_view
        if request.method != "POST":
            return as_usual(request, object_id, extra_context)

        @in_transaction
        def delete() -> HttpResponse:
            self.lock(request, object_id)
            return as_usual(request, object_id, extra_context)

        return delete()

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
            context |= {"title": str(obj), "subtitle": None}
            context |= self.page_context(request, obj)
            context |= self._revision_context(request, context)
        response = super().render_change_form(
            request, context, add, change, form_url, obj
        )
        if revisions.is_overtaken(request):
            response.status_code = 409
        return response

    def _revision_context(
        self, request: HttpRequest, context: dict[str, Any]
    ) -> dict[str, Any]:
        form = context["adminform"].form
        formsets = [each.formset for each in context["inline_admin_formsets"]]
        overtaken = revisions.is_overtaken(request)
        return {
            "revision": revisions.shown(request, form, formsets),
            "differences": [*revisions.differences(form, formsets)]
            if overtaken
            else [],
        }

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        # By name: the form of accounts takes no third place.
        form = super().get_form(request, obj, change=change, **kwargs)
        return revisions.refusing(form) if revisions.is_overtaken(request) else form

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """With what the site adds: what it opens with, and what else it shows."""
        site = cast(ListSite, self.admin_site)
        is_bare = request.method in ("GET", "HEAD") and not request.GET
        if is_bare and (address := site.first_address(request, self)):
            return redirect(f"{request.path}{address}")
        title = capfirst(self.opts.verbose_name_plural)
        response = super().changelist_view(
            request, {"title": title, **(extra_context or {})}
        )
        shown = getattr(response, "context_data", None) or {}
        if (changelist := shown.get("cl")) and not changelist.is_popup:
            shown |= site.list_context(request, changelist)
        return response
