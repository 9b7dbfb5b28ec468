"""The demo's audit trail: who added, assigned and submitted what, and when."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.contrib.auth.models import User

from scorecards.audit import trail
from scorecards.demo.writing import Sheet, in_working_hours
from scorecards.models import AuditEntry, Opening, Scorecard

Action = AuditEntry.Action


def remember(sheets: Iterable[Sheet], *, by: User) -> None:
    """As if they had been assigned by that coordinator, and submitted, on the site."""
    cards = [sheet.scorecard for sheet in sheets]
    openings = {card.application.opening for card in cards}
    entries = [_made(opening, by) for opening in openings]
    entries += [entry for card in cards for entry in _of_scorecard(card, by)]
    for entry in sorted(entries, key=lambda entry: entry.at):
        entry.save_base(raw=True, force_insert=True)  # raw: `at` stays as it is


def _made(opening: Opening, by: User) -> AuditEntry:
    return _at(opening.created_at, trail.entry(Action.MADE, actor=by, subject=opening))


def _of_scorecard(card: Scorecard, by: User) -> Iterator[AuditEntry]:
    application = card.application
    if card.interview_at:  # the others were started by their interviewers
        assigned = in_working_hours(card.interview_at - timedelta(days=6), 75)
        yield _at(
            max(assigned, application.opening.created_at + timedelta(hours=1)),
            trail.entry(
                Action.ASSIGNED,
                actor=by,
                subject=card,
                application=application,
                round=card.round,
            ),
        )
    if card.submitted_at:
        yield _at(
            card.submitted_at,
            trail.entry(
                Action.SUBMITTED,
                actor=card.interviewer,
                subject=card,
                application=application,
                version=card.version,
            ),
        )


def _at(moment: datetime, entry: AuditEntry) -> AuditEntry:
    entry.at = moment
    return entry
