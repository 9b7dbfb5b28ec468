"""Mails errors to ADMIN_EMAILS: each kind once an hour, and few kinds an hour."""

import hashlib
import logging
import time
from pathlib import Path
from smtplib import SMTPException
from threading import Thread

from django.conf import settings
from django.core.mail import mail_admins

HOUR = 60 * 60
MAX_KINDS = 10  # an hour, over all processes that share DATA_DIR


class AdminMails(logging.Handler):
    """Mails what the log says, from a thread of its own: nobody waits for the mail."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.addFilter(is_ours)

    def emit(self, record: logging.LogRecord) -> None:
        if _is_news(kind_of(record)):
            Thread(target=_send, args=[record.levelname, self.format(record)]).start()


def is_ours(record: logging.LogRecord) -> bool:
    """A request that was refused, as scanners send them, is no error of the site."""
    status = getattr(record, "status_code", None)
    return status is None or status >= 500 or record.name.endswith(".lockout")


def kind_of(record: logging.LogRecord) -> str:
    """One key for all errors of one type from one place."""
    error = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
    trace = error.__traceback__ if error else None
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else ""
    return f"{record.name} {type(error).__qualname__} {place}"


def _is_news(kind: str) -> bool:
    """A file for each kind and hour: the process that makes it sends the mail.

    With a full disk no mail is sent; the log has it all.
    """
    folder = Path(settings.DATA_DIR) / "mailed_errors"
    hour = f"{int(time.time() // HOUR)}-"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        for old in folder.iterdir():
            if not old.name.startswith(hour):
                old.unlink(missing_ok=True)
        if len(list(folder.iterdir())) >= MAX_KINDS:
            return False
        name = hour + hashlib.sha256(kind.encode()).hexdigest()[:16]
        (folder / name).touch(mode=0o600, exist_ok=False)
    except OSError:
        return False
    return True


def _send(level: str, text: str) -> None:
    subject = f"{level.capitalize()} on {settings.SITE_URL}"
    try:
        mail_admins(subject, text)
    except (OSError, SMTPException) as error:
        logging.getLogger(__name__).warning(
            "The mail to ADMIN_EMAILS failed: %s", type(error).__name__
        )
