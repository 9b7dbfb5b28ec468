"""Tells the owner that an export is ready, and nothing of what is in it."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from scorecards.models import ExportJob
from scorecards.operations.scrubbing import summary


def tell_owner(job: ExportJob) -> None:
    """Where mail is set up. One that cannot be sent is no reason for a failure."""
    if not (settings.MAIL_GOES_OUT and job.owner.email):
        return
    try:
        mail_for(job).send()
    except (OSError, SMTPException) as error:
        logging.getLogger(__name__).warning(
            "No mail about export %s: %s", job.pk, summary(error)
        )


def mail_for(job: ExportJob) -> EmailMessage:
    """Plain text to the owner alone."""
    page = reverse("admin:scorecards_scorecard_export_job", args=[job.pk])
    context = {
        "name": job.owner.get_short_name() or job.owner.get_username(),
        "total": job.total,
        "address": settings.SITE_URL + page,
        "expires": _in_words(job),
    }
    return EmailMessage(
        subject="Your export is ready",
        body=render_to_string("scorecards/export/mail.txt", context),
        to=[job.owner.email],
    )


def _in_words(job: ExportJob) -> str:
    """Such as ``Tue 24 November 2026, 15:00 (Europe/Zurich)``."""
    assert job.expires_at  # noqa: S101 - for mypy: it is ready
    local = timezone.localtime(job.expires_at)
    return f"{date_format(local, 'D j M Y, H:i')} ({settings.TIME_ZONE})"
