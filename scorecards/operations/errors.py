"""The error pages. None reads what was sent, and none can fail."""

import errno
import logging
import sys

from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.request import UnreadablePostError
from django.template.loader import render_to_string
from django.views import csrf

from scorecards.operations.scrubbing import chain

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EMFILE, errno.ENFILE, errno.ENOMEM}
RETRY_AFTER = 30  # seconds
SENTENCES = {
    400: "This couldn’t be read. Nothing was saved.",
    500: "Something went wrong on our side. Try again in a minute.",
    503: "The site can’t save or read anything at the moment. Try again in a minute.",
}


def bad_request(
    request: HttpRequest, exception: Exception | None = None
) -> HttpResponse:
    """Django reports a session that couldn’t be saved as the reader’s mistake."""
    return answer(request, 503 if out_of_service(exception) else 400)


def server_error(request: HttpRequest) -> HttpResponse:
    error = sys.exc_info()[1]
    if isinstance(error, UnreadablePostError):  # the browser has hung up
        return answer(request, 400)
    return answer(request, 503 if out_of_service(error) else 500)


def not_found(request: HttpRequest, record: str) -> HttpResponse:
    raise Http404


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Like Django’s; the reason is for the people who run the site, so it is logged."""
    vars(request)["refusal"] = reason
    return csrf.csrf_failure(request, reason)


def out_of_service(error: BaseException | None) -> bool:
    """Whether the database is down, or a disk or other resource is full."""
    return any(
        isinstance(each, (OperationalError, InterfaceError, MemoryError))
        or (isinstance(each, OSError) and each.errno in FULL)
        for each in chain(error)
    )


def answer(request: HttpRequest, status: int) -> HttpResponse:
    number = vars(request).get("id", "")
    response: HttpResponse
    if request.headers.get("Accept") == "application/json":
        told = {"error": SENTENCES[status], "request": number}
        response = JsonResponse(told, status=status)
    else:
        response = HttpResponse(_page(status, number), status=status)
    if status == 503:
        response["Retry-After"] = str(RETRY_AFTER)
    return response


def _page(status: int, number: str) -> str:
    try:
        return render_to_string(f"{status}.html", {"request_id": number})
    except Exception:  # noqa: BLE001 - whatever it is, a sentence is better
        logging.getLogger(__name__).exception("The error page failed too.")
        return f"<!doctype html><title>Error</title><p>{SENTENCES[status]} {number}</p>"
