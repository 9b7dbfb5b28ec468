"""Logs refused logins without what was typed, which may be a password."""

import logging
from typing import Any

from django.http import HttpRequest

LOGIN = logging.getLogger("scorecards.refusals.login")


def record_refusal(
    sender: Any, request: HttpRequest | None = None, **kwargs: Any
) -> None:
    from scorecards.accounts.lockout import client_address  # it needs the models

    address = client_address(request) if request else None
    told = {"request": request, "address": address}
    LOGIN.info("The login was refused.", extra=told)
