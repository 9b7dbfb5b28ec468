"""Importing a page in the admin: paste or upload, look, correct, save."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from glossary.admin.importing_form import ImportForm
from glossary.admin_base.pages import admin_page, log_addition, log_change, needs
from glossary.locking import in_transaction, lock_glossary
from glossary.models import Term
from glossary.page_import.known_titles import titles_of_database
from glossary.page_import.page import UnusablePageError
from glossary.page_import.preview import rows_of
from glossary.page_import.report import Imported, import_page
from glossary.page_import.saving import present, save
from glossary.seeding.writing import NameTakenError


@needs("glossary.add_term")
def import_term(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request, ImportForm())
    form = ImportForm(request.POST, request.FILES, user=request.user)
    if "save" in request.POST:
        saved = _save(request, form)
        preview = _preview(form.data.get("page", ""))
        return saved or _page(request, form, **preview)
    form.full_clean()
    return _read(request, form)


def _read(request: HttpRequest, form: ImportForm) -> HttpResponse:
    """The page read again; the previous file is shown too."""
    text = form.page_text()
    if text is None:
        return _page(request, form)
    try:
        done = import_page(text, known_titles=titles_of_database())
    except UnusablePageError as error:
        form.refuse_page(error)
        return _page(request, form)
    before = form.data.get("yaml", "").replace("\r\n", "\n")
    again = ImportForm(
        initial={
            "page": text,
            "yaml": done.text,
            "replace": form.data.get("replace"),
        }
    )
    return _page(
        request,
        again,
        **_shown(text, done),
        problems=done.problems,
        content=done.content,
        before="" if before.strip() == done.text.strip() else before,
    )


@in_transaction
def _save(request: HttpRequest, form: ImportForm) -> HttpResponse | None:
    """Checked behind the lock: nobody adds the same term meanwhile."""
    lock_glossary()
    form.full_clean()
    if not form.is_valid():
        return None
    file = form.cleaned_data["file"]
    replaced = present(file) is not None
    try:
        term = save(file)
    except NameTakenError as error:
        form.add_error("yaml", str(error))
        return None
    if replaced:
        log_change(request, term, "Replaced by an imported page.")
        said = f"{term} replaced. Files no longer change it."
    else:
        log_addition(request, term, "Imported from a page.")
        said = f"{term} added to the glossary."
    messages.success(request, said)
    return redirect("admin:glossary_term_change", term.pk)


def _page(request: HttpRequest, form: ImportForm, **context: Any) -> HttpResponse:
    return admin_page(
        request,
        Term,
        "admin/glossary/term/import.html",
        "Import a page",
        status=409 if form.overtaken else 422 if form.errors else 200,
        **{
            "form": form,
            "problems": form.problems,
            "revision": form.revision,
            "differences": form.differences,
            **context,
        },
    )


def _preview(text: str) -> dict[str, Any]:
    """A refused file, with the page it was read from if there is one."""
    try:
        return _shown(text, import_page(text, known_titles=titles_of_database()))
    except UnusablePageError:
        return {}


def _shown(text: str, done: Imported) -> dict[str, Any]:
    return {"done": done, "rows": list(rows_of(text, done.page))}
