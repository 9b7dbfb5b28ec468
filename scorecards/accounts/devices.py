"""Browsers that somebody has logged in with before.

Guessing elsewhere never locks out such a browser: its failures are counted separately.
A signed cookie holds a name of the browser and the keys of the people who logged in
with it. It grants nothing; the password is still needed.
"""

import secrets
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in
from django.core import signing
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse

SALT = "scorecards.devices"
KEPT = timedelta(days=400)  # browsers keep no cookie for longer
MAX_PEOPLE = 20  # of a browser that many share; the newest stay
_USED_BY = "_device_used_by"


def known_browser(request: HttpRequest, username: str) -> str:
    """The browser's name if this person has logged in with it, else blank."""
    name, people = _read(request)
    if not people:
        return ""
    used = User.objects.filter(pk__in=people, username=username).exists()
    return name if used else ""


@receiver(user_logged_in)
def log_in(sender: type[User], request: HttpRequest, user: User, **kwargs: Any) -> None:
    know(request, user)


def know(request: HttpRequest, user: User) -> None:
    """Remember the browser as this person's from this response on."""
    vars(request)[_USED_BY] = user.pk


def remember_device(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware that sets the cookie after a login."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if (user := vars(request).get(_USED_BY)) is not None:
            _write(request, response, user)
        return response

    return answer


def _read(request: HttpRequest) -> tuple[str, list[int]]:
    cookie = request.COOKIES.get(settings.DEVICE_COOKIE_NAME, "")
    try:
        value = signing.TimestampSigner(salt=SALT).unsign(cookie, max_age=KEPT)
    except signing.BadSignature:
        return "", []
    name, *people = value.split(".")
    return name, [int(key) for key in people]


def _write(request: HttpRequest, response: HttpResponse, user: int) -> None:
    name, people = _read(request)
    people = [user, *(key for key in people if key != user)][:MAX_PEOPLE]
    value = ".".join([name or secrets.token_urlsafe(16), *map(str, people)])
    response.set_cookie(
        settings.DEVICE_COOKIE_NAME,
        signing.TimestampSigner(salt=SALT).sign(value),
        max_age=KEPT,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
