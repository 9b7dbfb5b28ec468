"""Where a candidate was not interviewed by the panel that the plan has."""

from collections import defaultdict
from collections.abc import Iterable

from scorecards.models import Opening, PlanSeat, Scorecard
from scorecards.text.display_names import display_name


class PlannedPanels:
    """Who interviews in each round, by the plan of the opening. One query."""

    def __init__(self, opening: Opening) -> None:
        self._names: dict[int, dict[int, str]] = defaultdict(dict)
        seats = PlanSeat.objects.filter(round__opening=opening)
        for seat in seats.select_related("round", "interviewer").order_by("pk"):
            names = self._names[seat.round.number]
            names[seat.interviewer_id] = display_name(seat.interviewer)

    def difference(self, scorecards: Iterable[Scorecard], *, to_do: int) -> str:
        """Such as ``Without Ida; also Yuki``, of submitted scorecards alone.

        Nobody is missing as long as scorecards are still to do.
        """
        by_round: dict[int, dict[int, str]] = defaultdict(dict)
        for each in scorecards:
            if each.round in self._names:
                name = display_name(each.interviewer)
                by_round[each.round][each.interviewer_id] = name
        missing: list[str] = []
        added: list[str] = []
        for number, names in by_round.items():
            planned = self._names[number]
            if not to_do:
                missing += [planned[key] for key in planned if key not in names]
            added += [names[key] for key in names if key not in planned]
        said = []
        if missing:
            said.append(f"without {_listed(missing)}")
        if added:
            said.append(f"also {_listed(added)}")
        words = "; ".join(said)
        return words[:1].upper() + words[1:]


def _listed(names: list[str]) -> str:
    return ", ".join(dict.fromkeys(names))
