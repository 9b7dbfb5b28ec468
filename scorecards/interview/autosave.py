"""Answers to the page's own script, which saves parts while somebody types."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.utils import timezone

from scorecards.interview.page import ScorecardPage
from scorecards.interview.parts import PartForm


def is_wanted(request: HttpRequest) -> bool:
    """The script asks for JSON; a browser that submits the form does not."""
    return request.headers.get("Accept") == "application/json"


def answer(request: HttpRequest, page: ScorecardPage) -> JsonResponse:
    """The result for each part that was sent.

    ``parts`` maps a part's name to its ``state`` (saved, conflict, invalid) and the
    ``revision`` that is stored now; a conflict brings the stored values and the panel
    that shows them, an invalid part its errors. Status 200, 409 or 422.
    """
    status = 409 if page.conflicts else 422 if page.refused else 200
    return JsonResponse(
        {
            "savedAt": f"{timezone.localtime():%H:%M}",
            "parts": {part.prefix: _outcome(request, part) for part in page.sent},
        },
        status=status,
    )


def too_late() -> JsonResponse:
    """The scorecard is submitted: nothing was stored."""
    return JsonResponse({"locked": True}, status=423)


def _outcome(request: HttpRequest, part: PartForm) -> dict[str, Any]:
    outcome: dict[str, Any] = {"state": "saved", "revision": part.stored_revision}
    if part.conflict:
        panel = render_to_string(
            "scorecards/interview/_conflict.html", {"part": part}, request
        )
        return outcome | {"state": "conflict", "stored": part.stored, "panel": panel}
    if part.errors:
        errors = [str(error) for each in part.errors.values() for error in each]
        return outcome | {"state": "invalid", "errors": errors}
    return outcome
