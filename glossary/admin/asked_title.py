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
    """For those who can add what is missing; they remove an entry when it is there."""

    list_display = ["shown", "kind", "times", "asked_at", "add"]
    list_filter = ["kind"]
    list_display_links = None
    search_fields = ["title"]
    actions = ["remove"]

    @admin.display(description="asked for", ordering="title")
    def shown(self, asked: AskedTitle) -> str:
        return asked.suggested if asked.kind == asked.Kind.TERM else asked.title

    @admin.display(description="add")
    def add(self, asked: AskedTitle) -> str:
        is_term = asked.kind == asked.Kind.TERM
        address = reverse(f"admin:glossary_{'term' if is_term else 'role'}_add")
        query = urlencode({"name" if is_term else "title": asked.suggested})
        words = "Add term" if is_term else "Add role"
        return format_html('<a href="{}?{}">{}</a>', address, query, words)

    @admin.action(description="Remove selected entries")
    def remove(self, request: HttpRequest, queryset: Any) -> None:
        number, _ = queryset.delete()
        self.message_user(request, f"Entries removed: {number}.")

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
