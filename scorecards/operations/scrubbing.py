"""Errors made safe to log: their kind and place, never their values.

The message of an exception may hold a name, a note or a statement with its values. All
are left out but those of the system and of the connection to the database, which tell
why a site is down.
"""

import os
import traceback
from collections.abc import Iterator
from smtplib import SMTPResponseException

from django.core.exceptions import ImproperlyConfigured
from django.db import InterfaceError, OperationalError

MAX_CHAIN = 10
MAX_MESSAGE = 300
BECAUSE = "\nThat was the reason for:\n\n"


def chain(error: BaseException | None) -> Iterator[BaseException]:
    """The error, what caused it, what caused that, and so on."""
    seen: set[int] = set()
    while error and id(error) not in seen and len(seen) < MAX_CHAIN:
        yield error
        seen.add(id(error))
        error = error.__cause__ or error.__context__


def one_line(text: str) -> str:
    """One short line, so that nobody can forge or flood the log."""
    line = "".join(letter if letter.isprintable() else " " for letter in text)
    return line if len(line) <= MAX_MESSAGE else f"{line[:MAX_MESSAGE]}…"


def summary(error: BaseException) -> str:
    """Such as ``KeyError`` or ``OSError: No space left on device``."""
    kind = type(error)
    name = f"{kind.__module__}.{kind.__qualname__}".removeprefix("builtins.")
    if isinstance(error, SMTPResponseException):
        reason = f"code {error.smtp_code:d}"
    elif isinstance(error, OSError):
        reason = os.strerror(error.errno) if error.errno else ""
    elif isinstance(error, (OperationalError, InterfaceError, ImproperlyConfigured)):
        # PostgreSQL quotes the statement, with its values, in the lines that follow.
        reason = one_line(str(error).partition("\n")[0])
    else:
        reason = ""
    return f"{name}: {reason}" if reason else name


def scrubbed_traceback(error: BaseException) -> str:
    """Python’s, first cause first, with lines of the source and no values."""
    parts = []
    for each in chain(error):
        frames = "".join(traceback.format_tb(each.__traceback__))
        parts.append(f"{frames}{summary(each)}\n")
    return BECAUSE.join(reversed(parts)).rstrip()
