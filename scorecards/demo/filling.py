"""Puts the whole demo into an empty database."""

from collections.abc import Callable
from datetime import datetime
from itertools import islice

from django.contrib.auth.models import User
from django.db import transaction

from scorecards.demo import (
    beforehand,
    debriefing,
    mailing,
    remembering,
    story,
    volume,
    writing,
)
from scorecards.demo.accounts import make_accounts
from scorecards.models import Scorecard


def is_empty() -> bool:
    """Nobody can log in yet and nothing was recorded."""
    return not (User.objects.exists() or Scorecard.objects.exists())


def fill(
    password: str,
    *,
    now: datetime,
    total: int | None = None,
    progress: Callable[[int], object] = lambda written: None,
) -> int:
    """Make ``total`` scorecards, the hand-written ones first; how many were made.

    Without a ``total`` there are the hand-written ones alone. Needs the glossary.
    ``progress`` is called with the number written so far. All of it or nothing.
    """
    with transaction.atomic():
        make_accounts(password, now=now)
        parts = story.read()
        told = list(islice(story.tell(parts, now=now), total))
        writing.write(told)
        coordinator = User.objects.get(username="coordinator")
        beforehand.pass_on(told)
        remembering.remember(told, by=coordinator)
        mailing.tell(told)
        debriefing.debrief(parts)
        written = len(told)
        for batch in volume.draw((total or 0) - written, now=now):
            writing.write(batch)
            remembering.remember(batch, by=coordinator)
            written += len(batch)
            progress(written)
        writing.backdate(now)
    return written
