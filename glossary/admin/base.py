"""What the admin pages of the glossary have in common."""

from typing import Any

from django.contrib import admin
from django.db.models import PROTECT, Model, QuerySet
from django.http import HttpRequest

from glossary.admin_base.record_admin import RecordAdmin
from glossary.locking import lock_glossary


def is_referred_to(thing: Model) -> bool:
    """Whether other rows refer to this one and would be lost or broken without it."""
    for relation in thing._meta.related_objects:
        breaks = relation.many_to_many or relation.on_delete is PROTECT
        others = relation.related_model._base_manager
        if breaks and others.filter(**{relation.field.name: thing}).exists():
            return True
    return False


class GlossaryAdmin(RecordAdmin):
    """Deletes one object at a time, and never one that others refer to.

    The fields in `fixed` can't change later: files find a term by them.
    """

    fixed: tuple[str, ...] = ()

    def lock(self, request: HttpRequest, object_id: str | None) -> None:
        lock_glossary()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        permitted = super().has_delete_permission(request, obj)
        return permitted and obj is not None and not is_referred_to(obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        always = super().get_readonly_fields(request, obj)
        return [*always, *(self.fixed if obj else ())]

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return {} if obj else super().get_prepopulated_fields(request, obj)


class StatusFilter(admin.SimpleListFilter):
    title = "status"
    parameter_name = "status"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [("active", "Active"), ("retired", "Retired")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() not in ("active", "retired"):
            return queryset
        return queryset.filter(retired_at__isnull=self.value() == "active")


class RetirableAdmin(GlossaryAdmin):
    @admin.display(ordering="retired_at")
    def status(self, thing: Any) -> str:
        return "Retired" if thing.retired_at else "Active"
