"""What to export, and how: kept with a job, told to the audit trail and to About."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from typing import Any, Self

from django.conf import settings
from django.db import models

from glossary.models import Level
from scorecards.models import Decision
from scorecards.models.scales import Recommendation
from scorecards.workbooks.formats import Format
from scorecards.workflow.deciding import UNDECIDED


class Dates(models.TextChoices):
    """Which of a scorecard's times the days of a selection are about."""

    SUBMITTED = "submitted", "Submitted"
    INTERVIEW = "interview", "Interviewed"


DECISIONS = {UNDECIDED: "Undecided", **dict(Decision.Outcome.choices)}
RED_FLAGS = {"yes": "Has red flags", "no": "Has none"}


@dataclass(frozen=True, kw_only=True)
class Selection:
    """Names are titles and usernames as people write them; empty means all.

    ``ids`` narrows to scorecards that were picked in a list, ``list_filters`` says in
    words how. Days, both included, are those of the ``zone``.
    """

    industry: str = ""
    role: str = ""
    level: str = ""
    opening: str = ""
    interviewer: str = ""
    decision: str = ""
    recommendation: str = ""
    red_flags: str = ""
    dates: str = Dates.SUBMITTED
    first: date | None = None
    last: date | None = None
    ids: tuple[int, ...] | None = None
    list_filters: tuple[tuple[str, str], ...] = ()

    zone: str = ""
    file_format: str = Format.XLSX
    bom: bool = True
    candidate_names: bool = True
    free_text: bool = True

    @property
    def zone_name(self) -> str:
        return self.zone or settings.TIME_ZONE

    @property
    def format(self) -> Format:
        return Format(self.file_format)

    def in_words(self) -> dict[str, str]:
        """What it is narrowed to, and what is left out, for people to read."""
        of_dates = Dates(self.dates).label
        words = {
            "Industry": self.industry,
            "Role": self.role,
            "Level": dict(Level.choices).get(self.level, self.level),
            "Opening": self.opening,
            "Interviewer": self.interviewer,
            "Decision": DECISIONS.get(self.decision, ""),
            "Recommendation": dict(Recommendation.choices).get(self.recommendation, ""),
            "Red flags": RED_FLAGS.get(self.red_flags, ""),
            f"{of_dates} from": self.first.isoformat() if self.first else "",
            f"{of_dates} to": self.last.isoformat() if self.last else "",
            **dict(self.list_filters),
            "Selected in the list": f"{len(self.ids):,}"
            if self.ids is not None
            else "",
            "Candidate names": "" if self.candidate_names else "Left out",
            "Free text": "" if self.free_text else "Left out",
        }
        return {name: value for name, value in words.items() if value}

    def file_name(self, day: date) -> str:
        return f"scorecards-{day:%Y-%m-%d}{self.format.ending}"

    def as_json(self) -> dict[str, Any]:
        """Only what differs from exporting everything, as JSON can hold it."""
        plain = {field.name: field.default for field in fields(self)}
        changed = {
            name: value for name, value in asdict(self).items() if value != plain[name]
        }
        return {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in changed.items()
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        values = dict(kept)
        for name in ("first", "last"):
            if name in values:
                values[name] = datetime.fromisoformat(values[name]).date()
        if values.get("ids") is not None:
            values["ids"] = tuple(values["ids"])
        if "list_filters" in values:
            values["list_filters"] = tuple(map(tuple, values["list_filters"]))
        return cls(**values)
