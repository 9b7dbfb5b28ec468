"""The text of each mail. It reveals nothing of other interviewers' scorecards."""

from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string

from scorecards.mails.events import Appointment, calendar_of, is_link, site_host
from scorecards.mails.invitations import INVITATIONS, place_of
from scorecards.mails.rounds import head_of
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
    Kind.CANCEL: "Cancelled: interview with {candidate}, {when}",
    Kind.DAY_BEFORE: "Reminder: interview with {candidate}, {when}",
    Kind.ALL_IN: "All scorecards are in: {candidate}",
}
CHANGED = "Changed: interview with {candidate}, {when}"


def message_of(
    mail: OutgoingMail, connection: BaseEmailBackend | None = None
) -> EmailMultiAlternatives:
    """To one person; the same mail each time, with the same number."""
    person = mail.person
    assert person is not None  # noqa: S101 - for mypy
    application = head_of(mail.application_id)
    context = _context(mail, application)
    subject = CHANGED if context["changed"] else SUBJECTS[Kind(mail.kind)]
    message = EmailMultiAlternatives(
        subject=one_line(subject.format(**context)),
        body=render_to_string(f"scorecards/mails/{mail.kind}.txt", context),
        to=[person.email],
        headers={"Message-ID": f"<{_number(mail)}@{site_host()}>"},
        connection=connection,
    )
    if mail.kind in INVITATIONS:
        content = calendar_of(
            [_appointment(mail, application)], method=mail.kind.upper()
        )
        message.attach_alternative(
            content.decode(), f"text/calendar; method={mail.kind.upper()}"
        )
    return message


def _context(mail: OutgoingMail, application: Application) -> dict[str, Any]:
    opening, person = application.opening, mail.person
    place = _place(mail)
    return {
        "name": addressed(person) if person else "",
        "candidate": candidate_called(application),
        "opening": opening,
        "when": local_time(mail.starts_at, opening) if mail.starts_at else "",
        "minutes": mail.minutes,
        "place": place,
        "is_call": is_link(place),
        "address": link("scorecard", mail.scorecard_key) if mail.scorecard_key else "",
        "decline": link("decline_interview", mail.scorecard_key)
        if mail.scorecard_key
        else "",
        "changed": mail.kind == Kind.REQUEST and was_invited(mail),
        "round": mail.round,
        "size": mail.sequence,
        "debrief": link("admin:scorecards_application_change", application.pk),
    }


def was_invited(mail: OutgoingMail) -> bool:
    """Whether the last mail about the interview before this one was an invitation."""
    gone = (OutgoingMail.State.SENT, OutgoingMail.State.WRITTEN)
    before = OutgoingMail.objects.filter(
        scorecard_key=mail.scorecard_key,
        kind__in=INVITATIONS,
        sequence__lt=mail.sequence,
        state__in=gone,
    )
    last = before.order_by("sequence").last()
    return last is not None and last.kind == Kind.REQUEST


def _place(mail: OutgoingMail) -> str:
    """Of the scorecard; none where it is gone."""
    known = Scorecard.objects.select_related("application__opening")
    card = known.filter(pk=mail.scorecard_key).first() if mail.scorecard_key else None
    return place_of(card) if card else ""


def _appointment(mail: OutgoingMail, application: Application) -> Appointment:
    assert mail.starts_at and mail.scorecard_key and mail.person  # noqa: S101, PT018
    is_cancelled = mail.kind == Kind.CANCEL
    return Appointment(
        scorecard_key=mail.scorecard_key,
        application=application,
        starts_at=mail.starts_at,
        minutes=mail.minutes,
        place="" if is_cancelled else _place(mail),
        sequence=mail.sequence,
        changed_at=mail.made_at,
        is_cancelled=is_cancelled,
        attendee=mail.person.email,
    )


def _number(mail: OutgoingMail) -> str:
    about = mail.scorecard_key or f"{mail.application_id}-{mail.round}-{mail.person_id}"
    return f"{mail.kind}-{about}-{mail.sequence}"
