"""Pages of the admin as function views: listed on a ModelAdmin, rendered in its frame.

A ModelAdmin's ``pages`` names them; `RecordAdmin` makes their addresses.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeVar

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponseBase
from django.template.response import TemplateResponse

P = ParamSpec("P")
Request = TypeVar("Request", bound=HttpRequest)
Response = TypeVar("Response", bound=HttpResponseBase)


class Page(NamedTuple):
    """``name`` comes behind the app's label: ``admin:scorecards_scorecard_reopen``."""

    address: str
    view: Callable[..., HttpResponseBase]
    name: str


def needs(
    *permissions: str,
) -> Callable[
    [Callable[Concatenate[Request, P], Response]],
    Callable[Concatenate[Request, P], Response],
]:
    """Refuses people without the permissions before anything is looked up."""

    def decorate(
        view: Callable[Concatenate[Request, P], Response],
    ) -> Callable[Concatenate[Request, P], Response]:
        @wraps(view)
        def checked(request: Request, /, *args: P.args, **kwargs: P.kwargs) -> Response:
            if not request.user.has_perms(permissions):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return checked

    return decorate


def admin_page(
    request: HttpRequest,
    model: type[Model],
    template: str,
    title: str,
    *,
    status: int = 200,
    **context: Any,
) -> TemplateResponse:
    """A page of the model, in the admin's frame with its styles and scripts."""
    model_admin = admin.site.get_model_admin(model)
    return TemplateResponse(
        request,
        template,
        {
            **admin.site.each_context(request),
            "title": title,
            "opts": model._meta,
            "media": model_admin.media,
            **context,
        },
        status=status,
    )


def log_change(request: HttpRequest, record: Model, words: str) -> None:
    """Add to the record's history in the admin."""
    admin.site.get_model_admin(type(record)).log_change(request, record, words)


def log_addition(request: HttpRequest, record: Model, words: str = "") -> None:
    model_admin = admin.site.get_model_admin(type(record))
    model_admin.log_addition(request, record, words or [{"added": {}}])
