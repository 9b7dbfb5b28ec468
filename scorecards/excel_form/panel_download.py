"""A submitted scorecard as an Excel form, for whoever may read and export it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path

from scorecards.accounts.login import MemberRequest
from scorecards.admin_base.model_admin import PageAdmin
from scorecards.excel_form.download import download
from scorecards.models import Scorecard

RIGHTS = ("scorecards.view_scorecard", "scorecards.export_scorecard")


class ExcelFormAdmin(PageAdmin):
    """Scorecards."""

    def get_urls(self) -> list[URLPattern]:
        page = path(
            "<int:pk>/form.xlsx",
            self.admin_site.admin_view(self.form_view),
            name="scorecards_scorecard_form",
        )
        return [page, *super().get_urls()]

    def form_view(self, request: MemberRequest, pk: int) -> HttpResponseBase:
        if not request.user.has_perms(RIGHTS):
            raise PermissionDenied
        known = Scorecard.objects.visible_to(request.user).submitted()
        scorecard = get_object_or_404(
            known.select_related(
                "application__candidate", "application__opening", "kit", "interviewer"
            ),
            pk=pk,
        )
        answer: HttpResponseBase = download(scorecard, by=request.user)
        return answer
