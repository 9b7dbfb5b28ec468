"""A submitted scorecard as an Excel form, for people who can read and export it."""

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404

from glossary.admin_base.pages import needs
from scorecards.accounts.login import MemberRequest
from scorecards.excel_form.download import download
from scorecards.models import Scorecard


@needs("scorecards.view_scorecard", "scorecards.export_scorecard")
def download_form(request: MemberRequest, pk: int) -> HttpResponseBase:
    known = Scorecard.objects.visible_to(request.user).submitted()
    scorecard = get_object_or_404(
        known.select_related(
            "application__candidate", "application__opening", "kit", "interviewer"
        ),
        pk=pk,
    )
    answer: HttpResponseBase = download(scorecard, by=request.user)
    return answer
