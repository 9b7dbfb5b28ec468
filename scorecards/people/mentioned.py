"""Search of candidates by name, address, number or id."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.text import smart_split, unescape_string_literal

from scorecards.models import CandidateIdentifier

QUOTES = ('"', "'")


def candidates_mentioning(candidates: QuerySet[Any], words: str) -> QuerySet[Any]:
    """Those with every word in their name, or in it and one of their identifiers.

    The identifiers are read once, and not for each candidate.
    """
    named, known, mentioned = Q(), Q(), Q()
    for word in smart_split(words):
        quoted = word.startswith(QUOTES) and word[0] == word[-1]
        text = unescape_string_literal(word) if quoted else word
        in_value = Q(value__mentions=text)
        named &= Q(sort_key__mentions=text)
        known |= in_value
        mentioned &= in_value | Q(candidate__sort_key__mentions=text)
    if not named:
        return candidates
    identifiers = CandidateIdentifier.objects.filter(known, mentioned).order_by()
    return candidates.filter(named | Q(pk__in=identifiers.values("candidate")))
