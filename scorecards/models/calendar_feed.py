"""A person's own calendar of interviews, at an address that is the only key to it."""

import secrets
from base64 import urlsafe_b64encode
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from glossary.personal_text import PersonalText, nobody

SALT = "scorecards.models.calendar_feed"


def new_nonce() -> str:
    return secrets.token_urlsafe(16)


class CalendarFeed(models.Model):
    """The key is signed, not stored: the database alone opens nobody's calendar."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_feed"
    )
    nonce = models.CharField(
        max_length=32,
        unique=True,
        default=new_nonce,
        help_text="Another one makes another address; the one before is not found.",
    )
    made_at = models.DateTimeField(default=timezone.now)
    counted_from = models.DateTimeField(default=timezone.now)
    reads = models.PositiveIntegerField(
        default=0, help_text="In the hour that is counted."
    )

    class Meta:
        ordering = ["pk"]

    personal_text: ClassVar[PersonalText] = nobody("A random key.", "nonce")

    def __str__(self) -> str:
        return f"Calendar of {self.person}"

    @property
    def key(self) -> str:
        """For the address: who has it reads the calendar."""
        return f"{self.nonce}.{_signature(self.nonce)}"

    @classmethod
    def of_key(cls, key: str) -> "CalendarFeed | None":
        """That of an active account. One query; none for a key that nobody signed."""
        nonce, _, signature = key.partition(".")
        if not constant_time_compare(signature, _signature(nonce)):
            return None
        known = cls._default_manager.select_related("person")
        return known.filter(nonce=nonce, person__is_active=True).first()


def _signature(nonce: str) -> str:
    digest = salted_hmac(SALT, nonce, algorithm="sha256").digest()
    return urlsafe_b64encode(digest).decode().rstrip("=")
