"""Who owes a scorecard: for coordinators, over all openings."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import F, OuterRef, Subquery
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone

from scorecards.admin_base.model_admin import PageAdmin
from scorecards.admin_base.paging import BoundedPaginator
from scorecards.models import Reminder, Scorecard
from scorecards.models.scorecard_queries import ScorecardQuerySet

PER_PAGE = 50


def owed_list(request: HttpRequest, *, overdue: bool) -> ScorecardQuerySet:
    """The most overdue first, those without a due time last."""
    owed = Scorecard.objects.arranged_by(request.user).owed()
    if overdue:
        owed = owed.filter(due_at__lt=timezone.now())
    sent = Reminder.objects.filter(scorecard=OuterRef("pk")).exclude(sent_at=None)
    latest = sent.order_by("-number").values("number")[:1]
    reminded: ScorecardQuerySet = owed.annotate(reminded=Subquery(latest))
    return reminded.select_related(
        "application__candidate", "application__opening"
    ).order_by(F("due_at").asc(nulls_last=True), "created_at", "pk")


class OwingAdmin(PageAdmin):
    """A list of scorecards with a page of those that are still to come."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.owing_view)
        return [path("owed/", view, name="scorecards_owed"), *super().get_urls()]

    def owing_view(self, request: HttpRequest) -> HttpResponse:
        if not request.user.has_perm("scorecards.assign_scorecard"):
            raise PermissionDenied
        overdue = "overdue" in request.GET
        owed = BoundedPaginator(owed_list(request, overdue=overdue), PER_PAGE)
        context: dict[str, Any] = {
            **self.admin_site.each_context(request),
            "title": "Who owes a scorecard",
            "opts": self.opts,
            "owed": owed.get_page(request.GET.get("page")),
            "overdue": overdue,
            "now": timezone.now(),
        }
        return TemplateResponse(request, "scorecards/openings/to_do.html", context)
