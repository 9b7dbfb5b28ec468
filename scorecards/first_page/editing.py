"""What editors of the glossary see first: drafts, and terms not checked for long."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.urls import reverse

from glossary.models import Competency, Role, Term

SHOWN = 8
STALE_AFTER = 12  # months
KINDS: tuple[tuple[type[Any], str], ...] = (
    (Term, "term"),
    (Competency, "competency"),
    (Role, "role"),
)


@dataclass(frozen=True)
class Draft:
    """``missing`` says in a sentence what it lacks."""

    name: str
    kind: str
    url: str
    missing: str


def drafts(user: User) -> list[Draft]:
    """Of each kind one more than is shown. Three queries."""
    return [
        Draft(
            str(each),
            kind,
            reverse(f"admin:glossary_{kind}_change", args=[each.pk]),
            each.draft,
        )
        for model, kind in KINDS
        if user.has_perm(f"glossary.change_{kind}")
        for each in model.objects.not_retired()
        .exclude(draft="")
        .order_by("-pk")[: SHOWN + 1]
    ]


def stale_terms(user: User, today: date) -> list[Term]:
    """Checked more than a year ago, or never; the longest ago first."""
    if not user.has_perm("glossary.change_term"):
        return []
    months = today.year * 12 + today.month - 1 - STALE_AFTER
    before = f"{months // 12}-{months % 12 + 1:02}"
    known = Term.objects.active().filter(checked__lt=before).select_related("industry")
    return list(known.order_by("checked", "pk")[: SHOWN + 1])
