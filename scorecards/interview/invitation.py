"""The interviewer's own interview, as a file for their calendar."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from scorecards.accounts.login import MemberRequest
from scorecards.mails.invitations import NoTimeError, download
from scorecards.models import Scorecard


@never_cache
@require_safe
def invitation(request: MemberRequest, pk: int) -> HttpResponse:
    own = Scorecard.objects.of(request.user).select_related(
        "application__candidate", "application__opening"
    )
    try:
        return download(get_object_or_404(own, pk=pk))
    except NoTimeError as error:
        raise Http404("This interview has no time yet.") from error
