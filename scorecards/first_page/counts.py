"""The numbers of the menu. No page waits for them: a script asks."""

from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from scorecards.accounts.login import MemberRequest
from scorecards.first_page.menu import REVIEW
from scorecards.models import Opening, Scorecard
from scorecards.panel.debrief.ready import ready_keys

MAX_COUNTED = 99


@never_cache
@require_safe
def counts(request: MemberRequest) -> JsonResponse:
    """Of what somebody has to do; nothing is said where nothing is."""
    user = request.user
    own = Scorecard.objects.of(user).to_do().values("pk")[: MAX_COUNTED + 1]
    numbers = {"mine": own.count()}
    if user.is_staff and user.has_perm(REVIEW):
        numbers["review"] = len(ready_keys(user))
    if user.is_staff and user.has_perm("scorecards.view_opening"):
        still_open = Opening.objects.visible_to(user).still_open().order_by()
        numbers["openings"] = still_open.values("pk")[: MAX_COUNTED + 1].count()
    return JsonResponse(
        {name: _in_words(number) for name, number in numbers.items() if number}
    )


def _in_words(number: int) -> str:
    return f"{MAX_COUNTED}+" if number > MAX_COUNTED else str(number)
