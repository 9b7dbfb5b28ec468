"""Who may be entered twice: pairs of candidates, for coordinators."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from django.db.models import Count

from scorecards.models import Candidate, CandidateIdentifier, TwoPeople
from scorecards.models.people import CandidateQuerySet
from scorecards.text.names import NEAR, likeness, name_words

MAX_PAIRS = 200
MAX_GROUPS = 200
MAX_PAGES = 10  # of groups
MAX_OF_GROUP = 12


@dataclass(frozen=True)
class Pair:
    """Two candidates, the older first, and why they may be one."""

    first: Candidate
    second: Candidate
    reason: str


def possible_duplicates() -> list[Pair]:
    """`MAX_PAIRS` at most: an identifier in common, the same name, then near names.

    Without those that somebody called two people. Seven queries, each
    of which reads a bounded number of groups; more where all of those are told apart.
    """
    apart = set(TwoPeople.objects.values_list("first", "second"))
    found: dict[tuple[int, int], Pair] = {}
    for pair in _pairs():
        keys = (pair.first.pk, pair.second.pk)
        if keys not in apart:
            found.setdefault(keys, pair)
        if len(found) == MAX_PAIRS:
            break
    return [*found.values()]


def _pairs() -> Iterator[Pair]:
    yield from _sharing_an_identifier()
    for group in _groups("name_key"):
        for first, second in combinations(group, 2):
            yield Pair(first, second, "Same name")
    for group in _groups("near_first", "near_last"):
        for first, second in combinations(group, 2):
            words = name_words(first.name), name_words(second.name)
            if likeness(*words) >= NEAR:
                yield Pair(first, second, "Similar name")


def _sharing_an_identifier() -> Iterator[Pair]:
    shared = CandidateIdentifier.objects.filter(
        is_shared=True, candidate__merged_into=None
    )
    keys = [
        (each.kind, each.source, each.value_key)
        for each in shared.order_by("pk")[:MAX_GROUPS]
    ]
    having: defaultdict[tuple[str, str, str], list[Candidate]] = defaultdict(list)
    known = CandidateIdentifier.objects.filter(
        value_key__in={key for _, _, key in keys}, candidate__merged_into=None
    ).select_related("candidate")
    for each in known.order_by("candidate"):
        having[each.kind, each.source, each.value_key].append(each.candidate)
    for key in dict.fromkeys(keys):
        label = CandidateIdentifier.Kind(key[0]).label
        for first, second in combinations(having[key][:MAX_OF_GROUP], 2):
            yield Pair(first, second, f"Same {label[0].lower()}{label[1:]}")


def _groups(*columns: str) -> Iterator[list[Candidate]]:
    """Candidates who have these columns in common, the newest groups first."""
    live = Candidate.objects.live().exclude(**{columns[0]: ""}).order_by()
    several = live.values(*columns).annotate(number=Count("pk")).filter(number__gt=1)
    several = several.order_by(*columns)
    for page in range(MAX_PAGES):
        some = several[page * MAX_GROUPS : (page + 1) * MAX_GROUPS]
        wanted = [tuple(row[column] for column in columns) for row in some]
        if wanted:
            yield from _of_groups(live, columns, wanted)
        if len(wanted) < MAX_GROUPS:
            return


def _of_groups(
    live: CandidateQuerySet, columns: tuple[str, ...], wanted: list[tuple[str, ...]]
) -> Iterator[list[Candidate]]:
    rows = live.filter(**{f"{columns[0]}__in": {values[0] for values in wanted}})
    groups: defaultdict[tuple[str, ...], list[Candidate]] = defaultdict(list)
    for candidate in rows.order_by("pk")[: MAX_GROUPS * MAX_OF_GROUP]:
        groups[tuple(getattr(candidate, each) for each in columns)].append(candidate)
    for values in wanted:
        yield groups[values][:MAX_OF_GROUP]
