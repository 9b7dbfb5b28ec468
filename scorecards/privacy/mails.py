"""Mails that a site without a mail server keeps in files."""

from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User

from scorecards.models import Candidate
from scorecards.privacy.erasing import Names, names_of

BETWEEN = b"-" * 79 + b"\n"  # as Django's backend writes it


def erase_mails(person: Candidate | User) -> int:
    """How many files of mails were deleted, as a mail in them has the person's name."""
    folder = getattr(settings, "EMAIL_FILE_PATH", None)
    if not folder or not Path(folder).is_dir():
        return 0
    names = Names(names_of(person))
    found = [each for each in Path(folder).iterdir() if _mentions(each, names)]
    for file in found:
        file.unlink(missing_ok=True)
    return len(found)


def _mentions(file: Path, names: Names) -> bool:
    mails = file.read_bytes().split(BETWEEN)
    return any(names.are_in(_text(mail)) for mail in mails)


def _text(mail: bytes) -> str:
    message = message_from_bytes(mail, EmailMessage, policy=policy.default)
    body = message.get_body(("plain",))
    headers = " ".join(str(message[name] or "") for name in ("subject", "to"))
    return f"{headers}\n{body.get_content() if body else ''}"
