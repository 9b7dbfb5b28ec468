"""Adds candidates and their applications: all rows of a file, or none."""

from collections import Counter

from glossary.locking import in_transaction
from scorecards.models import Application, Candidate, CandidateIdentifier, Opening
from scorecards.models.people import identifier_key
from scorecards.openings.candidate_files.checking import CheckedRow, Outcome, check
from scorecards.openings.candidate_files.rows import FileRow
from scorecards.text.names import name_key
from scorecards.workflow.locking import locked_candidates, locked_opening


class RowsRefusedError(Exception):
    """Some rows cannot be added; nothing was."""

    def __init__(self, checked: list[CheckedRow]) -> None:
        self.checked = checked
        super().__init__("Some rows can’t be added.")


@in_transaction
def add(opening: Opening, rows: list[FileRow]) -> Counter[Outcome]:
    """How many were new, known, or applied already.

    The rows are checked again, as others may have added somebody since. Raises
    `RowsRefusedError`, or `OpeningClosedError`. Eight queries, and more only by the
    size of a batch.
    """
    locked_opening(opening)
    checked = check(opening, rows)
    if any(each.errors for each in checked):
        raise RowsRefusedError(checked)
    known = locked_candidates(each.known.pk for each in checked if each.known)
    new = [Candidate(name=each.name) for each in checked if each.outcome is Outcome.NEW]
    Candidate.objects.bulk_create(new)
    people = {each.name_key: each for each in [*known.values(), *new]}
    _bring_addresses(checked, people)
    Application.objects.bulk_create(
        (
            Application(opening=opening, candidate=candidate)
            for candidate in _candidates(checked, people)
        ),
        ignore_conflicts=True,
    )
    return Counter(each.outcome for each in checked)


def _bring_addresses(checked: list[CheckedRow], people: dict[str, Candidate]) -> None:
    """One that another candidate has already stays theirs, and is shared."""
    addresses = [
        (people[name_key(each.name)], each.row.email)
        for each in checked
        if each.row.email and (each.known is None or each.brings_address)
    ]
    kind = CandidateIdentifier.Kind.EMAIL
    keys = [identifier_key(kind, address) for _, address in addresses]
    taken = set(
        CandidateIdentifier.objects.filter(
            kind=kind, value_key__in=keys, is_shared=False
        ).values_list("value_key", flat=True)
    )
    made = []
    for key, (candidate, address) in zip(keys, addresses, strict=True):
        made.append(
            CandidateIdentifier(
                candidate=candidate, kind=kind, value=address, is_shared=key in taken
            )
        )
        taken.add(key)
    CandidateIdentifier.objects.bulk_create(made)


def _candidates(
    checked: list[CheckedRow], people: dict[str, Candidate]
) -> list[Candidate]:
    """Those who do not apply yet, in the order of the file."""
    new = [each for each in checked if each.outcome is not Outcome.APPLIES]
    return [people[name_key(each.name)] for each in new]
