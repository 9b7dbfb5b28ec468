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
    people = User.objects.filter(username__icontains=text).order_by().values("pk")
    named = Candidate.objects.filter(name__icontains=text).order_by()
    applications = Application.objects.filter(
        Q(candidate__name__icontains=text) | Q(opening__title__icontains=text)
    ).order_by()
    candidates = named.values_list(Cast("pk", CharField()))
    kinds = [
        kind
        for kind, label in AuditEntry.Actor.choices
        if text.lower() in label.lower()
    ]
    return reduce(
        or_,
        [
            Q(actor_key__in=people),
            Q(person_key__in=people),
            Q(application_key__in=applications.values("pk")),
            Q(subject_type="candidate", subject_key__in=candidates),
            Q(words__subject_name__icontains=text),
            Q(words__actor_name__icontains=text),
            Q(actor_kind__in=set(kinds) - {AuditEntry.Actor.PERSON}),
        ],
    )
