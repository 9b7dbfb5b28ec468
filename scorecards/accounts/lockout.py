"""How django-axes counts failed logins, and what happens after too many.

A browser that the person has logged in with before is counted by itself, so that nobody
who guesses elsewhere locks it out. All others are counted in three ways: by username
and address together, by address, and by username. So are requests for a new password.
"""

import logging
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.crypto import salted_hmac

from scorecards.accounts.devices import known_browser
from scorecards.audit import trail
from scorecards.models import AuditEntry

STATUS = 429
MINUTES = int(settings.AXES_COOLOFF_TIME.total_seconds()) // 60
ADVICE = (
    f"Wait {MINUTES} minutes, then try again, or log in from a browser where you have "
    "logged in before."
)
RESET = "reset "  # no username has a space, so that none is counted with these


class Handler(AxesDatabaseHandler):  # type: ignore[misc] # axes has no types
    """Counts like axes, with a limit for each way, and known browsers separately."""

    def is_allowed(
        self, request: HttpRequest, credentials: dict[str, Any] | None = None
    ) -> bool:
        _name_browser(request, credentials)
        return bool(super().is_allowed(request, credentials))

    def user_login_failed(
        self,
        sender: Any,
        credentials: dict[str, Any],
        request: HttpRequest | None = None,
        **kwargs: Any,
    ) -> None:
        _name_browser(request, credentials)
        super().user_login_failed(sender, credentials, request, **kwargs)

    def user_logged_in(
        self, sender: Any, request: HttpRequest, user: User, **kwargs: Any
    ) -> None:
        _name_browser(request, {"username": user.get_username()})
        super().user_logged_in(sender, request, user, **kwargs)

    def get_failures(
        self, request: HttpRequest, credentials: dict[str, Any] | None = None
    ) -> int:
        """Of the way that is nearest to its limit, in parts of AXES_FAILURE_LIMIT."""
        ways = counted_by(request, credentials)
        attempts = self.get_user_attempts(request, credentials)
        return max(
            (each.aggregate(sum=Sum("failures_since_start"))["sum"] or 0)
            * settings.AXES_FAILURE_LIMIT
            // _limit(way, credentials)
            for way, each in zip(ways, attempts, strict=True)
        )

    def reset_user_attempts(
        self, request: HttpRequest, credentials: dict[str, Any] | None = None
    ) -> int:
        """In the narrowest way alone: a login of one's own hides no other guesses."""
        narrowest, *_ = self.filter_user_attempts(request, credentials)
        count, _ = narrowest.delete()
        return int(count)


def counted_by(
    request: HttpRequest, credentials: dict[str, Any] | None = None
) -> list[list[str]]:
    """The ways in which failures of this request add up, the narrowest first."""
    if _axes(request, "user_agent"):
        return [["username", "user_agent"]]
    ways = [["username", "ip_address"], ["username"]]
    # An address of this machine is a proxy's, so everybody shares it.
    return ways if _is_ours(_axes(request, "ip_address")) else [*ways, ["ip_address"]]


def _limit(way: list[str], credentials: dict[str, Any] | None) -> int:
    if way == ["ip_address"]:
        return settings.MAX_FAILURES_OF_ADDRESS
    if str((credentials or {}).get("username")).startswith(RESET):
        return settings.MAX_RESETS_OF_ACCOUNT
    if way == ["username"]:
        return settings.MAX_FAILURES_OF_ACCOUNT
    return settings.AXES_FAILURE_LIMIT


def _name_browser(
    request: HttpRequest | None, credentials: dict[str, Any] | None
) -> None:
    """A browser can claim any user agent, so we use the name we gave it."""
    username = (credentials or {}).get("username")
    if request is not None:
        known = known_browser(request, str(username)) if username else ""
        vars(request)["axes_user_agent"] = known


def _axes(request: HttpRequest, name: str) -> str:
    return str(vars(request)[f"axes_{name}"] or "")


def _is_ours(address: str) -> bool:
    return not address or ip_address(address).is_loopback


def count_reset(request: HttpRequest, email: str) -> bool:
    """Whether another link may be requested; unknown addresses count too."""
    if not settings.AXES_ENABLED:
        return True
    # What is typed may be anybody's address: it is counted, not kept.
    of = salted_hmac("scorecards.accounts.lockout.reset", email.casefold()).hexdigest()
    credentials = {"username": f"{RESET}{of}"}
    if not AxesProxyHandler.is_allowed(request, credentials):
        vars(request)["axes_locked_out"] = True
        return False
    AxesProxyHandler.user_login_failed(count_reset, credentials, request)
    vars(request)["axes_locked_out"] = False  # this one may still
    return True


def locked_out(
    request: HttpRequest, response: HttpResponse, credentials: dict[str, Any]
) -> HttpResponse:
    """A sentence for scripts, a page for people, with the time to wait."""
    if request.headers.get("Accept") == "application/json":
        answer: HttpResponse = JsonResponse(
            {"error": f"Too many attempts. {ADVICE}"}, status=STATUS
        )
    else:
        context = {"advice": ADVICE}
        answer = render(
            request, "scorecards/accounts/locked_out.html", context, status=STATUS
        )
    answer["Retry-After"] = str(MINUTES * 60)
    return answer


def client_address(request: HttpRequest) -> str | None:
    """As the outermost of our own proxies saw it; what it was told itself is hearsay.

    For IPv6 the network of 64 bits: one person usually has all its addresses.
    """
    ours = settings.PROXIES
    seen = request.headers.get("X-Forwarded-For", "").split(",")
    if ours and len(seen) >= ours:
        try:
            return _counted(ip_address(seen[-ours].strip()))
        except ValueError:
            logging.getLogger(__name__).warning("A proxy sent no client address.")
    try:
        return _counted(ip_address(request.META.get("REMOTE_ADDR", "")))
    except ValueError:
        return None  # a socket of this machine has none


def _counted(address: IPv4Address | IPv6Address) -> str:
    if isinstance(address, IPv4Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    if address.is_loopback:
        return str(address)
    return str(IPv6Network((int(address), 64), strict=False).network_address)


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
