"""Where an interviewer lands: the next interview, what is to finish, what is done."""

from datetime import datetime, timedelta

from django.db.models import Count, F, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from scorecards.accounts.login import MemberRequest
from scorecards.interview.counted_pages import CountedPaginator
from scorecards.models import Scorecard

PER_PAGE = 30
GRACE = timedelta(minutes=15)
"""So long an interview that has begun is still the next one."""


@never_cache
@require_safe
def my_scorecards(request: MemberRequest) -> HttpResponse:
    """A fixed number of queries, however many scorecards there are."""
    now = timezone.now()
    own = Scorecard.objects.of(request.user).select_related(
        "application__candidate", "application__opening", "kit"
    )
    lists = _lists(now - GRACE, now)
    numbers = Scorecard.objects.of(request.user).aggregate(
        **{name: Count("pk", filter=chosen) for name, chosen in lists.items()}
    )
    pages = {}
    for name, chosen in lists.items():
        cards = own.filter(chosen)
        if name == "submitted":
            cards = cards.with_score().order_by("-submitted_at", "-pk")
        else:
            cards = cards.with_progress().order_by(
                F("interview_at" if name == "upcoming" else "due_at").asc(
                    nulls_last=True
                ),
                "created_at",
                "pk",
            )
        paginator = CountedPaginator(cards, PER_PAGE, count=numbers[name])
        pages[name] = paginator.get_page(request.GET.get(name))
    upcoming = list(pages["upcoming"])
    following = upcoming[0] if upcoming and pages["upcoming"].number == 1 else None
    context = {
        **pages,
        "next": following,
        "later": upcoming[1:] if following else upcoming,
        "now": now,
    }
    return render(request, "scorecards/interview/my_scorecards.html", context)


def _lists(begun_before: datetime, now: datetime) -> dict[str, Q]:
    """Each scorecard is in one of them."""
    status = Scorecard.Status
    unfinished = Q(status__in=[status.ASSIGNED, status.DRAFT], ended_at=None)
    upcoming = Q(interview_at__gte=begun_before)
    begun = (
        Q(status=status.DRAFT)
        | Q(interview_at__lt=begun_before)
        | Q(due_at__lt=now, interview_at=None)
    )
    return {
        "upcoming": unfinished & upcoming,
        "to_finish": unfinished & ~upcoming & begun,
        "no_time": unfinished & ~upcoming & ~begun,
        "submitted": Q(status=status.SUBMITTED),
    }
