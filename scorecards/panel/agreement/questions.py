"""What each question achieves: whether it tells candidates apart, and is agreed on."""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from scorecards.models import KitQuestion
from scorecards.panel.agreement.queries import Observed, Shared
from scorecards.panel.agreement.spread import LOW_R_WG
from scorecards.panel.agreement.summary import Agreement
from scorecards.panel.agreement.undefined import NOTHING_SHARED, Undefined

MIN_CANDIDATES = 5


@dataclass(frozen=True)
class QuestionRow:
    """Over all versions of the question's kits."""

    text: str
    term: str
    candidates: int
    answers: int
    lowest_mean: float  # of a candidate
    highest_mean: float
    widest_range: int | Undefined  # within one panel
    agreement: Agreement

    @property
    def is_undecided(self) -> bool:
        """Too little is known to hold anything against it."""
        return self.candidates < MIN_CANDIDATES and isinstance(
            self.agreement.r_wg, Undefined
        )

    @property
    def tells_nothing_apart(self) -> bool:
        """Every candidate came out the same, and there were some."""
        return (
            self.candidates >= MIN_CANDIDATES and self.lowest_mean == self.highest_mean
        )

    @property
    def divides(self) -> bool:
        """Interviewers of the same candidate rate it far apart, on the whole."""
        r_wg = self.agreement.r_wg
        return not isinstance(r_wg, Undefined) and r_wg < LOW_R_WG

    @property
    def r_wg_or_most(self) -> float:
        """To sort by."""
        r_wg = self.agreement.r_wg
        return 1.0 if isinstance(r_wg, Undefined) else r_wg

    @property
    def is_marked(self) -> bool:
        return self.tells_nothing_apart or self.divides


def question_rows(observed: Observed, shared: Shared) -> list[QuestionRow]:
    """Those to look at first, then those with most answers."""
    by_source: dict[str, list[dict[Hashable, int]]] = defaultdict(list)
    newest: dict[str, int] = {}
    source_of = {key: asked.source for key, asked in observed.questions.items()}
    for (_, question), unit in shared.items():
        source = source_of[question]
        by_source[source].append(unit)
        newest[source] = max(newest.get(source, 0), question)
    agreements = shared.by(lambda each: source_of[each.question])
    rows = [
        _row(
            observed.questions[newest[source]],
            units,
            agreements.get(source) or Agreement.of([]),
        )
        for source, units in by_source.items()
    ]
    return sorted(rows, key=lambda row: (not row.is_marked, -row.answers, row.text))


def _row(
    asked: KitQuestion, units: Sequence[dict[Hashable, int]], agreement: Agreement
) -> QuestionRow:
    means = [sum(unit.values()) / len(unit) for unit in units]
    ranges = [kind[-1] - kind[0] for kind in agreement.kinds]
    return QuestionRow(
        text=asked.text,
        term=asked.term,
        candidates=len(units),
        answers=sum(map(len, units)),
        lowest_mean=min(means),
        highest_mean=max(means),
        widest_range=int(max(ranges)) if ranges else NOTHING_SHARED,
        agreement=agreement,
    )
