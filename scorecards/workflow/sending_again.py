"""Trying a mail again that was given up, and leaving it after all."""

from django.contrib.auth.models import User
from django.utils import timezone

from glossary.locking import in_transaction
from scorecards.audit import trail
from scorecards.models import AuditEntry, OutgoingMail, Scorecard
from scorecards.workflow.rights import require

Action, State = AuditEntry.Action, OutgoingMail.State


class NotGivenUpError(Exception):
    """Somebody was quicker, or the mail went out."""


def try_again(mail: OutgoingMail, *, by: User | None) -> None:
    """The next run sends it, and tries as often as the first time.

    Raises `PermissionDenied` or `NotGivenUpError`.
    """
    again = {"state": State.WAITING, "due_at": timezone.now(), "tries": 0}
    _change(mail, State.FAILED, by, Action.MAIL_AGAIN, **again)


def leave(mail: OutgoingMail, *, by: User | None) -> None:
    """As if nobody had tried it again. Raises as `try_again` does."""
    _change(mail, State.WAITING, by, Action.MAIL_LEFT, state=State.FAILED)


@in_transaction
def _change(
    mail: OutgoingMail,
    was: str,
    by: User | None,
    action: AuditEntry.Action,
    **values: object,
) -> None:
    require(by, "scorecards.assign_scorecard")
    given_up = OutgoingMail.objects.select_for_update(of=("self",)).filter(
        pk=mail.pk, state=was, finished_at__isnull=False
    )
    if not given_up.exists():
        raise NotGivenUpError
    OutgoingMail.objects.filter(pk=mail.pk).update(**values)
    application = mail.application
    about = Scorecard.objects.filter(pk=mail.scorecard_key or 0).first()
    trail.record(
        action,
        actor=by,
        subject=about or application,
        application=application,
        what=mail.kind,
        members=[mail.person_id] if mail.person_id else [],
    )
