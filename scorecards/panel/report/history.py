"""What was submitted in a scorecard each time, instead of Django's log of edits."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from scorecards.admin_base.model_admin import PageAdmin
from scorecards.panel.report.versions import history_of


class HistoryAdmin(PageAdmin):
    """Scorecards; Django finds the one that this person may see, or refuses."""

    object_history_template = "scorecards/panel/report/history_page.html"

    def history_view(
        self,
        request: HttpRequest,
        object_id: str,
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        response = super().history_view(request, object_id, extra_context)
        if isinstance(response, TemplateResponse) and response.context_data:
            scorecard = response.context_data["object"]
            candidate = scorecard.application.candidate
            response.context_data |= {
                "title": f"History of the scorecard of {candidate}",
                "subtitle": None,
                "versions": history_of(scorecard),
            }
        return response
