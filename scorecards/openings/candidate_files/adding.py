"""Adds candidates and their applications: all rows of a file, or none."""

from collections import Counter

from django.db import transaction

from scorecards.models import Application, Candidate, Opening
from scorecards.models.people import name_key
from scorecards.openings.candidate_files.checking import CheckedRow, Outcome, check
from scorecards.openings.candidate_files.rows import FileRow
from scorecards.workflow.starting import locked_opening


class RowsRefusedError(Exception):
    """Some rows cannot be added; nothing was."""

    def __init__(self, checked: list[CheckedRow]) -> None:
        self.checked = checked
        super().__init__("Some rows can’t be added.")


def add(opening: Opening, rows: list[FileRow]) -> Counter[Outcome]:
    """How many were new, known, or applied already.

    The rows are checked again, as others may have added somebody since. Raises
    `RowsRefusedError`, or `OpeningClosedError`. Eight queries, and more only by the
    size of a batch.
    """
    with transaction.atomic():
        locked_opening(opening)
        checked = check(opening, rows)
        if any(each.errors for each in checked):
            raise RowsRefusedError(checked)
        # Whoever adds the same name in this moment wins; both mean the same person.
        Candidate.objects.bulk_create(
            (
                Candidate(name=each.name, email=each.row.email)
                for each in checked
                if each.outcome is Outcome.NEW
            ),
            ignore_conflicts=True,
        )
        _bring_addresses(checked)
        Application.objects.bulk_create(
            (
                Application(opening=opening, candidate=candidate)
                for candidate in _candidates(checked)
            ),
            ignore_conflicts=True,
        )
    return Counter(each.outcome for each in checked)


def _bring_addresses(checked: list[CheckedRow]) -> None:
    known = []
    for each in checked:
        if each.known and each.brings_address:
            each.known.email = each.row.email
            known.append(each.known)
    Candidate.objects.bulk_update(known, ["email"])


def _candidates(checked: list[CheckedRow]) -> list[Candidate]:
    """Those who do not apply yet, in the order of the file."""
    keys = [name_key(c.name) for c in checked if c.outcome is not Outcome.APPLIES]
    found = {
        each.name_key: each for each in Candidate.objects.filter(name_key__in=keys)
    }
    return [found[key] for key in keys]
