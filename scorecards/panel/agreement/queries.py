"""Reads submitted scorecards once, for all figures; the one module with queries."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from django.contrib.auth.models import User
from django.db.models.functions import Coalesce

from scorecards.models import Answer, Kit, KitQuestion, Opening
from scorecards.models.scales import Outcome
from scorecards.models.scorecard_queries import ScorecardQuerySet
from scorecards.models.scores import COULD_NOT_ANSWER_COUNTS_AS
from scorecards.panel.agreement.alpha import Kinds
from scorecards.panel.agreement.quarters import Period, Quarter
from scorecards.panel.agreement.strictness import Group
from scorecards.panel.agreement.summary import Agreement
from scorecards.text.display_names import bare_name

# What one page reads at most: some 24,000 answers.
MAX_SCORECARDS = 3_000
COULD_NOT = str(Outcome.COULD_NOT_ANSWER.value)
HEAD = Coalesce("application__merged_into", "application")


class Written(NamedTuple):
    """One submitted scorecard, as far as the figures need it."""

    pk: int
    candidacy: int
    opening_id: int
    kit_id: int
    interviewer_id: int
    interview_at: datetime | None
    due_at: datetime | None
    submitted_at: datetime
    version: int
    started_after_others: bool
    changed_after_reveal: bool


FIELDS = ("pk", "candidacy_key", "application__opening", *Written._fields[3:])


Given = tuple[int, int, str, int | None]
"""One answer as it is read: its scorecard, question, outcome and rating."""


class Together(NamedTuple):
    """A question of an application that two or more rated.

    ``alike`` is the place of how they rated, and who they were, in `Shared.panels`.
    """

    application: int
    question: int
    alike: int


class Shared(dict[tuple[int, int], dict[Hashable, int]]):
    """By application and question: who rated it, and how."""

    @cached_property
    def together(self) -> list[Together]:
        places = self._places
        return [
            Together(*key, places.setdefault(_ratings(unit), len(places)))
            for key, unit in self.items()
            if len(unit) > 1
        ]

    @cached_property
    def panels(self) -> list[tuple[tuple[int, ...], frozenset[Hashable]]]:
        """Ratings in order, and who gave them: the same few come again and again."""
        return list(self._places) if self.together else []

    @cached_property
    def _places(self) -> dict[tuple[tuple[int, ...], frozenset[Hashable]], int]:
        return {}

    def agreement(self) -> Agreement:
        return self.by(lambda each: 0).get(0) or Agreement.of([])

    def by(self, key_of: Callable[[Together], Hashable]) -> dict[Hashable, Agreement]:
        """Of each group that `key_of` makes of what two or more rated."""
        found: dict[Hashable, Kinds] = defaultdict(Counter)
        people: dict[Hashable, set[frozenset[Hashable]]] = defaultdict(set)
        alike = Counter([(key_of(each), each.alike) for each in self.together])
        for (key, place), number in alike.items():
            kind, panel = self.panels[place]
            found[key][kind] += number
            people[key].add(panel)
        return {
            key: Agreement(kinds, len(frozenset().union(*people[key])))
            for key, kinds in found.items()
        }


def _ratings(
    unit: dict[Hashable, int],
) -> tuple[tuple[int, ...], frozenset[Hashable]]:
    return tuple(sorted(unit.values())), frozenset(unit)


@dataclass(frozen=True)
class Observed:
    """Scorecards with the earliest first, and what was given in each."""

    scorecards: list[Written]
    given: Mapping[int, list[Given]] = field(repr=False)
    questions: Mapping[int, KitQuestion] = field(repr=False)
    openings: Mapping[int, str] = field(repr=False)  # their titles
    kits: Mapping[int, Kit] = field(repr=False)
    interviewers: Mapping[int, str] = field(repr=False)  # their names
    cut_off_at: datetime | None  # read from then on only, to stay bounded

    @property
    def interviewer_count(self) -> int:
        return len({s.interviewer_id for s in self.scorecards})

    def given_in(self, scorecards: Iterable[Written]) -> list[Given]:
        return [each for s in scorecards for each in self.given.get(s.pk, [])]

    @property
    def dependent_count(self) -> int:
        return len(self.scorecards) - len(self.independent)

    def period_read(self, wanted: Period) -> Period:
        """The quarters of these of which anything was read, or could have been."""
        if self.cut_off_at is None:
            return wanted
        return Period(Quarter.of(self.cut_off_at), wanted.last)

    @property
    def independent(self) -> list[Written]:
        """Rated before their writers could read the others'; agreement needs that."""
        return [s for s in self.scorecards if is_independent(s)]


