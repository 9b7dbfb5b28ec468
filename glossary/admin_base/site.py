"""What a site can add to every list; this one adds nothing."""

from typing import Any

from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.admin.views.main import ChangeList
from django.http import HttpRequest


class ListSite(AdminSite):
    def first_address(
        self, request: HttpRequest, model_admin: "ModelAdmin[Any]"
    ) -> str:
        """The query that a list opens with where its address has none."""
        return ""

    def list_context(
        self, request: HttpRequest, changelist: ChangeList
    ) -> dict[str, Any]:
        """For the page of the list."""
        return {}
