"""Saves a workbook's contents as the draft: all of them, or none."""

from collections.abc import Mapping

from django.contrib.auth.models import User
from django.db import transaction

from scorecards.excel_form.carrying import Carried
from scorecards.excel_form.changes import Keep, as_posted, changes
from scorecards.interview.page import ScorecardPage
from scorecards.models import LockedError, Scorecard


class ChangedMeanwhileError(Exception):
    """The scorecard was saved after the preview was made."""


class NotStoredError(Exception):
    """The scorecard's own forms refuse some of it; the page has their errors."""

    def __init__(self, page: ScorecardPage) -> None:
        self.page = page
        super().__init__("Some parts can’t be saved.")


def store(pk: int, carried: Carried, keep: Mapping[str, Keep], *, by: User) -> int:
    """How many fields were changed.

    Raises `LockedError`, `ChangedMeanwhileError`, `NotStoredError`, or
    `Scorecard.DoesNotExist`.
    """
    with transaction.atomic():
        own = Scorecard.objects.of(by).select_related("kit")
        scorecard = own.select_for_update(of=("self",)).get(pk=pk)
        page = ScorecardPage(scorecard)
        if scorecard.is_submitted:
            raise LockedError
        if page.revision != carried.revision:
            raise ChangedMeanwhileError
        found = list(changes(page, carried.sent, carried.parts))
        kept = [
            each
            for each in found
            if each.kept(keep.get(each.name, each.default)) != each.stored
        ]
        bound = ScorecardPage(scorecard, as_posted(page, kept, keep), sent_only=True)
        if not bound.save():
            raise NotStoredError(bound)
    return len(kept)
