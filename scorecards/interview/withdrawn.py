"""What was typed for a scorecard that is no longer there, to copy."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render


def gone(request: HttpRequest, texts: Iterable[str]) -> HttpResponse:
    """Raises `Http404` where nothing was typed."""
    texts = [text for text in texts if text.strip()]
    if not texts:
        raise Http404
    return render(
        request, "scorecards/interview/withdrawn.html", {"texts": texts}, status=404
    )
