"""What merging, splitting and moving have in common: who may, and which are linked."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.contrib.auth.models import User

from scorecards.mails.outbox import invite
from scorecards.models import Application, Candidate, Scorecard

RIGHT = "scorecards.merge_candidate"
FIELDS = ["candidate", "opening", "came_from", "merged_into"]


class StillToSubmitError(Exception):
    """You have a scorecard to submit for one of the candidates."""


class SamePersonError(Exception):
    """It is one candidate, or one application, already."""


class MergedMeanwhileError(Exception):
    """Somebody else has merged one of the candidates."""


def require_nothing_to_submit(
    by: User | None, applications: Iterable[Application]
) -> None:
    """Whoever still has to judge somebody decides nothing about who they are.

    Raises `StillToSubmitError`, even where the glass is broken.
    """
    if by is None:
        return
    keys = [application.pk for application in applications]
    if Scorecard.objects.of(by).to_do().filter(application__in=keys).exists():
        raise StillToSubmitError


def locked_applications(candidates: Collection[int]) -> list[Application]:
    """All of these candidates, linked ones too, by key and as they are now."""
    rows = Application.objects.select_for_update().filter(candidate__in=candidates)
    return list(rows.order_by("pk"))


def with_absorbed(candidate: Candidate) -> set[int]:
    """The candidate's key, and those of everybody merged into it, however long ago."""
    found = {candidate.pk}
    layer = found
    while layer:
        below = Candidate.objects.filter(merged_into__in=layer)
        layer = set(below.values_list("pk", flat=True)) - found
        found = found | layer
    return found


def link_again(applications: Iterable[Application]) -> None:
    """Of one candidate: for each opening one stands for all of them.

    The one that does already; else the one made for this candidate, else the oldest.
    """
    of_opening: defaultdict[int, list[Application]] = defaultdict(list)
    for application in applications:
        of_opening[application.opening_id].append(application)
    for together in of_opening.values():
        keys = {each.pk for each in together}
        heads = [each for each in together if each.merged_into_id is None]
        inside = heads or [e for e in together if e.merged_into_id not in keys]
        head = min(inside or together, key=lambda e: (e.came_from_id or 0, e.pk))
        for each in together:
            each.merged_into = None if each is head else head


def tell_interviewers(applications: Iterable[Application]) -> None:
    """Who they meet, or for what, is another by now. Locks their scorecards."""
    by_key = {each.pk: each for each in applications}
    to_do = Scorecard.objects.to_do().filter(application__in=by_key)
    cards = list(to_do.select_for_update(of=("self",)).order_by("pk"))
    for card in cards:
        card.application = by_key[card.application_id]
    invite(*cards)


def save_links(applications: Iterable[Application]) -> None:
    Application.objects.bulk_update(applications, FIELDS)
