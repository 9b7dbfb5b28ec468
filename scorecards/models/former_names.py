"""What people are or were called: texts about them may use any of these names."""

from collections.abc import Iterable, Iterator
from itertools import islice

from scorecards.models.audit import AuditEntry
from scorecards.models.people import Candidate

CHUNK = 5_000  # keys in a query


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
