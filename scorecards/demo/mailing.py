"""The demo's mails: invitations to its interviews, in files."""

from collections.abc import Iterable

from django.conf import settings
from django.utils import timezone

from scorecards.demo.writing import Sheet
from scorecards.mails.outbox import invite
from scorecards.mails.sending import Sent, send_waiting


def tell(sheets: Iterable[Sheet]) -> None:
    """Invite to what is to come; not where mails would reach somebody."""
    if not settings.MAIL_GOES_OUT:
        invite(*(sheet.scorecard for sheet in sheets if sheet.scorecard.interview_at))


def write_mails() -> int:
    """How many mails were written to files."""
    written = Sent()
    if not settings.MAIL_GOES_OUT:
        for written in send_waiting(timezone.now()):  # noqa: B007 - the last one counts
            pass
    return written.number
