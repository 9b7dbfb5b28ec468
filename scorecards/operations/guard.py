"""Middleware around all others: a number for each request, headers on every answer."""

import logging
import re
import uuid
from collections.abc import Callable
from contextvars import ContextVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from scorecards.operations import errors
from scorecards.operations.unreadable import cannot_be_read

GIVEN = re.compile(r"[0-9A-Za-z-]{8,64}")  # what nginx and others number requests with
UNUSED = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "usb",
    "xr-spatial-tracking",
)
# Django sets some of them too, but not on the answers of its outer middleware.
HEADERS = {
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in UNUSED),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
}
PERMISSION = logging.getLogger("scorecards.refusals.permission")
LOCKOUT = logging.getLogger("scorecards.refusals.lockout")

current_request: ContextVar[HttpRequest | None] = ContextVar("request", default=None)


def guard(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    def answer(request: HttpRequest) -> HttpResponse:
        vars(request)["id"] = _number(request)
        token = current_request.set(request)
        try:
            if cannot_be_read(request):
                response = errors.answer(request, 400)
            else:
                response = get_response(request)
            _report(request, response)
        finally:
            current_request.reset(token)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if response.status_code >= 500:
            response["X-Request-ID"] = vars(request)["id"]
        return response

    return answer


def _number(request: HttpRequest) -> str:
    """The proxy's own where there is one, so that both logs have the same."""
    given = request.headers.get("X-Request-ID", "")
    if settings.PROXIES and GIVEN.fullmatch(given):
        return given
    return uuid.uuid4().hex


def _report(request: HttpRequest, response: HttpResponse) -> None:
    told = {"request": request, "status_code": response.status_code}
    if response.status_code == 403:
        PERMISSION.warning(vars(request).get("refusal", ""), extra=told)
    elif response.status_code == 429:
        LOCKOUT.error("", extra=told)
