"""Accounts. Whoever has written something is deactivated, not deleted."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.http import HttpRequest, HttpResponse

from glossary.admin_base.record_admin import RecordAdmin
from scorecards.accounts.groups import is_built_in
from scorecards.admin.timelines import trail_of
from scorecards.admin_base.model_admin import WorkflowAdmin

admin.site.unregister([Group, User])


@admin.register(User)
class AccountAdmin(WorkflowAdmin, UserAdmin):  # type: ignore[type-arg] # as in base
    """Django's own page; deleting would list the scorecards that stand in the way."""

    readonly_fields = ("last_login", "date_joined")  # what happened is not entered

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        return trail_of(request, "user", object_id)


@admin.register(Group)
class AccountGroupAdmin(RecordAdmin, GroupAdmin):  # type: ignore[misc] # stubs
    """Django's own page; the built-in groups keep their names and stay."""

    class Media:
        js = ["glossary/admin_base/autocompletes.js"]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        return trail_of(request, "group", object_id)

    def has_delete_permission(
        self, request: HttpRequest, obj: Group | None = None
    ) -> bool:
        allowed: bool = super().has_delete_permission(request, obj)
        return allowed and not is_built_in(obj)

    def get_readonly_fields(
        self, request: HttpRequest, obj: Group | None = None
    ) -> list[str]:
        return ["name"] if is_built_in(obj) else []
