"""Mails that were given up: for coordinators, who try them again."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from glossary.admin_base.pages import admin_page, needs
from scorecards.accounts.login import MemberRequest
from scorecards.admin_base.paging import BoundedPaginator
from scorecards.models import OutgoingMail, Scorecard
from scorecards.text.display_names import display_name
from scorecards.workflow.sending_again import NotGivenUpError, leave, try_again

PER_PAGE = 50
EDITS = {
    "again": (try_again, "The mail to {name} will be tried again within minutes."),
    "leave": (leave, "The mail to {name} will not be tried again."),
}


@needs("scorecards.assign_scorecard")
@require_http_methods(["GET", "HEAD", "POST"])
def undelivered(request: MemberRequest) -> HttpResponse:
    if request.method == "POST":
        return _change(request)
    known = OutgoingMail.objects.given_up(request.user, timezone.now())
    listed = known.select_related(
        "person", "application__candidate", "application__opening"
    ).order_by("-finished_at", "-pk")
    pages = BoundedPaginator(listed, PER_PAGE)
    return admin_page(
        request,
        Scorecard,
        "scorecards/openings/undelivered.html",
        "Undelivered mails",
        mails=pages.get_page(request.GET.get("page")),
        mail_is_set_up=settings.MAIL_GOES_OUT,
        zone=settings.TIME_ZONE,
    )


def _change(request: MemberRequest) -> HttpResponse:
    known = OutgoingMail.objects.given_up(request.user, timezone.now())
    key = request.POST.get("mail", "")
    mail = get_object_or_404(known, pk=int(key) if key.isdecimal() else 0)
    verb, done = EDITS["leave" if "leave" in request.POST else "again"]
    try:
        verb(mail, by=request.user)
    except NotGivenUpError:
        messages.warning(request, "Somebody else was quicker, or the mail went out.")
    else:
        name = display_name(mail.person) if mail.person else ""
        messages.success(request, done.format(name=name))
    return redirect("admin:scorecards_undelivered")
