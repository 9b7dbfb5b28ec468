"""Which mails somebody wants. Whoever chose nothing gets all of them."""

from django.conf import settings
from django.db import models


class MailChoice(models.Model):
    """Of those that can be turned off.

    Invitations, changes and cancellations can’t: without them nobody would know that
    they are expected somewhere.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mail_choice"
    )

    reminders = models.BooleanField(
        "reminders",
        default=True,
        help_text="The day before an interview, and while a scorecard is overdue. A "
        "coordinator can still remind you by hand.",
    )
    all_in = models.BooleanField(
        "all scorecards are in",
        default=True,
        help_text="When the last scorecard of a round is submitted, for candidates "
        "whose interviews you arranged or who wait for your decision.",
    )

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Mails that {self.person} wants"
