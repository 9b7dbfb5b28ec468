"""What a file of candidates would do to an opening, to read before it is done."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from scorecards.models import Opening
from scorecards.openings.candidate_files.carrying import pack
from scorecards.openings.candidate_files.checking import CheckedRow, Outcome

MAX_ERRORS = 200


@dataclass(frozen=True)
class Preview:
    """``rows`` is the signed text that comes back with the confirmation."""

    rows: str
    wrong: list[tuple[CheckedRow, bool]]  # and whether the row is left out
    right: list[CheckedRow]
    problems: list[str]

    @classmethod
    def of(
        cls,
        checked: list[CheckedRow],
        *,
        opening: Opening,
        user: Any,
        left_out: Collection[int],
        problems: list[str],
    ) -> "Preview":
        return cls(
            rows=pack([each.row for each in checked], opening=opening, user=user),
            wrong=[(c, c.row.number in left_out) for c in checked if c.errors],
            right=[each for each in checked if not each.errors],
            problems=problems,
        )

    @property
    def counts(self) -> list[tuple[str, int]]:
        """What happens, in words, and to how many."""
        counted = Counter(each.outcome for each in self.right)
        return [(outcome.value, counted[outcome]) for outcome in Outcome]

    @property
    def too_many_wrong(self) -> bool:
        """Then the file is corrected, not confirmed."""
        return len(self.wrong) > MAX_ERRORS

    @property
    def shown_wrong(self) -> list[tuple[CheckedRow, bool]]:
        return self.wrong[:MAX_ERRORS]

    @property
    def can_be_confirmed(self) -> bool:
        return not self.too_many_wrong and bool(self.right)
