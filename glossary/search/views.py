"""The search page, and what changes of it while somebody types."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers
from django_htmx.middleware import HtmxDetails

from glossary.search.finding import find, overview
from glossary.search.forms import SearchForm
from glossary.search.roles import RolesFound, find_roles


class HtmxRequest(HttpRequest):
    htmx: HtmxDetails


@never_cache
@vary_on_headers("HX-Request")
@require_safe
def search(request: HtmxRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    typed = form.cleaned_data["q"] if form.is_valid() else ""
    found = find(typed) if typed else None
    roles = find_roles(typed) if typed else RolesFound()
    context = {
        "form": form,
        "typed": typed,
        "found": found,
        "roles": roles.beside(found),
        "roles_come_first": roles.come_before(found),
        "overview": None if typed else overview(),
    }
    part = request.htmx and not request.htmx.history_restore_request
    template = "glossary/_search_results.html" if part else "glossary/search.html"
    return render(request, template, context)
