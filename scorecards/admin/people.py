"""Accounts. Whoever has written something is deactivated, not deleted."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User

from scorecards.admin.base import WorkflowAdmin

admin.site.unregister(User)


@admin.register(User)
class AccountAdmin(WorkflowAdmin, UserAdmin):  # type: ignore[type-arg] # as in base
    """Django's own page; deleting would list the scorecards that stand in the way."""
