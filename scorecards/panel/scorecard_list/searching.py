"""Search of the scorecard list.

A word that few people and openings have in their names is looked up among those, of
which there are far fewer than scorecards. One that many have is compared with the
scorecards one by one, which soon fills a page.
"""

from functools import reduce
from operator import or_
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet
from django.utils.text import smart_split, unescape_string_literal

from scorecards.admin_base.lookups import people_of_reference
from scorecards.models import Application, Candidate, Opening

MAX_LOOKED_UP = 500
MAX_WORDS = 10  # those after them are not looked at
QUOTES = ('"', "'")


def search(scorecards: QuerySet[Any], words: str, user: Any) -> QuerySet[Any]:
    """Those with every word in the name of candidate, opening or interviewer."""
    for word in list(smart_split(words))[:MAX_WORDS]:
        quoted = word.startswith(QUOTES) and word[0] == word[-1]
        text = unescape_string_literal(word) if quoted else word
        scorecards = scorecards.filter(_mentions(text, user))
    return scorecards


def _mentions(text: str, user: Any) -> Q:
    """Three queries; one for a reference of a candidate."""
    if (known := people_of_reference(text, user)) is not None:
        of_person = Application.objects.filter(candidate__in=known).order_by()
        return Q(application__in=of_person.values("pk"))
    candidates = _few(Candidate.objects.filter(sort_key__mentions=text))
    openings = _few(Opening.objects.filter(sort_key__mentions=text))
    people = _few(User.objects.filter(_named("", text)))
    if candidates is None or openings is None or people is None:
        return (
            Q(application__candidate__sort_key__mentions=text)
            | Q(application__opening__sort_key__mentions=text)
            | _named("interviewer__", text)
        )
    applications = Application.objects.filter(
        Q(candidate__in=candidates) | Q(opening__in=openings)
    )
    return Q(application__in=applications.order_by().values("pk")) | Q(
        interviewer__in=people
    )


def _few(rows: QuerySet[Any]) -> list[int] | None:
    """Their keys, or None where there are more than `MAX_LOOKED_UP`."""
    keys = list(rows.order_by().values_list("pk", flat=True)[: MAX_LOOKED_UP + 1])
    return keys if len(keys) <= MAX_LOOKED_UP else None


def _named(path: str, text: str) -> Q:
    fields = ("username", "first_name", "last_name")
    named = (Q(**{f"{path}{field}__mentions": text}) for field in fields)
    return reduce(or_, named)
