"""Loads what somebody may compare: three queries, however many candidates there are."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import Q
from django.db.models.functions import Coalesce

from scorecards.models import Application, Kit, Opening, Scorecard
from scorecards.panel.debrief.decided import with_decision

MAX_CANDIDATES = 200


@dataclass(frozen=True)
class ComparisonData:
    """``scorecards`` are submitted, of any kit, and none is of a withheld application.

    The applications have ``decision``, the newest outcome. ``withheld`` has the keys of
    the scorecards that the reader has to submit, by application; ``to_do`` says how
    many are missing of the others.
    """

    opening: Opening
    applications: list[Application]
    has_more: bool
    withheld: dict[int, list[int]]
    through_glass: list[Application]
    to_do: Counter[int]
    scorecards: list[Scorecard]

    @property
    def kits(self) -> list[Kit]:
        """What can be compared: the opening's own, and others that were filled."""
        kits = {scorecard.kit_id: scorecard.kit for scorecard in self.scorecards}
        kits.setdefault(self.opening.kit_id, self.opening.kit)
        return sorted(kits.values(), key=lambda kit: -kit.version)

    def key(self, kit: Kit) -> str:
        """What the address calls it: ``2``, or ``2.1`` of another round."""
        if kit.round == self.opening.kit.round:
            return str(kit.version)
        return f"{kit.round}.{kit.version}"

    @property
    def keyed_kits(self) -> list[tuple[str, Kit]]:
        return [(self.key(kit), kit) for kit in self.kits]

    @property
    def rounds(self) -> list[tuple[str, Kit, str]]:
        """The newest kit of each set of questions, and which rounds ask it; none where
        all ask the same."""
        newest: dict[int, Kit] = {}
        for kit in self.kits:
            newest.setdefault(kit.round, kit)
        if len(newest) < 2:
            return []
        return [
            (self.key(kit), kit, self._asked_in(kit))
            for _, kit in sorted(newest.items())
        ]

    def _asked_in(self, kit: Kit) -> str:
        same = [card for card in self.scorecards if card.kit.round == kit.round]
        numbers = [str(each) for each in sorted({card.round for card in same})]
        if not numbers:
            return "Questions of the opening"
        return f"Round{'s' if len(numbers) > 1 else ''} {', '.join(numbers)}"

    @property
    def readable(self) -> set[int]:
        """Applications of which there is something to read."""
        return {scorecard.candidacy for scorecard in self.scorecards}

    def of_kit(self, kit: Kit) -> list[Scorecard]:
        return [each for each in self.scorecards if each.kit_id == kit.pk]


def read(opening: Opening, user: User) -> ComparisonData:
    """The newest `MAX_CANDIDATES`; more would make no page that anybody can read."""
    known = opening.applications.filter(merged_into=None)
    newest = with_decision(known.select_related("candidate"), user)
    applications = list(newest.order_by("-pk")[: MAX_CANDIDATES + 1])
    has_more = len(applications) > MAX_CANDIDATES
    del applications[MAX_CANDIDATES:]
    keys = [application.pk for application in applications]
    withheld, glass, to_do = _to_do(keys, user)
    return ComparisonData(
        opening=opening,
        applications=applications,
        has_more=has_more,
        withheld=withheld,
        through_glass=[each for each in applications if each.pk in glass],
        to_do=to_do,
        scorecards=list(
            Scorecard.objects.visible_to(user)
            .filter(submitted_at__isnull=False)
            .of_candidacies(set(keys) - withheld.keys())
            .select_related("interviewer", "kit", "application")
            .defer("kit__opening_script", "kit__closing_reminder")
            .order_by("interviewer__username", "round")
        ),
    )


def _to_do(
    applications: Collection[int], user: User
) -> tuple[dict[int, list[int]], set[int], Counter[int]]:
    """What is withheld, what is read through broken glass, and how many are to do.

    Of scorecards that are not submitted nothing is loaded but that they are.
    """
    hiding = Scorecard.objects.hiding_from(user)
    rows = (
        Scorecard.objects.to_do()
        .of_candidacies(applications)
        .annotate(
            candidacy_key=Coalesce("application__merged_into", "application"),
            is_own=Q(interviewer=user.pk),
            hides=Q(pk__in=hiding.values("pk")),
        )
        .order_by("round")
        .values_list("candidacy_key", "pk", "is_own", "hides")
    )
    withheld: dict[int, list[int]] = {}
    glass: set[int] = set()
    to_do: Counter[int] = Counter()
    for application, pk, is_own, hides in rows:
        to_do[application] += 1
        if hides:
            withheld.setdefault(application, []).append(pk)
        elif is_own:
            glass.add(application)
    return withheld, glass, to_do
