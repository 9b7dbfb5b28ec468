"""Checks for `manage.py check --deploy`: settings that look right but do harm."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

from scorecards.operations.startup import COLLECT, uncollected

LOOPBACK = {"127.0.0.1", "localhost", "::1", None}


def register_all() -> None:
    register(mail_goes_out, Tags.security, deploy=True)
    register(static_files_are_collected, Tags.staticfiles, deploy=True)


def mail_goes_out(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """On a server, mails must reach people and lead them back to the site."""
    if not settings.SECURE:
        return []
    errors: list[CheckMessage] = []
    if not settings.MAIL_GOES_OUT:
        errors.append(
            Error(
                "EMAIL_URL has no mail server, so nobody gets reminders.",
                hint="Set it to smtp+tls://USER:PASSWORD@HOST:587.",
                id="scorecards.E001",
            )
        )
    site = urlsplit(settings.SITE_URL)
    if site.scheme != "https" or site.hostname in LOOPBACK:
        errors.append(
            Error(
                f"SITE_URL is {settings.SITE_URL}, so links in mails don’t work.",
                hint="Set it to the site’s own address, https://HOST.",
                id="scorecards.E002",
            )
        )
    return errors


def static_files_are_collected(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    missing = uncollected()
    if not missing:
        return []
    return [
        Error(
            f"{len(missing):,} static files are not collected ({missing[0]}…).",
            hint=COLLECT,
            id="scorecards.E003",
        )
    ]
