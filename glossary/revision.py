"""A stamp that identifies one state of the glossary.

What is built from the whole glossary, such as the search index, is kept in memory by
each process and built again when the stamp changes. It is drawn, not counted: a
number would come again after a transaction that was rolled back.
"""

from collections.abc import Callable
from threading import Lock
from typing import Any, Generic, TypeVar
from uuid import UUID, uuid4

from django.db.models.signals import m2m_changed, post_delete, post_save

from glossary.models import (
    Competency,
    CompetencyLevel,
    CompetencyQuestion,
    CompetencyRedFlag,
    GlossaryRevision,
    Industry,
    LevelGuide,
    Question,
    RedFlag,
    Role,
    RoleCompetency,
    RoleTerm,
    Term,
)

Built = TypeVar("Built")

WATCHED = (
    *(Industry, Term, LevelGuide, Question, RedFlag),
    *(Competency, CompetencyLevel, CompetencyQuestion, CompetencyRedFlag),
    *(Role, RoleTerm, RoleCompetency),
)


def current() -> UUID | None:
    """One query; None if nothing has been written yet."""
    return GlossaryRevision.objects.values_list("stamp", flat=True).first()


def advance(**kwargs: Any) -> None:
    """Say that the glossary changed. Rows written in bulk have to call it themselves;
    otherwise signals do, with arguments that play no part."""
    stamp = uuid4()
    if not GlossaryRevision.objects.update(stamp=stamp):
        GlossaryRevision.objects.get_or_create(
            pk=GlossaryRevision.ONLY, defaults={"stamp": stamp}
        )


def watch() -> None:
    """Make a new revision whenever a part of the glossary is saved or deleted."""
    for model in WATCHED:
        for signal in (post_save, post_delete):
            signal.connect(advance, sender=model, dispatch_uid=f"glossary-{model}")
    m2m_changed.connect(advance, sender=RoleTerm)


class KeptForRevision(Generic[Built]):
    """What ``build`` makes of the glossary, kept until there is a new revision.

    With ``old_meanwhile`` nobody waits while one thread builds: they get what was kept
    before the change. For what takes seconds and may be a little late, such as search.
    """

    def __init__(
        self, build: Callable[[], Built], *, old_meanwhile: bool = False
    ) -> None:
        self._build = build
        self._old_meanwhile = old_meanwhile
        self._kept: tuple[UUID | None, Built] | None = None
        self._building = Lock()

    def get(self) -> Built:
        """One query; more for the caller that rebuilds after a change."""
        stamp, kept = current(), self._kept
        if kept and kept[0] == stamp:
            return kept[1]
        if kept and self._old_meanwhile and self._building.locked():
            return kept[1]
        with self._building:
            return self._built()

    def _built(self) -> Built:
        """Of the current revision; call it while nobody else builds."""
        kept, stamp = self._kept, current()
        if kept is None or kept[0] != stamp:
            kept = self._kept = stamp, self._build()
        return kept[1]
