"""Whoever leaves takes their saved views along."""

from typing import Any

from django.contrib.auth.models import User
from django.db.models.signals import post_save

from scorecards.models import SavedView


def connect() -> None:
    post_save.connect(account_saved, sender=User, dispatch_uid="saved views")


def account_saved(sender: type[User], instance: User, raw: bool, **kwargs: Any) -> None:
    """A page, a command or a shell may have deactivated the account."""
    if not raw and not instance.is_active:
        SavedView.objects.filter(owner=instance).delete()
