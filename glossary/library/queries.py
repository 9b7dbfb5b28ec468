"""The terms a person may read, and a term's first sentence."""

import re

from django.contrib.auth.models import AnonymousUser, User
from django.db.models.functions import Lower

from glossary.models import RetirableQuerySet, Term

# No sentence ends at the stop of "U.S. law" or "Dr. No".
CLOSING = r"""[)”’"']*"""
SENTENCE = re.compile(
    rf"""(?s:.+?)\w{{2}}(?<!\b(?:Dr|Mr|Ms|St|vs)){CLOSING}[.!?]{CLOSING}(?=\s+[“‘"'(]?[A-Z0-9]|\s*$)"""
)


def readable_terms(user: User | AnonymousUser) -> RetirableQuerySet:
    """Active terms by name; for people who can change terms, retired ones
    and drafts too."""
    terms = Term.objects.order_by(Lower("name"), "pk")
    return terms if user.has_perm("glossary.change_term") else terms.active()


def split_lead(explanation: str) -> tuple[str, str]:
    """The first sentence, and what comes after it."""
    text = explanation.strip()
    first = SENTENCE.match(text)
    end = first.end() if first else len(text)
    return text[:end], text[end:].strip()
