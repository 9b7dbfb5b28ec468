"""Lists of industries with their terms and roles."""

from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.core.paginator import Page, Paginator
from django.db.models import (
    Count,
    IntegerField,
    OuterRef,
    Prefetch,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce, Lower

from glossary.library.queries import readable_terms, split_lead
from glossary.models import Competency, Industry, Role

TERMS_ON_A_SHELF = 8
TERMS_ON_A_PAGE = 50
ROLES_ON_A_PAGE = 100
TERMS_OF_A_ROLE = 4


def shelves(user: User | AnonymousUser) -> list[Any]:
    """Industries with terms or roles, each with ``first_terms``. Two queries,
    and the same number of rows however many terms an industry has."""
    terms = readable_terms(user)
    first = terms.only("name", "slug", "expansion", "retired_at", "draft", "industry")
    return list(
        counted(terms)
        .filter(term_count__gt=0)
        .prefetch_related(
            Prefetch("terms", first[:TERMS_ON_A_SHELF], to_attr="first_terms")
        )
    )


def counted(terms: QuerySet[Any]) -> QuerySet[Any]:
    """Industries with ``term_count`` and ``role_count``."""
    return Industry.objects.annotate(
        term_count=_number_of(terms), role_count=_number_of(_listed_roles())
    )


def page_of_terms(
    terms: QuerySet[Any], industry: Industry, number: str | None
) -> Page[Any]:
    """One page of an industry's terms, each with its ``lead`` sentence."""
    page = Paginator(terms.filter(industry=industry), TERMS_ON_A_PAGE).get_page(number)
    page.object_list = list(page.object_list)
    for term in page.object_list:
        term.lead = split_lead(term.explanation)[0]
    return page


def roles_of(terms: QuerySet[Any], industry: Industry) -> list[Role]:
    """The first roles by title, each with the ``first_terms`` that it draws on and the
    ``active_competencies`` that its kits ask about. Three queries."""
    drawn_on = terms.select_related("industry").only(
        "name", "slug", "expansion", "industry__slug"
    )
    active = Competency.objects.active()
    asked_about = active.order_by(Lower("name")).distinct().only("name", "slug")
    return list(
        _listed_roles()
        .filter(industry=industry)
        .order_by(Lower("title"))
        .prefetch_related(
            Prefetch("terms", drawn_on[:TERMS_OF_A_ROLE], to_attr="first_terms"),
            Prefetch("competencies", asked_about, to_attr="active_competencies"),
        )[:ROLES_ON_A_PAGE]
    )


def _listed_roles() -> QuerySet[Any]:
    """Without the general interview, which is for no industry."""
    return Role.objects.active().filter(is_general=False)


def _number_of(things: QuerySet[Any]) -> Coalesce:
    of_industry = things.filter(industry=OuterRef("pk")).order_by().values("industry")
    number = of_industry.annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(number, output_field=IntegerField()), 0)
