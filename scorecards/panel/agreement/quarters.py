"""Quarters of a year, in the site's time zone."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.utils import timezone


@dataclass(frozen=True, order=True)
class Quarter:
    year: int
    number: int  # 1 to 4

    @classmethod
    def of(cls, moment: datetime) -> "Quarter":
        local = timezone.localtime(moment)
        return cls(local.year, (local.month + 2) // 3)

    @classmethod
    def parse(cls, text: str) -> "Quarter":
        """``2026-4``, as in addresses."""
        year, number = map(int, text.split("-"))
        return cls(year, number)

    @property
    def value(self) -> str:
        return f"{self.year}-{self.number}"

    @property
    def begins(self) -> datetime:
        return timezone.make_aware(datetime(self.year, 3 * self.number - 2, 1))  # noqa: DTZ001 # aware at once

    @cached_property
    def ends(self) -> datetime:
        """Just outside of it."""
        return (self + 1).begins

    def __add__(self, quarters: int) -> "Quarter":
        year, place = divmod(4 * self.year + self.number - 1 + quarters, 4)
        return Quarter(year, place + 1)

    def __sub__(self, quarters: int) -> "Quarter":
        return self + -quarters

    def __str__(self) -> str:
        return f"{self.year} Q{self.number}"


@dataclass(frozen=True)
class Period:
    """Whole quarters, first and last included."""

    first: Quarter
    last: Quarter

    @classmethod
    def until(cls, last: Quarter, *, quarters: int) -> "Period":
        return cls(last - (quarters - 1), last)

    @cached_property
    def quarters(self) -> list[Quarter]:
        quarters = [self.first]
        while quarters[-1] < self.last:
            quarters.append(quarters[-1] + 1)
        return quarters

    @property
    def begins(self) -> datetime:
        return self.first.begins

    @property
    def ends(self) -> datetime:
        """Just outside of it."""
        return (self.last + 1).begins

    def __str__(self) -> str:
        if self.first == self.last:
            return str(self.first)
        return f"{self.first} to {self.last}"
