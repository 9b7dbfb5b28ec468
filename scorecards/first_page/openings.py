"""Open openings with their numbers, and what was decided lately."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Q

from scorecards.first_page.figures import Ready
from scorecards.models import Application, Decision, Opening, Scorecard
from scorecards.models.application import has_any

SHOWN = 8
MAX_APPLICATIONS = 5_000
DECISIONS = 5


@dataclass
class OpeningLine:
    """How many candidates; None where there are too many to count."""

    opening: Opening
    candidates: int | None
    decided: int
    ready: int

    @property
    def undecided(self) -> int:
        return max((self.candidates or 0) - self.decided - self.ready, 0)


def opening_lines(user: User, ready: Iterable[Ready]) -> list[OpeningLine]:
    """Those where something is ready first, then the newest. Two queries."""
    waiting = Counter(row.opening for row in ready)
    newest = Opening.objects.readable_by(user).still_open().order_by("-pk")
    most = sorted(waiting, key=lambda key: (-waiting[key], -key))[:SHOWN]
    known = Q(pk__in=most) | Q(pk__in=newest.values("pk")[:SHOWN])
    shown = {each.pk: each for each in Opening.objects.filter(known).order_by()}
    first = sorted(shown, key=lambda key: (-waiting[key], -key))[:SHOWN]
    numbers = _numbers(user, first)
    lines = []
    for key in first:
        candidates, decided = numbers(key)
        lines.append(OpeningLine(shown[key], candidates, decided, waiting[key]))
    return lines


def _numbers(
    user: User, openings: list[int]
) -> Callable[[int], tuple[int | None, int]]:
    """Candidates and decided of an opening, as far as this person may know."""
    hidden = Scorecard.objects.hidden_applications(user)
    decided = has_any(Decision.objects.all())
    rows = list(
        Application.objects.heads()
        .filter(opening__in=openings)
        .order_by("-pk")
        .values_list("opening", decided, Exists(hidden.filter(pk=OuterRef("pk"))))[
            :MAX_APPLICATIONS
        ]
    )
    candidates = Counter(opening for opening, _, _ in rows)
    done = Counter(
        opening for opening, is_decided, is_hidden in rows if is_decided > is_hidden
    )
    complete = len(rows) < MAX_APPLICATIONS

    def of(opening: int) -> tuple[int | None, int]:
        return (candidates[opening] if complete else None), done[opening]

    return of


def decided_lately(user: User) -> list[Decision]:
    """The newest of each candidate, without what this person may not know yet."""
    known = Decision.objects.exclude(
        application__in=Scorecard.objects.hidden_applications(user)
    ).exclude(application__opening__in=Opening.objects.closed_to(user).values("pk"))
    known = known.select_related(
        "decided_by", "application__candidate", "application__opening"
    )
    newest: dict[int, Decision] = {}
    for decision in known.order_by("-pk")[: 4 * DECISIONS]:
        newest.setdefault(decision.application.head_key, decision)
    return list(newest.values())[:DECISIONS]
