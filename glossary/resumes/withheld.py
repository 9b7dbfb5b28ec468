"""Pages about somebody's text, of which no error report may show anything."""

import traceback
from collections.abc import Callable
from functools import wraps
from pathlib import Path

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.debug import (
    sensitive_post_parameters,
    sensitive_variables,
)

_EXPECTED = (Http404, PermissionDenied, SuspiciousOperation)

View = Callable[[HttpRequest], HttpResponse]


class WithheldError(Exception):
    """Names the kind and place of an error, in place of the error itself: its message
    and the variables on its way might hold what somebody sent."""


def withheld(view: View) -> View:
    @sensitive_post_parameters()
    @sensitive_variables()
    @wraps(view)
    def reported_by_place(request: HttpRequest) -> HttpResponse:
        for name in request.FILES:
            if upload := request.FILES.get(name):  # often named for the candidate
                upload.name = f"upload{Path(upload.name or '').suffix}"
        try:
            return view(request)
        except _EXPECTED:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, it may hold text
            place = _place(error)
        raise WithheldError(place)  # out here, it does not carry the first one along

    return reported_by_place


def _place(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    way = [f"{frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
    return "\n".join([type(error).__name__, *way])
