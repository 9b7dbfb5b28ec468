"""Loads what a debrief is made of: eight queries, however many scorecards there are."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import FilteredRelation, Q

from scorecards.models import (
    Answer,
    Application,
    BrokenGlass,
    DebriefNote,
    Decision,
    KitIndicator,
    RedFlagCheck,
    ReRating,
    Scorecard,
)
from scorecards.workflow.deciding import scorecards_to_do


class OwnScorecardToDoError(Exception):
    """Who has one to submit for the application may not read the others' yet."""

    def __init__(self, to_do: list[Scorecard]) -> None:
        self.to_do = to_do
        super().__init__("The own scorecard comes first.")


@dataclass(frozen=True)
class SeenIndicator:
    """An indicator of a kit, and one scorecard in which it was ticked, if any."""

    kit: int
    level: str
    term: str
    years: str
    text: str
    scorecard: int | None


@dataclass(frozen=True)
class DebriefData:
    """Of the scorecards, submitted ones alone, in the order of the columns."""

    application: Application
    scorecards: list[Scorecard]
    to_do: list[Scorecard]
    answers: list[Answer]
    re_ratings: dict[int, ReRating]
    red_flags: list[RedFlagCheck]
    indicators: list[SeenIndicator]
    notes: list[DebriefNote]
    decisions: list[Decision]


def visible_scorecards(
    application: Application, user: User | AnonymousUser
) -> list[Scorecard]:
    """Those that this person may know of, by round and name; their own ones to do, too.

    Raises `OwnScorecardToDoError` unless they broke the glass.
    """
    visible = list(
        Scorecard.objects.visible_to(user)
        .filter(application__in=application.together.values("pk"))
        .select_related("interviewer", "kit")
        .prefetch_related("extra_questions")
        .order_by("round", "interviewer__username")
    )
    to_do = [scorecard for scorecard in visible if scorecard.is_to_do]
    if to_do and not is_through_glass(application, to_do, user):
        raise OwnScorecardToDoError(to_do)
    return visible


def is_through_glass(
    application: Application, to_do: Sequence[Scorecard], user: User | AnonymousUser
) -> bool:
    """Whether they broke it for each application that they have one to submit for."""
    glass = BrokenGlass.objects.filter(
        application__in=application.together.values("pk"), person=user.pk
    )
    broken = set(glass.values_list("application", flat=True))
    return broken >= {scorecard.application_id for scorecard in to_do}


def read(application: Application, visible: Sequence[Scorecard]) -> DebriefData:
    """Asks nobody's leave: ``visible`` has come from `visible_scorecards`."""
    scorecards = [scorecard for scorecard in visible if scorecard.is_submitted]
    keys = [scorecard.pk for scorecard in scorecards]
    together = application.together.values("pk")
    looks = ReRating.objects.filter(answer__scorecard__in=keys).order_by("pk")
    return DebriefData(
        application=application,
        scorecards=scorecards,
        to_do=scorecards_to_do(application),
        answers=list(
            Answer.objects.filter(scorecard__in=keys)
            .select_related("question")
            .order_by("question__position")
        ),
        re_ratings={look.answer_id: look for look in looks},
        red_flags=list(
            RedFlagCheck.objects.filter(scorecard__in=keys, ticked=True)
            .select_related("red_flag")
            .order_by("red_flag__position")
        ),
        indicators=_indicators(scorecards),
        notes=list(
            DebriefNote.objects.filter(application__in=together)
            .select_related("author")
            .order_by("pk")
        ),
        decisions=list(
            Decision.objects.filter(application__in=together)
            .select_related("decided_by")
            .order_by("-pk")
        ),
    )


def _indicators(scorecards: Sequence[Scorecard]) -> list[SeenIndicator]:
    keys = [scorecard.pk for scorecard in scorecards]
    kits = {scorecard.kit_id for scorecard in scorecards}
    ticked = FilteredRelation("scorecards", condition=Q(scorecards__in=keys))
    rows = (
        KitIndicator.objects.filter(kit__in=kits)
        .annotate(ticked_in=ticked)
        .order_by("level", "position")
        .values_list("kit", "level", "term", "years", "text", "ticked_in")
    )
    return [SeenIndicator(*row) for row in rows]
