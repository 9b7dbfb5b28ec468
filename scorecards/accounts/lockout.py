"""What somebody gets after too many failed logins; django-axes counts them."""

import logging
from ipaddress import ip_address
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from scorecards.audit import trail
from scorecards.models import AuditEntry

STATUS = 429
MINUTES = int(settings.AXES_COOLOFF_TIME.total_seconds()) // 60
SENTENCE = (
    f"Too many logins have failed for this username. Wait {MINUTES} minutes, then try "
    "again, or ask an administrator to set a new password."
)


def locked_out(
    request: HttpRequest, response: HttpResponse, credentials: dict[str, Any]
) -> HttpResponse:
    """A sentence for scripts, a page for people; they may try again later."""
    if request.headers.get("Accept") == "application/json":
        answer: HttpResponse = JsonResponse({"error": SENTENCE}, status=STATUS)
    else:
        context = {"sentence": SENTENCE}
        answer = render(
            request, "scorecards/accounts/locked_out.html", context, status=STATUS
        )
    answer["Retry-After"] = str(MINUTES * 60)
    return answer


def client_address(request: HttpRequest) -> str | None:
    """As the outermost of our own proxies saw it; what stands before is hearsay."""
    ours = settings.PROXIES
    seen = request.headers.get("X-Forwarded-For", "").split(",")
    if ours and len(seen) >= ours:
        try:
            return str(ip_address(seen[-ours].strip()))
        except ValueError:
            logging.getLogger(__name__).warning("A proxy named no address.")
    return request.META.get("REMOTE_ADDR") or None


def record_lockout(
    sender: Any, request: HttpRequest, username: str, **kwargs: Any
) -> None:
    """Once, by the failure that was one too many; of accounts that exist alone, as
    what is typed for a username may be a password."""
    counted = vars(request).get("axes_failures_since_start") is not None
    account = User.objects.filter(username=username).first() if counted else None
    if account:
        trail.record(
            AuditEntry.Action.LOCKED_OUT, actor=AnonymousUser(), subject=account
        )
