"""Who interviews for an application, when, and whose scorecards are in."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser, User

from scorecards.models import Application, Scorecard
from scorecards.panel.debrief.page import Debrief
from scorecards.text.display_names import display_name

ARRANGE = "scorecards.assign_scorecard"


@dataclass(frozen=True)
class Interviews:
    """Each with the interviewer's name, by round."""

    rows: list[tuple[str, Scorecard]]

    @property
    def submitted(self) -> int:
        return sum(scorecard.is_submitted for _, scorecard in self.rows)

    @property
    def are_all_in(self) -> bool:
        return not any(scorecard.is_to_do for _, scorecard in self.rows)

    @property
    def names(self) -> str:
        return ", ".join(dict.fromkeys(name for name, _ in self.rows))


def interviews_of(
    application: Application,
    user: User | AnonymousUser,
    *,
    shown: Debrief | None,
    to_do: list[Scorecard],
) -> Interviews:
    """Of a debrief that is ``shown``, all in it; otherwise what the reader has to
    submit.

    Coordinators also see what they may arrange: one query.
    """
    if user.has_perm(ARRANGE):
        known = list(arranged_for(application, user))
    elif shown:
        known = [column.scorecard for column in shown.columns] + shown.to_do
    else:
        known = to_do
    rows = [(display_name(each.interviewer), each) for each in known]
    return Interviews(sorted(rows, key=lambda row: (row[1].round, row[0], row[1].pk)))


def arranged_for(
    application: Application, user: User | AnonymousUser
) -> list[Scorecard]:
    """Who fills scorecards for it, and in which state each one is, nothing more."""
    together = application.together.values("pk")
    return list(Scorecard.objects.filter(application__in=together).arranged_by(user))
