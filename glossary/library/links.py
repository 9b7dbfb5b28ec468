"""From what kits remember of a term or competency to its page."""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Q
from django.urls import reverse

from glossary.library.competencies import readable_competencies
from glossary.library.queries import readable_terms

OF_COMPETENCIES = "competencies"


def pages_of(sources: Iterable[str], reader: User | AnonymousUser) -> dict[str, str]:
    """Addresses by ``industry/term`` and ``competencies/slug``; only of pages that this
    person can open. Two queries at most."""
    places = {tuple(source.split("/")) for source in sources}
    pairs = {(place[0], place[1]) for place in places if len(place) == 2}
    slugs = {slug for group, slug in pairs if group == OF_COMPETENCIES}
    terms = {(group, slug) for group, slug in pairs if group != OF_COMPETENCIES}
    found: dict[str, str] = {}
    if slugs:
        known = readable_competencies(reader).filter(slug__in=slugs)
        for slug in known.values_list("slug", flat=True):
            address = reverse("glossary:competency", args=[slug])
            found[f"{OF_COMPETENCIES}/{slug}"] = address
    if terms:
        one_of = reduce(or_, (Q(industry__slug=i, slug=slug) for i, slug in terms))
        readable = readable_terms(reader).filter(one_of)
        for place in readable.values_list("industry__slug", "slug"):
            found["/".join(place)] = reverse("glossary:term", args=place)
    return found
