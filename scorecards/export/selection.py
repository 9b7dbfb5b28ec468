"""What to export, and how: kept with a job, told to the audit trail and to About."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.text import slugify

from glossary.letters import normalize
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


SEVERAL = (
    "industry",
    "role",
    "level",
    "opening",
    "interviewer",
    "decision",
    "recommendation",
)
"""The filters that take several values."""

NAMED_IN_FILES = ("opening", "role", "level", "industry", "decision", "recommendation")
PLURALS = {"industry": "industries"}
MAX_PART_LENGTH = 40  # letters of a file's name


@dataclass(frozen=True, kw_only=True)
class Selection:
    """Names are titles and usernames as people write them; none means all.

    Of several values of one filter, each fits. ``ids`` narrows to scorecards
    that were picked in a list, ``list_filters`` says in words how. Days,
    both included, are those of the ``zone``.
    """

    industry: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    interviewer: tuple[str, ...] = ()
    decision: tuple[str, ...] = ()
    recommendation: tuple[str, ...] = ()
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

    def __post_init__(self) -> None:
        """Takes one value, or a list, for a tuple; jobs of before hold one value."""
        for name in SEVERAL:
            given = getattr(self, name)
            values = (given,) if isinstance(given, str) else given
            object.__setattr__(self, name, tuple(filter(None, values)))

    @property
    def zone_name(self) -> str:
        return self.zone or settings.TIME_ZONE

    @property
    def format(self) -> Format:
        return Format(self.file_format)

    def in_words(self) -> dict[str, str]:
        """What it is narrowed to, and what is left out, for people to read."""
        of_dates = Dates(self.dates).label
        days = {
            f"{of_dates} from": self.first.isoformat() if self.first else "",
            f"{of_dates} to": self.last.isoformat() if self.last else "",
        }
        left_out = {
            "Candidate names": "" if self.candidate_names else "Left out",
            "Free text": "" if self.free_text else "Left out",
        }
        words = self.narrowed_to() | days | left_out
        return {name: value for name, value in words.items() if value}

    def narrowed_to(self) -> dict[str, str]:
        """The filters that are set, but for days."""
        number = "" if self.ids is None else f"{len(self.ids):,}"
        words = {
            "Industry": ", ".join(self.industry),
            "Role": ", ".join(self.role),
            "Level": _labels(dict(Level.choices), self.level),
            "Opening": ", ".join(self.opening),
            "Interviewer": ", ".join(self.interviewer),
            "Decision": _labels(DECISIONS, self.decision),
            "Recommendation": _labels(
                dict(Recommendation.choices), self.recommendation
            ),
            "Red flags": RED_FLAGS.get(self.red_flags, ""),
            **dict(self.list_filters),
            "Selected in the list": number,
        }
        return {name: value for name, value in words.items() if value}

    def file_name(self, day: date) -> str:
        """What is in it and when it was made: ``scorecards-sre-senior-2026-11-23``.

        Names of people are never part of it.
        """
        days = [
            f"{word}-{day.isoformat()}"
            for word, day in (("from", self.first), ("to", self.last))
            if day
        ]
        parts = [
            "scorecards",
            *(_in_a_name(name, getattr(self, name)) for name in NAMED_IN_FILES),
            "selected" if self.ids is not None else "",
            *days,
            "" if self.candidate_names else "without-names",
            f"{day:%Y-%m-%d}",
        ]
        return "-".join(filter(None, parts)) + self.format.ending

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


def _labels(words: Mapping[str, str], values: Iterable[str]) -> str:
    return ", ".join(words.get(value, value) for value in values)


def _in_a_name(name: str, values: tuple[str, ...]) -> str:
    """Of one value its words, of several how many there are."""
    if len(values) > 1:
        return f"{len(values)}-{PLURALS.get(name, f'{name}s')}"
    return slugify(normalize("-".join(values)))[:MAX_PART_LENGTH].strip("-_")
