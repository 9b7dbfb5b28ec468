"""Which candidates a round can be assigned to, as far as the reader may know."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.contrib.auth.models import User

from scorecards.models import Application, Decision, Opening, PlanRound, Scorecard
from scorecards.panel.debrief.decided import with_decision

Outcome = Decision.Outcome
IN_FIRST = {"", Outcome.HOLD, Outcome.ADVANCE}
MAX_CANDIDATES = 200


@dataclass
class Standing:
    """A candidate, and the interviewers of whose scorecards the reader knows."""

    application: Application
    rounds: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))

    @property
    def last_round(self) -> int:
        return max(self.rounds, default=0)

    @property
    def is_withheld(self) -> bool:
        return getattr(self.application, "decision", None) is None

    def is_due(self, number: int) -> bool:
        """Whether that round comes next: the first for all but those who are out.

        Nothing is known where the reader has something to submit for somebody.
        """
        decision = getattr(self.application, "decision", None)
        if number == 1:
            return decision in IN_FIRST
        return decision == Outcome.ADVANCE and self.last_round in (number - 1, number)


def standings(opening: Opening, user: User) -> list[Standing]:
    """The newest `MAX_CANDIDATES`. Two queries.

    Whoever has something to submit for a candidate sees no decision about them, and
    of scorecards only those that are still to do.
    """
    heads = with_decision(opening.applications.filter(merged_into=None), user)
    found = {
        each.pk: Standing(each)
        for each in heads.select_related("candidate").order_by("-pk")[:MAX_CANDIDATES]
    }
    known = Scorecard.objects.arranged_by(user).of_candidacies(found)
    for card in known.select_related("application"):
        found[card.candidacy].rounds[card.round].add(card.interviewer_id)
    return list(found.values())


def to_assign(planned: PlanRound, known: list[Standing]) -> list[int]:
    """Keys of the applications that the round comes next for, and whose panel is not
    complete, as far as the reader of these knows."""
    panel = {seat.interviewer_id for seat in planned.seats.all()}
    return [
        each.application.pk
        for each in known
        if each.is_due(planned.number) and panel - each.rounds[planned.number]
    ]
