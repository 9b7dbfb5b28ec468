"""The log: a record for each error or refusal, as text or JSON.

Of a request it has the number that the error page shows, the key of the user and the
path without the query: never what was sent, and never what an exception holds.
"""

import json
import logging
import sys
from datetime import UTC, datetime
from http import HTTPStatus
from types import TracebackType
from typing import Any

from django.http import HttpRequest
from django.utils.encoding import escape_uri_path

from scorecards.operations.guard import current_request
from scorecards.operations.scrubbing import one_line, scrubbed_traceback, summary

# Others, such as readers of PDF files, may quote what they read.
TRUSTED = {"django", "django_tasks", "django_tasks_db", "glossary", "scorecards"}
# These quote headers alone, and tell of a proxy that is set up wrongly.
QUOTE_HEADERS = ("django.security.DisallowedHost", "scorecards.refusals.permission")
TOLD_BY_GUARD = ("django.request", "django.security.csrf")


def facts(record: logging.LogRecord) -> dict[str, Any]:
    """All that may be logged about it, by name, without empty values."""
    error = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
    told = {
        "time": datetime.fromtimestamp(record.created, UTC).isoformat("T", "seconds"),
        "level": record.levelname,
        "logger": record.name,
        **_of_request(record),
        "message": _message(record),
        "error": summary(error) if error else "",
        "traceback": scrubbed_traceback(error) if error else "",
    }
    return {name: value for name, value in told.items() if value not in ("", None)}


def _of_request(record: logging.LogRecord) -> dict[str, Any]:
    request = getattr(record, "request", None) or current_request.get()
    if not isinstance(request, HttpRequest):
        return {}
    # A person not known by now isn't looked up: the database may be down.
    user = vars(request).get("_cached_user")
    return {
        "request": vars(request).get("id"),
        "user": getattr(user, "pk", None),
        "address": getattr(record, "address", None),
        "status": getattr(record, "status_code", None),
        "method": one_line(request.method or ""),
        "path": one_line(escape_uri_path(request.path)),
    }


def _message(record: logging.LogRecord) -> str:
    status = getattr(record, "status_code", None)
    if record.name in QUOTE_HEADERS or (
        status is None and record.name.partition(".")[0] in TRUSTED
    ):
        return one_line(record.getMessage())
    return HTTPStatus(status).phrase if status else "(message left out)"


class NewsFilter(logging.Filter):
    """Without Django's records of what was refused: `guard` has what matters of them,
    and the proxy the rest."""

    def filter(self, record: logging.LogRecord) -> bool:
        return record.levelno >= logging.ERROR or record.name not in TOLD_BY_GUARD


class JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return json.dumps(facts(record), ensure_ascii=False)


class TextFormatter(logging.Formatter):
    """One line, and the traceback below it."""

    def format(self, record: logging.LogRecord) -> str:
        told = facts(record)
        beginning = [str(told.pop(name)) for name in ("time", "level", "logger")]
        end = [told.pop("message", ""), told.pop("error", "")]
        trace = told.pop("traceback", "")
        named = [f"{name}={value}" for name, value in told.items()]
        line = " ".join([*beginning, *named, ": ".join(filter(None, end))])
        return f"{line}\n{trace}" if trace else line


def record_crash(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """For ``sys.excepthook``: logs the exception that ends a command."""
    if isinstance(error, Exception) and logging.getLogger().handlers:
        command = one_line(" ".join(sys.argv[1:2])) or "without a name"
        logging.getLogger("scorecards.command").critical(
            "The command %s failed.", command, exc_info=(kind, error, trace)
        )
    else:
        sys.__excepthook__(kind, error, trace)
