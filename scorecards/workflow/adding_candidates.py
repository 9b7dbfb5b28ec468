"""Adding the people of a list to an opening: all of them at once, or none."""

from collections import Counter
from typing import Any

from django.contrib.auth.models import User
from django.db import IntegrityError

from glossary.locking import in_transaction
from scorecards.audit import trail
from scorecards.models import (
    Application,
    AuditEntry,
    Candidate,
    CandidateIdentifier,
    Opening,
)
from scorecards.uploads.progress import Report, silent
from scorecards.workflow.locking import locked_candidates, locked_opening
from scorecards.workflow.planned_panel import assign_newcomers
from scorecards.workflow.recognizing import (
    Applicant,
    Person,
    Recognition,
    Recognized,
    recognize,
)
from scorecards.workflow.rights import require

MAX_TRIES = 3
BATCH = 500


class UnansweredError(Exception):
    """Somebody has to say who some of them are; nobody was added."""

    def __init__(self, recognized: list[Recognized]) -> None:
        self.recognized = recognized
        super().__init__("Some rows need an answer.")


def add_candidates(
    opening: Opening,
    applicants: list[Applicant],
    *,
    by: User | None,
    report: Report = silent,
) -> Counter[Recognition]:
    """How many rows were new, known, applied already, or repeated.

    Who they are is found out again behind the locks, as others may have added somebody
    since. Raises `UnansweredError`, or `OpeningClosedError`.
    """
    for _ in range(MAX_TRIES - 1):
        try:
            return _add(opening, applicants, by, report)
        except IntegrityError:  # for another opening, somebody added one of them
            continue
    return _add(opening, applicants, by, report)


@in_transaction
def _add(
    opening: Opening, applicants: list[Applicant], by: User | None, report: Report
) -> Counter[Recognition]:
    require(by, "scorecards.add_candidate")
    require(by, "scorecards.add_application")
    opening = locked_opening(opening)
    known = _keys(recognize(opening, applicants))
    locked_candidates(known)
    recognized = recognize(opening, applicants, report)
    if any(each.person is None for each in recognized) or _keys(recognized) - known:
        raise UnansweredError(recognized)
    people = list(dict.fromkeys(each.person for each in recognized if each.person))
    changed = _add_people(opening, people, by, report)
    counts = Counter(each.outcome for each in recognized)
    if changed:
        trail.record(
            AuditEntry.Action.ADDED,
            actor=by,
            subject=opening,
            new=counts[Recognition.NEW],
            known=counts[Recognition.KNOWN],
        )
    return counts


def _keys(recognized: list[Recognized]) -> set[int]:
    people = [each.person for each in recognized if each.person]
    return {person.candidate.pk for person in people if person.candidate}


def _add_people(
    opening: Opening, people: list[Person], by: User | None, report: Report
) -> bool:
    """Whether anything changed."""
    new = []
    for person in people:
        if person.candidate is None:
            person.candidate = Candidate(name=person.name)
            new.append(person.candidate)
    _create("Adding candidate", new, report)
    made = _identifiers(people)
    _create("Adding address or id", made, report)
    applications = [
        Application(opening=opening, candidate=person.candidate)
        for person in people
        if not person.applies
    ]
    _create("Adding application", applications, report)
    assign_newcomers(opening, applications, by=by)
    return bool(new or made or applications)


def _create(what: str, rows: list[Any], report: Report) -> None:
    """Of one model, some at a time."""
    for start in range(0, len(rows), BATCH):
        report(what, start, len(rows))
        type(rows[0]).objects.bulk_create(rows[start : start + BATCH])


def _identifiers(people: list[Person]) -> list[CandidateIdentifier]:
    """Those they do not have yet. One that somebody else has is shared."""
    wanted = {key for person in people for key in person.values}
    taken, having = set(), set()
    values = sorted({key for _, _, key in wanted})
    for start in range(0, len(values), BATCH):
        rows = CandidateIdentifier.objects.filter(
            value_key__in=values[start : start + BATCH]
        )
        for each in rows:
            key = (each.kind, each.source, each.value_key)
            having.add((each.candidate_id, key))
            if not each.is_shared:
                taken.add(key)
    made = []
    for person in people:
        candidate = person.candidate
        for key, value in person.values.items():
            if candidate and (candidate.pk, key) not in having:
                kind, source, _ = key
                made.append(
                    CandidateIdentifier(
                        candidate=candidate,
                        kind=kind,
                        source=source,
                        value=value,
                        is_shared=key in taken,
                    )
                )
                taken.add(key)
    return made
