"""Handles headers that make Django fail, before it builds a request.

Everything here is UTF-8. Django looks at the query while it builds a request that
declares an encoding, outside of all that turns an error into an answer, and some of
Python’s encodings, such as ``idna``, fail in ways of their own.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

from django.http import HttpRequest

CHARSET = re.compile(r";\s*charset([^;]*)", re.IGNORECASE)
UTF_8 = re.compile(r"""\s*=\s*(["']?)utf-?8\1\s*""", re.IGNORECASE)
LENGTH = re.compile(r"[0-9]{0,18}")
UNREADABLE = "scorecards.unreadable"

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


def readable_only(application: Application) -> Application:
    """Wraps the WSGI application."""

    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        take_note(environ)
        return application(environ, start_response)

    return answer


def take_note(environ: dict[str, Any]) -> None:
    """Removes what would make Django fail, and remembers that it was there."""
    declared = environ.get("CONTENT_TYPE", "")
    named = CHARSET.findall(declared)
    if named:
        environ["CONTENT_TYPE"] = CHARSET.sub("", declared)
        environ[UNREADABLE] = not all(UTF_8.fullmatch(each) for each in named)
    if not LENGTH.fullmatch(environ.get("CONTENT_LENGTH", "")):
        environ["CONTENT_LENGTH"] = "0"
        environ[UNREADABLE] = True


def cannot_be_read(request: HttpRequest) -> bool:
    return bool(request.META.get(UNREADABLE))
