"""Which kits a term goes into, and what kits made now would hold."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from glossary.admin_base.pages import admin_page, needs
from glossary.models import Term
from scorecards.kits.preview import grouped, since_last_kits
from scorecards.kits.uses import roles_drawing_on


@needs("scorecards.view_kit", "glossary.view_term")
def kits_of_term(request: HttpRequest, pk: int) -> HttpResponse:
    """The newest kits, and what kits made now would hold. Makes none."""
    term = get_object_or_404(Term, pk=pk)
    return admin_page(
        request,
        Term,
        "scorecards/kits/term_kits.html",
        f"Kits that use {term}",
        term=term,
        groups=grouped(since_last_kits(roles_drawing_on(term))),
    )