def observe(scorecards: ScorecardQuerySet, *, most: int = MAX_SCORECARDS) -> Observed:
    """The newest ``most`` submitted ones of these. Six queries.

    Asks nobody's leave: hand it what ``visible_to`` allows.
    """
    # Not by status: SQLite would read them all by that index, whatever the role.
    submitted = scorecards.filter(submitted_at__isnull=False)
    submitted = submitted.order_by("-submitted_at", "-pk")
    rows = submitted.annotate(candidacy_key=HEAD).values_list(*FIELDS)
    newest = [Written._make(row) for row in rows[: most + 1]]
    read = newest[:most]
    people = User.objects.filter(pk__in={s.interviewer_id for s in read})
    kits = {s.kit_id for s in read}
    openings = Opening.objects.filter(pk__in={s.opening_id for s in read}).order_by()
    return Observed(
        scorecards=read[::-1],
        given=_given([s.pk for s in read]),
        questions=KitQuestion.objects.filter(kit__in=kits)
        .only("source", "term", "text")
        .in_bulk(),
        openings=dict(openings.values_list("pk", "title")),
        kits=Kit.objects.only("role_title", "role_id", "level").in_bulk(kits),
        interviewers={each.pk: bare_name(each) for each in people},
        cut_off_at=read[-1].submitted_at if len(newest) > most else None,
    )


def _given(scorecards: list[int]) -> dict[int, list[Given]]:
    """Kept as they are read: at 24,000 answers, making anything of each takes long."""
    rows = (
        Answer.objects.filter(scorecard__in=scorecards)
        .exclude(outcome="")
        .order_by()
        .values_list("scorecard_id", "question_id", "outcome", "rating")
    )
    given: dict[int, list[Given]] = defaultdict(list)
    for row in rows:
        given[row[0]].append(row)
    return given


def is_independent(scorecard: Written) -> bool:
    return not (scorecard.started_after_others or scorecard.changed_after_reveal)


def shared_ratings(observed: Observed) -> Shared:
    """What agreement is computed from: the first rating by each interviewer.

    Somebody who met the candidate in two rounds still is one interviewer.
    """
    shared = Shared()
    for scorecard in observed.independent:
        who, candidacy = scorecard.interviewer_id, scorecard.candidacy
        for _, question, outcome, rating in observed.given.get(scorecard.pk, ()):
            value = COULD_NOT_ANSWER_COUNTS_AS if outcome == COULD_NOT else rating
            if value is None:
                continue
            if unit := shared.get((candidacy, question)):
                unit.setdefault(who, value)
            else:
                shared[candidacy, question] = {who: value}
    return shared


Panels = dict[int, dict[Hashable, list[int]]]


def panels_of(shared: Shared) -> Panels:
    """By application that two or more met, and interviewer: what they rated."""
    panels: Panels = {}
    for (application, _), unit in shared.items():
        panel = panels.setdefault(application, {})
        for who, value in unit.items():
            panel.setdefault(who, []).append(value)
    return {key: panel for key, panel in panels.items() if len(panel) > 1}


def means(panels: Panels) -> Group:
    """By application and interviewer, the mean over questions."""
    return {
        (application, who): sum(given) / len(given)
        for application, panel in panels.items()
        for who, given in panel.items()
    }


def answers_of(panels: Panels) -> dict[Hashable, int]:
    """By interviewer, how many answers are behind their `means`."""
    numbers: dict[Hashable, int] = defaultdict(int)
    for panel in panels.values():
        for who, given in panel.items():
            numbers[who] += len(given)
    return numbers
