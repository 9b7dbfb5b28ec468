"""Who has a scorecard to submit: for coordinators, over all openings."""

from django.db.models import F, OuterRef, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from glossary.admin_base.pages import admin_page, needs
from scorecards.admin_base.paging import BoundedPaginator
from scorecards.models import Reminder, Scorecard
from scorecards.models.scorecard_queries import ScorecardQuerySet

PER_PAGE = 50


def to_do_list(request: HttpRequest, *, overdue: bool) -> ScorecardQuerySet:
    """The most overdue first, those without a due time last."""
    to_do = Scorecard.objects.arranged_by(request.user).to_do()
    if overdue:
        to_do = to_do.filter(due_at__lt=timezone.now())
    sent = Reminder.objects.filter(scorecard=OuterRef("pk")).exclude(sent_at=None)
    latest = sent.order_by("-number").values("number")[:1]
    reminded: ScorecardQuerySet = to_do.annotate(reminded=Subquery(latest))
    return reminded.select_related(
        "application__candidate", "application__opening"
    ).order_by(F("due_at").asc(nulls_last=True), "created_at", "pk")


def declined_list(request: HttpRequest) -> list[Scorecard]:
    """The oldest first; a coordinator assigns somebody else, or withdraws it."""
    declined = Scorecard.objects.arranged_by(request.user).declined()
    declined = declined.select_related(
        "application__candidate", "application__opening", "proposed"
    )
    return list(declined.order_by("pk")[:PER_PAGE])


@needs("scorecards.assign_scorecard")
def to_do(request: HttpRequest) -> HttpResponse:
    overdue = "overdue" in request.GET
    to_do = BoundedPaginator(to_do_list(request, overdue=overdue), PER_PAGE)
    return admin_page(
        request,
        Scorecard,
        "scorecards/openings/to_do.html",
        "Scorecards to do",
        to_do=to_do.get_page(request.GET.get("page")),
        overdue=overdue,
        now=timezone.now(),
        declined=declined_list(request),
    )


@needs("scorecards.assign_scorecard")
@require_safe
def older_page(request: HttpRequest) -> HttpResponse:
    """Where the list was before; kept for bookmarks and mails, with what is asked."""
    address = reverse("admin:scorecards_to_do", query=request.GET)
    return redirect(address, permanent=True)
