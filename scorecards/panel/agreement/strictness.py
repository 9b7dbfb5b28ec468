"""Who rates higher or lower than others, adjusted for whom they met.

An additive fit by least squares: a value is the candidate's effect plus the
interviewer's, and the effects of interviewers who can be compared sum to 0. The raw
deviation from the panel's mean would punish whoever sat with a lenient colleague.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import fsum, sqrt
from statistics import fmean

from scorecards.panel.agreement.undefined import NO_PARTNER, OTHER_GROUP, Figure

Values = Mapping[tuple[Hashable, Hashable], float]  # (application, interviewer): value
Group = dict[tuple[Hashable, Hashable], float]
Effects = dict[Hashable, float]

PRECISION = 1e-11


@dataclass(frozen=True)
class Fit:
    """Of one group: everybody in it is connected by shared applications."""

    interviewers: Effects
    applications: Effects
    residual: float  # root mean square, in points


@dataclass(frozen=True)
class Severity:
    """One fit for each group; figures of different groups say nothing of each other."""

    groups: tuple[Fit, ...]

    @classmethod
    def of(cls, values: Values) -> "Severity":
        return cls(tuple(_fit(group) for group in connected(values)))

    @cached_property
    def _places(self) -> dict[Hashable, int]:
        """Who is in which group; nobody who is alone there."""
        return {
            who: place
            for place, fit in enumerate(self.groups)
            if len(fit.interviewers) > 1
            for who in fit.interviewers
        }

    def place_of(self, interviewer: Hashable) -> int | None:
        """Which of the groups; None for who shares no application with anybody."""
        return self._places.get(interviewer)

    def effect(self, interviewer: Hashable) -> Figure:
        """Points above or below the mean of the group; above is more generous."""
        place = self.place_of(interviewer)
        if place is None:
            return NO_PARTNER
        return self.groups[place].interviewers[interviewer]

    def between(self, one: Hashable, other: Hashable) -> Figure:
        """How many points the one rates higher than the other."""
        place = self.place_of(one)
        if place is None or place != self.place_of(other):
            return OTHER_GROUP
        effects = self.groups[place].interviewers
        return effects[one] - effects[other]


def connected(values: Values) -> list[Group]:
    """Split by who can be compared, directly or through others."""
    leads_to: dict[Hashable, Hashable] = {}  # towards one of each group
    first_of: dict[Hashable, Hashable] = {}  # of each application
    for application, interviewer in values:
        leads_to.setdefault(interviewer, interviewer)
        one = _end(leads_to, first_of.setdefault(application, interviewer))
        leads_to[_end(leads_to, interviewer)] = one
    groups: dict[Hashable, Group] = {}
    for key, value in values.items():
        groups.setdefault(_end(leads_to, key[1]), {})[key] = value
    return list(groups.values())


def _end(leads_to: dict[Hashable, Hashable], who: Hashable) -> Hashable:
    """Where the way from there ends; it is shorter afterwards."""
    while (following := leads_to[who]) != who:
        leads_to[who] = leads_to[following]
        who = following
    return who


def _fit(values: Values) -> Fit:
    """Least squares. The applications' effects follow from the interviewers'."""
    panels: dict[Hashable, dict[Hashable, float]] = defaultdict(dict)
    for (application, interviewer), value in values.items():
        panels[application][interviewer] = value
    interviewers = _solve(panels.values())
    applications = {
        application: fmean(value - interviewers[who] for who, value in panel.items())
        for application, panel in panels.items()
    }
    squares = (
        (value - applications[application] - interviewers[who]) ** 2
        for (application, who), value in values.items()
    )
    return Fit(interviewers, applications, sqrt(fsum(squares) / len(values)))


def _solve(panels: Iterable[Mapping[Hashable, float]]) -> Effects:
    """The normal equations with the applications eliminated, by conjugate gradients.

    The matrix is singular by one constant, which the sum of 0 settles. It is never
    written down: 2,000 interviewers would make 4,000,000 cells, nearly all 0. Panels
    of the same people are one, as many times as they met.
    """
    panels = list(panels)
    left = _deviations(panels)
    met = Counter(tuple(panel) for panel in panels).items()
    effects = dict.fromkeys(left, 0.0)
    direction, size = dict(left), _dot(left, left)
    enough = PRECISION**2 * max(size, 1.0)
    for _ in range(2 * len(effects)):
        if size <= enough:
            break
        image = _image(met, direction)
        step = size / _dot(direction, image)
        for who in effects:
            effects[who] += step * direction[who]
            left[who] -= step * image[who]
        previous, size = size, _dot(left, left)
        direction = {who: left[who] + size / previous * direction[who] for who in left}
    middle = fmean(effects.values())
    return {who: effect - middle for who, effect in effects.items()}


def _deviations(panels: Iterable[Mapping[Hashable, float]]) -> Effects:
    """For each interviewer, the sum of their deviations from their panels' means."""
    sums: Effects = defaultdict(float)
    for panel in panels:
        middle = fsum(panel.values()) / len(panel)
        for who, value in panel.items():
            sums[who] += value - middle
    return dict(sums)


def _image(
    met: Iterable[tuple[tuple[Hashable, ...], int]], direction: Effects
) -> Effects:
    """The same for panels in which everybody rates by the direction."""
    sums = dict.fromkeys(direction, 0.0)
    for panel, times in met:
        middle = fsum(direction[who] for who in panel) / len(panel)
        for who in panel:
            sums[who] += times * (direction[who] - middle)
    return sums


def _dot(one: Effects, other: Effects) -> float:
    return fsum(value * other[who] for who, value in one.items())
