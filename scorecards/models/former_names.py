"""What people are or were called: texts about them may use any of these names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any

from scorecards.models.application import Application
from scorecards.models.audit import AuditEntry
from scorecards.models.people import Candidate, key_of_reference

CHUNK = 5_000  # keys in a query
ABOUT_SOMEBODY_ELSE = [
    AuditEntry.Action.MERGED,
    AuditEntry.Action.UNMERGED,
    AuditEntry.Action.SPLIT,
    AuditEntry.Action.MOVED,
]
"""After these, an application has texts that were written about another candidate."""


def names_in_texts(applications: Iterable[Application]) -> dict[int, list[str]]:
    """By application: all that its candidate is or was called, then the same of others
    its texts were written about before it, or a scorecard, came here.

    One query more than `all_names`; two or three where that has happened.
    """
    of = {each.pk: each.candidate for each in applications}
    earlier = _earlier_candidates(of)
    others = Candidate.with_hidden.in_bulk(set(chain(*earlier.values())))
    names = all_names([*of.values(), *others.values()])
    every = {key: [each.pk, *sorted(earlier[key])] for key, each in of.items()}
    return {
        key: list(dict.fromkeys(chain(*(names.get(each, ()) for each in people))))
        for key, people in every.items()
    }


def _earlier_candidates(applications: Iterable[int]) -> dict[int, set[int]]:
    """By application, as the trail has it."""
    found: dict[int, set[int]] = {key: set() for key in applications}
    asked = {key: {key} for key in found}
    seen: defaultdict[int, set[int]] = defaultdict(set)
    while asked:
        for application, wanted_for in asked.items():
            seen[application] |= wanted_for
        came_from: defaultdict[int, set[int]] = defaultdict(set)
        for application, details in _changes(asked):
            for key in asked[application]:
                found[key] |= _candidates_in(details)
                came_from[details.get("from_application", 0)].add(key)
        for source, candidate in _candidates_of(came_from):
            for key in came_from[source]:
                found[key].add(candidate)
        left = {source: keys - seen[source] for source, keys in came_from.items()}
        asked = {source: keys for source, keys in left.items() if source and keys}
    return found


def _changes(applications: Iterable[int]) -> Iterator[tuple[int, dict[str, Any]]]:
    entries = AuditEntry.objects.filter(action__in=ABOUT_SOMEBODY_ELSE)
    for chunk in _chunks(applications):
        of = entries.filter(application_key__in=chunk).order_by()
        yield from of.values_list("application_key", "details")


def _candidates_in(details: dict[str, Any]) -> set[int]:
    references = (details.get(name, "") for name in ("kept", "merged"))
    keys = {key_of_reference(each) for each in references}
    return {key for key in {*keys, details.get("from_candidate")} if key}


def _candidates_of(applications: Iterable[int]) -> Iterator[tuple[int, int]]:
    for chunk in _chunks(key for key in applications if key):
        known = Application.with_hidden.filter(pk__in=chunk).order_by()
        yield from known.values_list("pk", "candidate")


def all_names(candidates: Iterable[Candidate]) -> dict[int, list[str]]:
    """By candidate: the name of today first, then those of everybody merged into it,
    then those that names were corrected from.

    Two queries for each 5,000, one more for each time that somebody merged was merged.
    """
    names = {each.pk: [each.name] for each in candidates}
    owner = {key: key for key in names}
    for key, into, name in _absorbed(names):
        owner[key] = owner[into]
        names[owner[key]].append(name)
    for key, former in _corrected(owner):
        names[owner[key]].append(former)
    return names


def _absorbed(keys: Iterable[int]) -> Iterator[tuple[int, int, str]]:
    layer = list(keys)
    while layer:
        below = [
            row
            for chunk in _chunks(layer)
            for row in Candidate.objects.filter(merged_into__in=chunk)
            .order_by("pk")
            .values_list("pk", "merged_into", "name")
        ]
        yield from below
        layer = [key for key, _, _ in below]


def _corrected(keys: Iterable[int]) -> Iterator[tuple[int, str]]:
    entries = AuditEntry.objects.filter(
        action=AuditEntry.Action.RENAMED, subject_type="candidate"
    ).order_by("pk")
    for chunk in _chunks(keys):
        of = entries.filter(subject_key__in=[str(key) for key in chunk])
        for key, words in of.values_list("subject_key", "words"):
            if former := words.get("renamed_from"):
                yield int(key), former


def _chunks(keys: Iterable[int]) -> Iterator[list[int]]:
    rest = iter(keys)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk
