"""Search of the audit trail, which keeps keys: names are looked up first."""

from functools import reduce
from operator import or_
from typing import Any

from django.contrib.auth.models import User
from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from django.utils.text import smart_split, unescape_string_literal

from scorecards.models import Application, AuditEntry, Candidate

MAX_WORDS = 10  # those after them are not looked at
MAX_LOOKED_UP = 500
NAMED = ("opening", "group", "user")  # entries of these may keep a name of that day
QUOTES = ('"', "'")


def search(entries: QuerySet[Any], words: str) -> QuerySet[Any]:
    """Those with every word in the name of who did it or of what it is about."""
    for word in list(smart_split(words))[:MAX_WORDS]:
        quoted = word.startswith(QUOTES) and word[0] == word[-1]
        entries = entries.filter(
            _mentions(unescape_string_literal(word) if quoted else word)
        )
    return entries


def _mentions(text: str) -> Q:
    """Two queries, and each of what they find is behind an index of the trail."""
    called = [
        Q(**{f"{field}__icontains": text})
        for field in ("username", "first_name", "last_name")
    ]
    people = _keys(User.objects.filter(reduce(or_, called)))
    of_name = Q(candidate__name__icontains=text) | Q(opening__title__icontains=text)
    applications = _keys(Application.objects.filter(of_name))
    candidates = Candidate.objects.filter(name__icontains=text).order_by()
    command, nobody = AuditEntry.Actor.COMMAND, AuditEntry.Actor.NOBODY
    kinds = [kind for kind in (command, nobody) if text.lower() in kind.label.lower()]
    return reduce(
        or_,
        [
            Q(actor_key__in=people),
            Q(person_key__in=people),
            Q(application_key__in=applications),
            Q(
                subject_type="candidate",
                subject_key__in=candidates.values_list(Cast("pk", CharField())),
            ),
            Q(subject_type__in=NAMED, words__subject_name__icontains=text),
            Q(actor_key=None, actor_kind__in=kinds),
        ],
    )


def _keys(rows: QuerySet[Any]) -> list[int] | QuerySet[Any]:
    """Of a few rows their keys, which an index finds; of many a query for them."""
    keys = rows.order_by().values_list("pk", flat=True)
    few = list(keys[: MAX_LOOKED_UP + 1])
    return few if len(few) <= MAX_LOOKED_UP else keys
