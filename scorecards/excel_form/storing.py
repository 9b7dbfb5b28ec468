"""Saves a workbook's contents as the draft: all of them, or none."""

from collections.abc import Mapping

from django.contrib.auth.models import User

from glossary.locking import in_transaction
from scorecards.excel_form.carrying import Carried
from scorecards.excel_form.changes import Keep, as_posted, changes
from scorecards.excel_form.pages import form_page
from scorecards.interview.page import ScorecardPage
from scorecards.models import LockedError, Scorecard
from scorecards.workflow.first_content import locked_to_save, with_first_content


class ChangedMeanwhileError(Exception):
    """The scorecard was saved after the preview was made."""


class OtherKitError(Exception):
    """The opening moved to a kit that does not have all that is to be stored."""


class NotStoredError(Exception):
    """The scorecard's own forms refuse some of it; the page has their errors."""

    def __init__(self, page: ScorecardPage) -> None:
        self.page = page
        super().__init__("Some parts can’t be saved.")


def fits(page: ScorecardPage, carried: Carried) -> bool:
    """Whether the scorecard has all the parts that the workbook changes."""
    return carried.sent.keys() <= {part.prefix for part in page.parts}


@with_first_content
@in_transaction
def store(
    pk: int,
    carried: Carried,
    keep: Mapping[str, Keep],
    *,
    by: User,
    first: bool = False,
) -> int:
    """How many fields were changed.

    Raises `LockedError`, `OtherKitError`, `ChangedMeanwhileError`, `NotStoredError`,
    or `Scorecard.DoesNotExist`.
    """
    scorecard = locked_to_save(pk, Scorecard.objects.kept_by(by), first=first)
    page = form_page(scorecard)
    if scorecard.is_locked:
        raise LockedError
    if not fits(page, carried):
        raise OtherKitError
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
