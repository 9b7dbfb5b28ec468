"""A record's timeline as a page."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from glossary.admin_base.checked_input import as_key
from glossary.admin_base.pages import admin_page
from scorecards.timeline.queries import Record, timeline_of


def timeline(
    request: HttpRequest, record: Record, title: str, **context: Any
) -> HttpResponse:
    """Of a record that this person may read; at most fourteen queries."""
    before = int(as_key(request.GET.get("before", "")))
    return admin_page(
        request,
        type(record),
        "scorecards/timeline/page.html",
        title,
        object=record,
        timeline=timeline_of(record, request.user, before=before),
        zone=settings.TIME_ZONE,
        **context,
    )
