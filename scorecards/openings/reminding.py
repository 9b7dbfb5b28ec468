"""The button that reminds an interviewer now."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from glossary.admin_base.pages import needs
from scorecards.accounts.login import MemberRequest
from scorecards.models import Scorecard
from scorecards.reminders.by_hand import NotRemindedError, remind
from scorecards.text.display_names import display_name


@needs("scorecards.view_application", "scorecards.view_scorecard")
@require_POST
def remind_now(request: MemberRequest, pk: int) -> HttpResponse:
    to_do = Scorecard.objects.remindable_by(request.user)
    scorecard = get_object_or_404(to_do.select_related("application"), pk=pk)
    back = redirect("admin:index")
    if request.POST.get("from") == "opening":
        back = redirect(
            "admin:scorecards_opening_place", scorecard.application.opening_id
        )
    if not settings.MAIL_GOES_OUT:
        messages.warning(
            request,
            "No mail server is set up, so no reminder was sent. Ask an administrator.",
        )
        return back
    try:
        remind(scorecard, by=request.user, now=timezone.now())
    except NotRemindedError as error:
        messages.warning(request, str(error))
    else:
        name = display_name(scorecard.interviewer)
        messages.success(request, f"Reminder sent to {name}.")
    return back
