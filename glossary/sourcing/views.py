"""Search strings for a term or a role that is in use."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from glossary.models import Role, Term
from glossary.sourcing.form import SourcingForm
from glossary.sourcing.pieces import Piece, pieces_of_role, pieces_of_term
from glossary.sourcing.strings import contradictions, search_strings


@never_cache
@vary_on_headers("HX-Request")
@require_safe
def term_sourcing(request: HttpRequest, industry: str, term: str) -> HttpResponse:
    active = Term.objects.active().select_related("industry")
    found = get_object_or_404(active, industry__slug=industry, slug=term)
    return _page(request, found, pieces_of_term(found))


@never_cache
@vary_on_headers("HX-Request")
@require_safe
def role_sourcing(request: HttpRequest, pk: int) -> HttpResponse:
    active = Role.objects.active().select_related("industry")
    found = get_object_or_404(active, pk=pk)
    return _page(request, found, pieces_of_role(found))


def _page(
    request: HttpRequest, subject: Term | Role, pieces: list[Piece]
) -> HttpResponse:
    """The whole page, or for htmx the strings alone."""
    form = SourcingForm(pieces, request.GET)
    wanted = form.wanted() if form.is_valid() else []
    context = {
        "subject": subject,
        "term": subject if isinstance(subject, Term) else None,
        "form": form,
        "strings": search_strings(wanted) if wanted else [],
        "contradictions": contradictions(wanted),
    }
    if request.headers.get("HX-Request"):  # htmx shows nothing that has an error status
        return render(request, "glossary/_search_strings.html", context)
    status = 422 if form.errors else 200
    return render(request, "glossary/sourcing.html", context, status=status)
