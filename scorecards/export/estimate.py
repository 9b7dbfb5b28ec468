"""How much an export will be, told before it is made."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import Count

from glossary.plurals import counted
from scorecards.export.filters import chosen
from scorecards.export.selection import Selection
from scorecards.models import KitQuestion
from scorecards.workbooks.formats import Format

# Bytes of a file, of a scorecard and of an answer in it. Measured on demo data of 2 to
# 2,957 scorecards, where they come within a sixth of the file.
BYTES = {
    Format.XLSX: (50_000, 570, 350),
    Format.CSV: (20_000, 100, 65),
}


@dataclass(frozen=True)
class Estimate:
    """The scorecards are counted; answers and bytes follow from their kits."""

    scorecards: int
    answers: int
    format: Format

    @property
    def in_words(self) -> str:
        return counted(self.scorecards, "scorecard")

    @property
    def answers_in_words(self) -> str:
        """Rounded to three digits: ``about 10,300 answers``."""
        rounded = int(float(f"{self.answers:.3g}"))
        return f"about {counted(rounded, 'answer')}"

    @property
    def size(self) -> int:
        """In bytes."""
        of_file, of_scorecard, of_answer = BYTES[self.format]
        return of_file + of_scorecard * self.scorecards + of_answer * self.answers

    @property
    def is_at_once(self) -> bool:
        """Small enough to wait for; others are made in the background."""
        return self.scorecards <= settings.EXPORT_AT_ONCE


def estimate(selection: Selection, reader: User) -> Estimate:
    """Of what this person would get. Two queries. Raises `FilterError`.

    An opening may ask fewer questions than its kit has; counting the answers instead
    would read all of them.
    """
    of_kits = dict(
        chosen(selection, reader)
        .order_by()
        .values_list("kit")
        .annotate(number=Count("pk"))
    )
    questions = (
        KitQuestion.objects.filter(kit__in=of_kits)
        .order_by()
        .values_list("kit")
        .annotate(number=Count("pk"))
    )
    return Estimate(
        scorecards=sum(of_kits.values()),
        answers=sum(number * of_kits[kit] for kit, number in questions),
        format=selection.format,
    )
