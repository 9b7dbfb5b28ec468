"""Importing a page in the admin: paste or upload, look, correct, save."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from glossary.admin.base import RetirableAdmin
from glossary.admin.importing_form import ImportForm
from glossary.models import Term
from glossary.page_import.known_titles import titles_of_database
from glossary.page_import.page import UnusablePageError
from glossary.page_import.preview import rows_of
from glossary.page_import.report import Imported, import_page
from glossary.page_import.saving import present, save
from glossary.seeding.writing import NameTakenError


class ImportingAdmin(RetirableAdmin):
    """Links “Import a page” on the list of terms to a page of its own."""

    change_list_template = "admin/glossary/term/import_list.html"

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.import_view)
        return [path("import/", view, name="glossary_term_import"), *super().get_urls()]

    def import_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return self._import_page(request, ImportForm())
        form = ImportForm(request.POST, request.FILES, user=request.user)
        form.full_clean()
        if "save" in request.POST:
            saved = form.is_valid() and self._save(request, form)
            preview = _preview(form.data.get("page", ""))
            return saved or self._import_page(request, form, **preview)
        return self._read(request, form)

    def _read(self, request: HttpRequest, form: ImportForm) -> HttpResponse:
        """The page read anew; what stood in the file before is kept beside it."""
        text = form.page_text()
        if text is None:
            return self._import_page(request, form)
        try:
            done = import_page(text, known_titles=titles_of_database())
        except UnusablePageError as error:
            form.refuse_page(error)
            return self._import_page(request, form)
        before = form.data.get("yaml", "").replace("\r\n", "\n")
        anew = ImportForm(
            initial={
                "page": text,
                "yaml": done.text,
                "replace": form.data.get("replace"),
            }
        )
        return self._import_page(
            request,
            anew,
            **_shown(text, done),
            problems=done.problems,
            content=done.content,
            before="" if before.strip() == done.text.strip() else before,
        )

    def _save(self, request: HttpRequest, form: ImportForm) -> HttpResponse | None:
        file = form.cleaned_data["file"]
        replaced = present(file) is not None
        try:
            term = save(file)
        except NameTakenError as error:
            form.add_error("yaml", str(error))
            return None
        self._record(request, term, replaced)
        page = reverse("admin:glossary_term_change", args=[term.pk])
        return HttpResponseRedirect(page)

    def _record(self, request: HttpRequest, term: Term, replaced: bool) -> None:
        if replaced:
            self.log_change(request, term, "Replaced from an imported page.")
            said = f"{term} was replaced. No file changes it from now on."
        else:
            self.log_addition(request, term, "Imported from a page.")
            said = f"{term} was added to the glossary."
        self.message_user(request, said, messages.SUCCESS)

    def _import_page(
        self, request: HttpRequest, form: ImportForm, **context: Any
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": "Import a page",
            "opts": self.opts,
            "form": form,
            "problems": form.problems,
            **context,
        }
        status = 422 if form.errors else 200
        template = "admin/glossary/term/import.html"
        return TemplateResponse(request, template, context, status=status)


def _preview(text: str) -> dict[str, Any]:
    """What was read from the page, if there is one, beside a file that was refused."""
    try:
        return _shown(text, import_page(text, known_titles=titles_of_database()))
    except UnusablePageError:
        return {}


def _shown(text: str, done: Imported) -> dict[str, Any]:
    return {"done": done, "rows": list(rows_of(text, done.page))}
