"""The shared password of all demo accounts, and the place of a random one."""

import os
import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that reads like another


def choose() -> str:
    """DEMO_PASSWORD of the environment, or else a random one, which is kept."""
    if chosen := os.environ.get("DEMO_PASSWORD"):
        return chosen
    groups = ("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(3))
    password = "-".join(groups)
    _keep(password)
    return password


def recall(user: User) -> str | None:
    """The password this account was made with, if it is known here and still right."""
    known = [os.environ.get("DEMO_PASSWORD"), _kept()]
    return next(
        (password for password in known if password and user.check_password(password)),
        None,
    )


def _path() -> Path:
    return Path(settings.DATA_DIR) / "demo_password"


def _keep(password: str) -> None:
    _path().unlink(missing_ok=True)  # one from an earlier database
    descriptor = os.open(_path(), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(password)


def _kept() -> str | None:
    try:
        return _path().read_text().strip()
    except FileNotFoundError:
        return None
