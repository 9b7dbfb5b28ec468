"""The reading pages. Everybody with a login may open them."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from glossary.library.browsing import counted, page_of_terms, roles_of, shelves
from glossary.library.competencies import (
    ON_A_SHELF,
    CompetencyPage,
    page_of_competencies,
    readable_competencies,
    with_competency_parts,
)
from glossary.library.queries import readable_terms
from glossary.library.term_page import TermPage, with_parts

# The browser may keep them for its Back button: nothing here is about a person.
kept_by_browser: Callable[..., Any] = cache_control(private=True, no_cache=True)


@kept_by_browser
@require_safe
def browse(request: HttpRequest) -> HttpResponse:
    industries = shelves(request.user)
    context = {
        "industries": industries,
        "term_count": sum(industry.term_count for industry in industries),
        "competencies": readable_competencies(request.user)[:ON_A_SHELF],
    }
    return render(request, "glossary/browse.html", context)


@kept_by_browser
@require_safe
def industry(request: HttpRequest, slug: str) -> HttpResponse:
    terms = readable_terms(request.user)
    shelf = get_object_or_404(counted(terms), slug=slug)
    context = {
        "industry": shelf,
        "terms": page_of_terms(terms, shelf, request.GET.get("page")),
        "roles": roles_of(terms, shelf),
    }
    return render(request, "glossary/industry.html", context)


@kept_by_browser
@require_safe
def term(request: HttpRequest, industry: str, term: str) -> HttpResponse:
    """``?open=junior`` unfolds a level's answers where no script does it."""
    found = get_object_or_404(
        with_parts(readable_terms(request.user)), industry__slug=industry, slug=term
    )
    page = TermPage(found, request.user, request.GET.getlist("open"))
    return render(request, "glossary/term.html", {"page": page, "term": found})


@kept_by_browser
@require_safe
def competencies(request: HttpRequest) -> HttpResponse:
    readable = readable_competencies(request.user)
    page = page_of_competencies(readable, request.GET.get("page"))
    return render(request, "glossary/competencies.html", {"competencies": page})


@kept_by_browser
@require_safe
def competency(request: HttpRequest, slug: str) -> HttpResponse:
    """``?open=junior`` unfolds a level's answers, as on a term's page."""
    readable = readable_competencies(request.user)
    found = get_object_or_404(with_competency_parts(readable), slug=slug)
    page = CompetencyPage(found, request.GET.getlist("open"))
    context = {"page": page, "competency": found}
    return render(request, "glossary/competency.html", context)
