"""Mails to those who can reopen a scorecard, once its interviewer asks.

They say that somebody asks, and not why: the reason may tell what was rated.
"""

from collections.abc import Iterator
from datetime import datetime
from smtplib import SMTPException

from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from scorecards.mails.sending import Sent
from scorecards.mails.wording import addressed, candidate_called, link, one_line
from scorecards.models import ReopenRequest, Scorecard
from scorecards.operations.scrubbing import summary
from scorecards.text.display_names import display_name
from scorecards.workflow.asking_to_reopen import RIGHT


def mails_for(asked: ReopenRequest) -> Iterator[EmailMessage]:
    """To each who can read the scorecard and reopen it: to nobody it is hidden from."""
    scorecard = asked.scorecard
    able = User.objects.with_perm(
        RIGHT, backend="django.contrib.auth.backends.ModelBackend"
    ).exclude(email="")
    for person in able.exclude(pk=scorecard.interviewer_id).order_by("pk"):
        readable = Scorecard.objects.visible_to(person).submitted()
        if readable.filter(pk=scorecard.pk).exists():
            yield _mail(asked, person)


def _mail(asked: ReopenRequest, person: User) -> EmailMessage:
    scorecard = asked.scorecard
    application = scorecard.application
    interviewer = display_name(scorecard.interviewer)
    context = {
        "name": addressed(person),
        "interviewer": interviewer,
        "candidate": candidate_called(application),
        "opening": application.opening,
        "address": link("admin:scorecards_scorecard_change", scorecard.pk),
    }
    return EmailMessage(
        subject=one_line(f"{interviewer} asks to reopen a scorecard"),
        body=render_to_string("scorecards/reminders/asked.txt", context),
        to=[person.email],
    )


def send_requests(now: datetime) -> Sent:
    """Mail each open request once. One that reaches nobody is tried again.

    A run that is killed meanwhile leaves it at that, so that no mail goes out twice.
    """
    result = Sent()
    for asked in _not_mailed():
        if not _claim(asked, now):
            continue
        before = result.number
        for mail in mails_for(asked):
            try:
                mail.send()
            except (OSError, SMTPException) as error:
                result.failures.append(f"request {asked.pk}: {summary(error)}")
            else:
                result.number += 1
        if result.failures and result.number == before:
            ReopenRequest.objects.filter(pk=asked.pk).update(mailed_at=None)
    return result


def preview_requests() -> Iterator[EmailMessage]:
    """The mails that a run would send now."""
    for asked in _not_mailed():
        yield from mails_for(asked)


def _not_mailed() -> list[ReopenRequest]:
    """Open ones that no run has taken, the oldest first. One query."""
    known = ReopenRequest.objects.filter(outcome="", mailed_at=None)
    return list(
        known.select_related(
            "scorecard__interviewer",
            "scorecard__application__candidate",
            "scorecard__application__opening",
        )
    )


def _claim(asked: ReopenRequest, now: datetime) -> bool:
    """One UPDATE, which one process alone does; False where it was answered."""
    there = ReopenRequest.objects.filter(pk=asked.pk, outcome="", mailed_at=None)
    return bool(there.update(mailed_at=now))
