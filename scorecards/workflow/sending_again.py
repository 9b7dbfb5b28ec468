"""Trying a mail again that was given up, and leaving it after all."""

from django.contrib.auth.models import User
from django.utils import timezone

from glossary.locking import in_transaction
from scorecards.models import OutgoingMail
from scorecards.workflow.rights import require

State = OutgoingMail.State


class NotGivenUpError(Exception):
    """Somebody was quicker, or the mail went out."""


def try_again(mail: OutgoingMail, *, by: User | None) -> None:
    """The next run sends it, and tries as often as the first time.

    Raises `PermissionDenied` or `NotGivenUpError`.
    """
    _change(mail, State.FAILED, by, state=State.WAITING, due_at=timezone.now(), tries=0)


def leave(mail: OutgoingMail, *, by: User | None) -> None:
    """As if nobody had tried it again. Raises as `try_again` does."""
    _change(mail, State.WAITING, by, state=State.FAILED)


@in_transaction
def _change(mail: OutgoingMail, was: str, by: User | None, **values: object) -> None:
    require(by, "scorecards.assign_scorecard")
    given_up = OutgoingMail.objects.select_for_update(of=("self",)).filter(
        pk=mail.pk, state=was, finished_at__isnull=False
    )
    if not given_up.exists():
        raise NotGivenUpError
    OutgoingMail.objects.filter(pk=mail.pk).update(**values)
