"""The kits of an export: read once, whatever the number of scorecards."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max

from scorecards.models import Kit, KitIndicator, KitQuestion, KitRedFlag
from scorecards.models.levels import LEVEL_ORDER
from scorecards.models.scorecard_queries import ScorecardQuerySet

Part = KitQuestion | KitRedFlag | KitIndicator


@dataclass(frozen=True)
class Kits:
    """By id: kits, the parts of all of them, and how many scorecards have each.

    ``newest`` is when the newest of the scorecards was submitted.
    """

    kits: dict[int, Kit]
    scorecards: dict[int, int]
    newest: datetime | None
    questions: dict[int, KitQuestion]
    red_flags: dict[int, KitRedFlag]
    indicators: dict[int, KitIndicator]

    @classmethod
    def of(cls, scorecards: ScorecardQuerySet) -> "Kits":
        """Four queries."""
        kits = (
            Kit.objects.filter(scorecards__in=scorecards.order_by().values("pk"))
            .annotate(
                number=Count("scorecards"), newest=Max("scorecards__submitted_at")
            )
            .defer("opening_script", "closing_reminder")
            .in_bulk()
        )
        return cls(
            kits=kits,
            scorecards={key: kit.number for key, kit in kits.items()},
            newest=max((kit.newest for kit in kits.values()), default=None),
            questions=KitQuestion.objects.filter(kit__in=kits).in_bulk(),
            red_flags=KitRedFlag.objects.filter(kit__in=kits).in_bulk(),
            indicators=KitIndicator.objects.filter(kit__in=kits).in_bulk(),
        )

    @property
    def asked(self) -> list[KitQuestion]:
        """One of each source, in its newest wording, in the order of the kits."""
        newest = {each.source: each for _, each in sorted(self.questions.items())}
        return sorted(newest.values(), key=self._place)

    def most_rows(self, parts: Mapping[int, Part]) -> int:
        """How many rows there are if every scorecard has one for each of the parts."""
        return sum(self.scorecards[part.kit_id] for part in parts.values())

    def _place(self, question: KitQuestion) -> tuple[str, str, int, int]:
        kit = self.kits[question.kit_id]
        place = LEVEL_ORDER[kit.level]
        return kit.industry_name, kit.role_title, place, question.position
