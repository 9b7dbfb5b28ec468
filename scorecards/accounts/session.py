"""The login session: when it ends, how to extend it, what a browser may keep.

A page with unsaved edits keeps them encrypted in the browser. The key is derived from a
secret that lives in the session alone: when the session is gone, nobody reads them.
"""

import secrets
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in
from django.contrib.auth.views import LogoutView
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import resolve_url
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from scorecards.accounts import resuming
from scorecards.accounts.login import LoginForm, MemberRequest

VAULT_SECRET = "vault_secret"  # noqa: S105 - the name of a session value
LOGGED_IN = "logged_in_at"


@receiver(user_logged_in)
def begin(sender: type[User], request: HttpRequest, user: User, **kwargs: Any) -> None:
    request.session[LOGGED_IN] = timezone.now().timestamp()
    _set_end(request)
    vault_secret(request)


def _set_end(request: HttpRequest) -> None:
    """A fixed time, whatever else is stored meanwhile; at last one that stays."""
    now = timezone.now()
    began = request.session.setdefault(LOGGED_IN, now.timestamp())
    end = now + timedelta(seconds=settings.SESSION_COOKIE_AGE)
    last = datetime.fromtimestamp(began, UTC) + settings.SESSION_MAX_LENGTH
    request.session.set_expiry(min(end, last))


def vault_secret(request: HttpRequest) -> str:
    """The session's secret for the browser's key, made when first asked for."""
    secret: str | None = request.session.get(VAULT_SECRET)
    if secret is None:
        secret = request.session[VAULT_SECRET] = secrets.token_urlsafe(32)
    return secret


def _state(request: HttpRequest) -> JsonResponse:
    return JsonResponse(
        {
            "vaultSecret": vault_secret(request),
            "sessionEnds": request.session.get_expiry_date().isoformat(),
        }
    )


@never_cache
@require_POST
def extend(request: MemberRequest) -> HttpResponse:
    """Extend the session to its full length, up to its final end."""
    _set_end(request)
    return _state(request)


@login_not_required
@sensitive_post_parameters("password")
@never_cache
@require_POST
def log_in_again(request: HttpRequest) -> HttpResponse:
    """Log in from a page that stays open; 422 with a sentence when refused."""
    form = LoginForm(request, request.POST)
    if not form.is_valid():
        sentences = [str(each) for errors in form.errors.values() for each in errors]
        return JsonResponse({"error": sentences[0]}, status=422)
    login(request, form.get_user())
    return _state(request)


class LoggedOut(LogoutView):
    """Log out and clear what the browser has kept."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().post(request, *args, **kwargs)
        response["Clear-Site-Data"] = '"cache", "storage"'
        return response


class LoginRequired(LoginRequiredMiddleware):
    """Scripts get an error when the session has ended, never the login page."""

    def process_view(
        self, request: HttpRequest, view_func: Any, *args: Any
    ) -> HttpResponseBase | None:
        # The health check asks for nobody: the database may be away.
        if not getattr(view_func, "login_required", True):
            return None
        return super().process_view(request, view_func, *args)

    def handle_no_permission(  # type: ignore[override]  # not a redirect alone
        self, request: HttpRequest, view_func: Any
    ) -> HttpResponse:
        if request.headers.get("Accept") == "application/json":
            return JsonResponse({"login": True}, status=401)
        if request.headers.get("HX-Request"):
            login_url = resolve_url(self.get_login_url(view_func))
            return HttpResponse(status=401, headers={"HX-Redirect": login_url})
        if resuming.can_resume(request):
            return resuming.ask_for_login(request)
        return super().handle_no_permission(request, view_func)
