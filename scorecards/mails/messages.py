"""The text of each mail. It reveals nothing of other interviewers' scorecards."""

import hashlib
from collections.abc import Sequence
from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string

from scorecards.mails.events import Appointment, calendar_of, is_link, site_host
from scorecards.mails.invitations import INVITATIONS, place_of
from scorecards.mails.rounds import head_of
from scorecards.mails.told import before, event_to_cancel, last_out
from scorecards.mails.wording import (
    addressed,
    candidate_called,
    link,
    local_time,
    one_line,
)
from scorecards.models import Application, OutgoingMail, Scorecard

Kind = OutgoingMail.Kind
SUBJECTS = {
    Kind.REQUEST: "Interview with {candidate}: {when}",
    Kind.ASSIGNED: "Interview with {candidate}: no time yet",
    Kind.CANCEL: "Cancelled: interview with {candidate}, {when}",
    Kind.DAY_BEFORE: "Reminder: interview with {candidate}, {when}",
    Kind.ALL_IN: "All scorecards are in: {candidate}",
}
OTHERS = {
    (Kind.REQUEST, "changed"): "Changed: interview with {candidate}, {when}",
    (Kind.ASSIGNED, "when"): "Scorecard to submit: {candidate}",
    (Kind.ASSIGNED, "is_draft"): "Scorecard to submit: {candidate}",
    (Kind.ASSIGNED, "lost"): "No time any more: interview with {candidate}",
    (Kind.CANCEL, "is_plain"): "Taken back: interview with {candidate}",
}
"""Where that is so; the last that fits."""
TOGETHER = {
    Kind.ASSIGNED: "Interviews assigned to you: {number}",
    Kind.CANCEL: "Interviews taken back: {number}",
}


def message_of(
    mail: OutgoingMail,
    *more: OutgoingMail,
    connection: BaseEmailBackend | None = None,
) -> EmailMultiAlternatives:
    """To one person; the same mail each time, with the same number.

    With ``more`` of the kind and for that person it tells of all.
    """
    assert mail.person is not None  # noqa: S101 - for mypy
    if more:
        return _together([mail, *more], connection)
    application = head_of(mail.application_id)
    cancelled = event_to_cancel(mail, before(mail))
    context = _context(mail, application, cancelled)
    subject = SUBJECTS[Kind(mail.kind)]
    for (kind, condition), other in OTHERS.items():
        if kind == mail.kind and context[condition]:
            subject = other
    message = EmailMultiAlternatives(
        subject=one_line(subject.format(**context)),
        body=render_to_string(f"scorecards/mails/{mail.kind}.txt", context),
        to=[mail.person.email],
        headers={"Message-ID": f"<{_number(mail)}@{site_host()}>"},
        connection=connection,
    )
    if mail.kind == Kind.REQUEST or cancelled:
        method = "REQUEST" if cancelled is None else "CANCEL"
        event = _appointment(mail, application, cancelled)
        content = calendar_of([event], method=method)
        message.attach_alternative(content.decode(), f"text/calendar; method={method}")
    return message


def _together(
    mails: Sequence[OutgoingMail], connection: BaseEmailBackend | None
) -> EmailMultiAlternatives:
    person, kind = mails[0].person, Kind(mails[0].kind)
    assert person is not None  # noqa: S101 - for mypy
    lines = [_context(mail, head_of(mail.application_id), None) for mail in mails]
    numbers = " ".join(_number(mail) for mail in mails)
    checksum = hashlib.sha256(numbers.encode()).hexdigest()[:16]
    return EmailMultiAlternatives(
        subject=TOGETHER[kind].format(number=len(mails)),
        body=render_to_string(
            f"scorecards/mails/{kind}_together.txt",
            {"name": addressed(person), "lines": lines},
        ),
        to=[person.email],
        headers={"Message-ID": f"<{kind}-{checksum}@{site_host()}>"},
        connection=connection,
    )


def _context(
    mail: OutgoingMail, application: Application, cancelled: OutgoingMail | None
) -> dict[str, Any]:
    opening, person = application.opening, mail.person
    card = _card(mail)
    place = place_of(card) if card else ""
    moment = (cancelled or mail).starts_at
    last = last_out(before(mail)) if mail.kind in INVITATIONS else None
    return {
        "name": addressed(person) if person else "",
        "candidate": candidate_called(application),
        "opening": opening,
        "when": local_time(moment, opening) if moment else "",
        "minutes": (cancelled or mail).minutes,
        "place": place,
        "is_call": is_link(place),
        "address": link("scorecard", mail.scorecard_key) if mail.scorecard_key else "",
        "decline": link("decline_interview", mail.scorecard_key)
        if mail.scorecard_key
        else "",
        "changed": last is not None and last.kind == Kind.REQUEST,
        "lost": cancelled is not None and not mail.starts_at,
        "is_plain": cancelled is None,
        "is_kept": card is not None and not card.is_untouched,
        "is_draft": card is not None and card.status == Scorecard.Status.DRAFT,
        "may_decline": card is not None and card.may_be_declined,
        "due": local_time(card.due_at, opening) if card and card.due_at else "",
        "round": mail.round,
        "size": mail.sequence,
        "debrief": link("admin:scorecards_application_change", application.pk),
    }


def _card(mail: OutgoingMail) -> Scorecard | None:
    """None where it is gone."""
    if mail.scorecard_key is None:
        return None
    known = Scorecard.objects.select_related("application__opening")
    found: Scorecard | None = known.filter(pk=mail.scorecard_key).first()
    return found


def _appointment(
    mail: OutgoingMail, application: Application, cancelled: OutgoingMail | None
) -> Appointment:
    told, card = cancelled or mail, _card(mail)
    assert told.starts_at and mail.scorecard_key and mail.person  # noqa: S101, PT018
    return Appointment(
        scorecard_key=mail.scorecard_key,
        application=application,
        starts_at=told.starts_at,
        minutes=told.minutes,
        place=place_of(card) if card and not cancelled else "",
        sequence=mail.sequence,
        changed_at=mail.made_at,
        is_cancelled=cancelled is not None,
        attendee=mail.person.email,
    )


def _number(mail: OutgoingMail) -> str:
    about = mail.scorecard_key or f"{mail.application_id}-{mail.round}-{mail.person_id}"
    return f"{mail.kind}-{about}-{mail.sequence}"
