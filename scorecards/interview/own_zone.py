"""The time zone that a reader's times are in: their browser's, or one they chose."""

from collections.abc import Callable, Iterable
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

COOKIE, CHOSEN = "zone", "zone_chosen"
YEAR = 365 * 24 * 60 * 60


@cache
def _known() -> frozenset[str]:
    return frozenset(available_timezones())


def zone_of(request: HttpRequest, otherwise: Iterable[str] = ()) -> ZoneInfo:
    """Of the reader; where the browser has not said yet, the first of the others."""
    named = (request.COOKIES.get(CHOSEN, ""), request.COOKIES.get(COOKIE, ""))
    for name in (*named, *otherwise):
        if name in _known():
            return ZoneInfo(name)
    return ZoneInfo(settings.TIME_ZONE)


def in_own_zone(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware; the admin’s pages are in the zone of the site, and name it."""

    def answer(request: HttpRequest) -> HttpResponse:
        if request.path.startswith(reverse("admin:index")):
            return get_response(request)
        with timezone.override(zone_of(request)):
            return get_response(request)

    return answer


class ZoneForm(forms.Form):
    zone = forms.ChoiceField(
        label="Time zone",
        choices=lambda: [
            ("", "As this browser says"),
            *((name, name) for name in sorted(_known())),
        ],
        required=False,
        widget=forms.Select(attrs={"class": "form-select"}),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def choose_zone(request: HttpRequest) -> HttpResponse:
    """Kept in this browser alone."""
    chosen = request.COOKIES.get(CHOSEN, "")
    form = ZoneForm(
        request.POST if request.method == "POST" else None, initial={"zone": chosen}
    )
    if request.method == "POST" and form.is_valid():
        answer = redirect("my_scorecards")
        answer.set_cookie(
            CHOSEN,
            form.cleaned_data["zone"],
            max_age=YEAR,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
        return answer
    return render(
        request,
        "scorecards/interview/zone.html",
        {"form": form, "zone": zone_of(request)},
        status=422 if form.errors else 200,
    )
