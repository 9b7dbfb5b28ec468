"""Who is behind what happens now, for what no request reaches, such as signals."""

from collections.abc import Callable
from contextvars import ContextVar

from django.contrib.auth.models import AnonymousUser, User
from django.http import HttpRequest, HttpResponse

_request: ContextVar[HttpRequest | None] = ContextVar("request", default=None)


def acting_person() -> User | AnonymousUser | None:
    """Who is logged in where a page is being answered; None in a command."""
    request = _request.get()
    return getattr(request, "user", None)


def remember_request(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware; asks for nobody, so that it costs no query."""

    def answer(request: HttpRequest) -> HttpResponse:
        token = _request.set(request)
        try:
            return get_response(request)
        finally:
            _request.reset(token)

    return answer
