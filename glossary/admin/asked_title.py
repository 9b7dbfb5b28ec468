"""What people asked for and the library lacks: a list for editors to work through."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode

from glossary.admin_base.record_admin import RecordAdmin
from glossary.models import AskedTitle


@admin.register(AskedTitle)
class AskedTitleAdmin(RecordAdmin):
    """For those who can add what is missing; they take a title out when it is there."""

    list_display = ["title", "times", "asked_at", "add_role"]
    list_display_links = None
    search_fields = ["title"]
    actions = ["remove"]

    @admin.display(description="role")
    def add_role(self, asked: AskedTitle) -> str:
        address = reverse("admin:glossary_role_add")
        query = urlencode({"title": asked.title[:1].upper() + asked.title[1:]})
        return format_html('<a href="{}?{}">Add role</a>', address, query)

    @admin.action(description="Remove selected titles")
    def remove(self, request: HttpRequest, queryset: Any) -> None:
        number, _ = queryset.delete()
        self.message_user(request, f"Titles removed: {number}.")

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("glossary.add_role")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
