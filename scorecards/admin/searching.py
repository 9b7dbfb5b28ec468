"""Search of the scorecard list.

The words are looked up among people and openings, of which there are far fewer than
scorecards; joining first would compare every word with every scorecard.
"""

from typing import Any

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet
from django.utils.text import smart_split, unescape_string_literal

from scorecards.models import Application, Candidate, Opening

MOST_WORDS = 10  # those after them are not looked at
QUOTES = ('"', "'")


def search(scorecards: QuerySet[Any], words: str) -> QuerySet[Any]:
    """Those with every word in the name of candidate, opening or interviewer."""
    for word in list(smart_split(words))[:MOST_WORDS]:
        quoted = word.startswith(QUOTES) and word[0] == word[-1]
        text = unescape_string_literal(word) if quoted else word
        scorecards = scorecards.filter(_mentions(text))
    return scorecards


def _mentions(text: str) -> Q:
    candidates = Candidate.objects.filter(name__icontains=text)
    openings = Opening.objects.filter(title__icontains=text)
    applications = Application.objects.filter(
        Q(candidate__in=candidates.order_by().values("pk"))
        | Q(opening__in=openings.order_by().values("pk"))
    )
    people = User.objects.filter(
        Q(username__icontains=text)
        | Q(first_name__icontains=text)
        | Q(last_name__icontains=text)
    )
    return Q(application__in=applications.order_by().values("pk")) | Q(
        interviewer__in=people.values("pk")
    )
