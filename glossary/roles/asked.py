"""What people asked for and the library lacks, counted for its editors."""

import unicodedata

from django.db.models import F
from django.utils import timezone

from glossary.locking import in_transaction
from glossary.models import AskedTitle
from glossary.roles.title_levels import split_level
from glossary.roles.titles import title_key

MAX_TITLES = 1_000
MAX_LENGTH = 120


def count_title(title: str) -> None:
    """Once more; call it when somebody goes on without a role of that title."""
    _count(AskedTitle.Kind.TITLE, title)


def count_term(abbreviation: str) -> None:
    """Once more; call it when somebody asks for a term of that name."""
    _count(AskedTitle.Kind.TERM, abbreviation)


@in_transaction
def _count(kind: str, title: str) -> None:
    """Keeps `MAX_TITLES` of a kind: the least wanted and oldest one makes room."""
    asked = as_counted(title)
    if not asked:
        return
    now = timezone.now()
    of_kind = AskedTitle.objects.filter(kind=kind)
    known = of_kind.filter(title=asked)
    if known.update(times=F("times") + 1, asked_at=now):
        return
    _, is_new = AskedTitle.objects.get_or_create(
        kind=kind, title=asked, defaults={"asked_at": now}
    )
    if not is_new:  # somebody else was quicker
        known.update(times=F("times") + 1, asked_at=now)
        return
    surplus = of_kind.exclude(title=asked).order_by("times", "asked_at")
    number = of_kind.count() - MAX_TITLES
    if number > 0:
        keys = [*surplus.values_list("pk", flat=True)[:number]]
        AskedTitle.objects.filter(pk__in=keys).delete()


def as_counted(title: str) -> str:
    """Small letters, one space between words, nothing invisible, not too long."""
    return as_shown(title).casefold()[:MAX_LENGTH].strip()


def as_told_apart(title: str) -> str:
    """The same for titles that differ in case, punctuation or level alone."""
    key = title_key(as_counted(title))
    return (" ".join(split_level(key.split()).words) or key)[:MAX_LENGTH].strip()


def as_shown(title: str) -> str:
    """One space between words, nothing invisible, not too long."""
    visible = "".join(
        character if unicodedata.category(character)[0] != "C" else " "
        for character in unicodedata.normalize("NFKC", title[: 2 * MAX_LENGTH])
    )
    return " ".join(visible.split())[:MAX_LENGTH].strip()
