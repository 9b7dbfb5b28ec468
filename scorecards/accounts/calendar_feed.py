"""The private address of one's own calendar: to see, renew and stop it, and to read."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from scorecards.accounts.login import MemberRequest
from scorecards.mails.feed import feed_of
from scorecards.mails.wording import link
from scorecards.models import CalendarFeed
from scorecards.models.calendar_feed import new_nonce

HOUR = timedelta(hours=1)
MAX_READS = 60  # of one address, in an hour


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request: MemberRequest) -> HttpResponse:
    feed = CalendarFeed.objects.filter(person=request.user).first()
    if request.method == "POST":
        return _change(request, feed)
    address = f"{link('calendar_feed')}?key={feed.key}" if feed else ""
    return render(
        request,
        "scorecards/accounts/calendar.html",
        {"feed": feed, "address": address, "per_hour": MAX_READS},
    )


def _change(request: MemberRequest, feed: CalendarFeed | None) -> HttpResponse:
    """A new address, unless it is to stop. Whatever was there before stops working."""
    if "stop" in request.POST:
        CalendarFeed.objects.filter(person=request.user).delete()
        messages.success(request, "The calendar address no longer works.")
    else:
        now = timezone.now()
        new = {"nonce": new_nonce(), "made_at": now, "counted_from": now, "reads": 0}
        CalendarFeed.objects.update_or_create(person=request.user, defaults=new)
        done = "Calendar address created."
        if feed:
            done = (
                "Calendar address renewed. The old one no longer works: subscribe to "
                "the new one."
            )
        messages.success(request, done)
    return redirect("calendar")


@login_not_required
@never_cache
@require_safe
def calendar_feed(request: HttpRequest) -> HttpResponse:
    """Whoever has the address: calendar programs log in nowhere.

    The key is in the query, which no log has. Six queries at most.
    """
    feed = CalendarFeed.of_key(request.GET.get("key", ""))
    if feed is None:
        raise Http404
    if not _counted(feed):
        return HttpResponse(
            "This calendar was read too often. Try again in an hour.",
            status=429,
            content_type="text/plain; charset=utf-8",
            headers={"Retry-After": str(int(HOUR.total_seconds()))},
        )
    return HttpResponse(
        feed_of(feed.person, timezone.now()),
        content_type="text/calendar; charset=utf-8; method=PUBLISH",
        headers={
            "Content-Disposition": 'inline; filename="interviews.ics"',
            "X-Robots-Tag": "noindex",
        },
    )


def _counted(feed: CalendarFeed) -> bool:
    """Whether it may be read once more in this hour. Two queries at most."""
    now, row = timezone.now(), CalendarFeed.objects.filter(pk=feed.pk)
    if row.filter(counted_from__lte=now - HOUR).update(counted_from=now, reads=1):
        return True
    return bool(row.filter(reads__lt=MAX_READS).update(reads=F("reads") + 1))
