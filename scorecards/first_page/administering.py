"""What administrators see first: accounts without a group, mail, the worker."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django_tasks_db.models import DBTaskResult

from scorecards.text.durations import how_long

SHOWN = 10
PATIENCE = timedelta(minutes=2)


def accounts_without_group() -> list[User]:
    """Active ones that may do nothing; one more than is shown."""
    known = User.objects.filter(is_active=True, is_superuser=False, groups=None)
    return list(known.filter(user_permissions=None).order_by("pk")[: SHOWN + 1])


def mail_is_set_up() -> bool:
    is_set_up: bool = settings.MAIL_GOES_OUT
    return is_set_up


def task_waits(now: datetime) -> str:
    """How long no worker has taken the oldest task; empty within minutes."""
    waiting = DBTaskResult.objects.ready().filter(enqueued_at__lt=now - PATIENCE)
    oldest: datetime | None = (
        waiting.order_by("enqueued_at").values_list("enqueued_at", flat=True).first()
    )
    return how_long(oldest, now) if oldest else ""
