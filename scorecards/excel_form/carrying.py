"""Carries a workbook's changes through the preview: signed, not stored."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.core import signing

from scorecards.excel_form.changes import Change, Sent, only
from scorecards.excel_form.identity import Basis
from scorecards.interview.page import ScorecardPage
from scorecards.models import Scorecard
from scorecards.uploads.limits import UnreadableError
from scorecards.uploads.signed import HOURS, StaleError

SALT = "scorecards.excel_form.preview"
MAX_CHARACTERS = 4 * 1024 * 1024  # what a browser may send back is 5 MB


@dataclass(frozen=True)
class Carried:
    """``revision`` is that of the page of which the preview was made."""

    revision: int
    sent: Sent
    parts: dict[str, Basis]


def pack(
    page: ScorecardPage, found: list[Change], parts: dict[str, Basis], *, user: User
) -> str:
    """Raises `UnreadableError` for more than a browser could send back."""
    sent = only(found)
    bases = {each: (parts[each].revision, parts[each].fields) for each in sent}
    text = signing.dumps(
        [page.scorecard.pk, user.pk, page.revision, sent, bases],
        salt=SALT,
        compress=True,
    )
    if len(text) > MAX_CHARACTERS:
        raise UnreadableError(
            "The texts in this workbook are too long to import together. Shorten some "
            "of them, or paste them on the scorecard page."
        )
    return text


def unpack(text: str, *, scorecard: Scorecard, user: User) -> Carried:
    """Raises `StaleError`."""
    try:
        of, by, revision, sent, bases = signing.loads(text, salt=SALT, max_age=HOURS)
    except signing.BadSignature as error:
        raise StaleError from error
    if (of, by) != (scorecard.pk, user.pk):
        raise StaleError
    parts = {prefix: Basis(*basis) for prefix, basis in bases.items()}
    return Carried(revision, sent, parts)
