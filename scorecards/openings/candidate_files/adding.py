"""Adds candidates and their applications: all rows of a file, or none."""

from collections import Counter

from glossary.locking import in_transaction
from scorecards.models import Application, Candidate, Opening
from scorecards.models.people import name_key
from scorecards.openings.candidate_files.checking import CheckedRow, Outcome, check
from scorecards.openings.candidate_files.rows import FileRow
from scorecards.workflow.locking import locked_opening


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
    new = [
        Candidate(name=each.name, email=each.row.email)
        for each in checked
        if each.outcome is Outcome.NEW
    ]
    # Whoever adds the same name in this moment wins; both mean the same person. In one
    # order, so that no two files wait for each other.
    Candidate.objects.bulk_create(
        sorted(new, key=lambda each: name_key(each.name)), ignore_conflicts=True
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
    addresses = {
        each.known.pk: each.row.email
        for each in checked
        if each.known and each.brings_address
    }
    if not addresses:
        return
    without = Candidate.objects.filter(pk__in=addresses, email="")
    known = list(without.select_for_update(no_key=True).order_by("pk"))
    for candidate in known:
        candidate.email = addresses[candidate.pk]
    Candidate.objects.bulk_update(known, ["email"])


def _candidates(checked: list[CheckedRow]) -> list[Candidate]:
    """Those who do not apply yet, in the order of the file."""
    keys = [name_key(c.name) for c in checked if c.outcome is not Outcome.APPLIES]
    found = {
        each.name_key: each for each in Candidate.objects.filter(name_key__in=keys)
    }
    return [found[key] for key in keys]
