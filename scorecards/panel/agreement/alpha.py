"""Krippendorff's alpha: agreement beyond chance, whoever and whatever is missing.

Krippendorff, K. (2011), Computing Krippendorff's alpha-reliability: section D, with
the differences of its section on metrics.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from itertools import combinations

from scorecards.panel.agreement.undefined import ALL_ALIKE, NOTHING_SHARED, Figure

Unit = Mapping[Hashable, float]  # who rated one thing, and how; missing is left out
Kinds = Counter[tuple[float, ...]]  # how often each set of ratings was given
Totals = Mapping[float, int]  # how often each value was given
Difference = Callable[[float, float, Totals], float]  # of two values that differ


def nominal(one: float, other: float, totals: Totals) -> float:
    return 1.0


def ordinal(one: float, other: float, totals: Totals) -> float:
    """How many ratings lie between the two; the distance on the scale plays no part."""
    low, high = sorted((one, other))
    between = sum(number for value, number in totals.items() if low <= value <= high)
    return float((between - (totals[low] + totals[high]) / 2) ** 2)


def interval(one: float, other: float, totals: Totals) -> float:
    return float((one - other) ** 2)


def ratio(one: float, other: float, totals: Totals) -> float:
    return float(((one - other) / (one + other)) ** 2)


def kinds(units: Iterable[Unit] | Kinds) -> Kinds:
    """How often each set of ratings was given, of two or more; most come many times."""
    if isinstance(units, Counter):
        return units
    return Counter(tuple(sorted(unit.values())) for unit in units if len(unit) > 1)


def alpha(units: Iterable[Unit] | Kinds, difference: Difference = ordinal) -> Figure:
    """1 is full agreement, 0 what chance gives, less than 0 disagreement on purpose.

    Knows no floor: `Agreement.of` refuses too few answers.
    """
    shared = kinds(units)
    if not shared:
        return NOTHING_SHARED
    totals: Counter[float] = Counter()
    for values, number in shared.items():
        for value in values:
            totals[value] += number
    if len(totals) == 1:
        return ALL_ALIKE
    apart = {
        pair: difference(*pair, totals) for pair in combinations(sorted(totals), 2)
    }
    observed = sum(
        number * _disagreement(values, apart) for values, number in shared.items()
    )
    expected = _products(totals, apart)
    return 1 - (totals.total() - 1) * observed / expected


def _disagreement(
    values: tuple[float, ...], apart: Mapping[tuple[float, float], float]
) -> float:
    """Of one unit, sorted: its pairs of ratings, each weighing 1 / (ratings - 1)."""
    pairs = [apart.get(pair, 0.0) for pair in combinations(values, 2)]
    return sum(pairs) / (len(values) - 1)


def _products(
    counts: Counter[float], apart: Mapping[tuple[float, float], float]
) -> float:
    return sum(
        counts[low] * counts[high] * difference
        for (low, high), difference in apart.items()
    )
