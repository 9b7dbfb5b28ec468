"""A term's page in the admin, with the kits that its words go into.

The glossary knows nothing of kits; its own page of a term is registered again here
with what scorecards know beside it.
"""

from typing import Any

from django.contrib import admin
from django.contrib.admin.helpers import AdminForm
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from glossary.admin.term import TermAdmin
from glossary.admin_base.pages import Page
from glossary.models import Term
from scorecards.kits.preview import (
    KitOutlook,
    effects,
    grouped,
    words_now,
)
from scorecards.kits.uses import open_openings, roles_drawing_on, uses_of
from scorecards.panel.kits_of_term import kits_of_term

PREVIEW = "_preview"

admin.site.unregister(Term)


@admin.register(Term)
class TermWithKitsAdmin(TermAdmin):
    change_form_template = "scorecards/kits/term_change_form.html"

    pages = [*TermAdmin.pages, Page("<int:pk>/kits/", kits_of_term, "term_kits")]

    def consequences(self, request: HttpRequest, term: Term) -> list[str]:
        sentences = super().consequences(request, term)
        if number := open_openings(term, request.user).count():
            they = "opening keeps its" if number == 1 else "openings keep their"
            sentences.append(
                f"{number} open {they} kit. Existing scorecards also keep theirs."
            )
        return sentences

    def page_context(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        context = super().page_context(request, obj)
        if _reads_kits(request):
            context |= {
                "uses": uses_of(obj, request.user),
                "preview_button": "Preview kits",
            }
        return context

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        as_usual = super().changeform_view
        if object_id is None or not _is_preview(request):
            return as_usual(request, object_id, form_url, extra_context)
        if not _reads_kits(request):
            raise PermissionDenied
        term = self.get_object(request, unquote(object_id))
        with transaction.atomic():
            roles = roles_drawing_on(term) if term else []
            before = words_now(roles)
            response = as_usual(request, object_id, form_url, extra_context)
            after = words_now(roles)
            transaction.set_rollback(True)  # it was only to see what would follow
        if term is None or not isinstance(response, _Saved):
            return response
        return self._form_as_typed(request, term.pk, effects(before, after))

    def response_change(self, request: HttpRequest, obj: Term) -> HttpResponse:
        return (
            _Saved() if _is_preview(request) else super().response_change(request, obj)
        )

    def _form_as_typed(
        self, request: HttpRequest, pk: int, outlooks: list[KitOutlook]
    ) -> HttpResponse:
        """The page with everything that was sent, and what it would do to kits.

        Django makes such a page only where something is wrong with it.
        """
        term = Term.objects.get(pk=pk)
        name = str(term)
        fieldsets: Any = self.get_fieldsets(request, term)
        form_class = self.get_form(
            request, term, change=True, fields=flatten_fieldsets(fieldsets)
        )
        form = form_class(request.POST, instance=term)
        formsets, inlines = [], []
        for part, inline in self.get_formsets_with_inlines(request, term):
            prefix = part.get_default_prefix()
            given = self.get_formset_kwargs(request, term, inline, prefix)
            formsets.append(part(**given))
            inlines.append(inline)
        read_only = self.get_readonly_fields(request, term)
        admin_form = AdminForm(form, fieldsets, {}, read_only, model_admin=self)
        parts = self.get_inline_formsets(request, formsets, inlines, term)
        context = {
            **self.admin_site.each_context(request),
            "title": "Change term",
            "subtitle": name,
            "adminform": admin_form,
            "inline_admin_formsets": parts,
            "media": sum((part.media for part in parts), self.media + admin_form.media),
            "object_id": str(pk),
            "original": term,
            "errors": [],
            "preserved_filters": self.get_preserved_filters(request),
            "previewed": True,
            "groups": grouped(outlooks),
        }
        return self.render_change_form(request, context, change=True, obj=term)


class _Saved(HttpResponse):
    """Stands for Django's answer to a term that could be saved."""


def _is_preview(request: HttpRequest) -> bool:
    return request.method == "POST" and PREVIEW in request.POST


def _reads_kits(request: HttpRequest) -> bool:
    return request.user.has_perm("scorecards.view_kit")
