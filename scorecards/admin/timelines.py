"""Records whose history is a timeline, and where the others’ history leads."""

from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from scorecards.admin_base.model_admin import WorkflowAdmin
from scorecards.audit import trail
from scorecards.models import Application, AuditEntry
from scorecards.timeline.views import timeline

Action = AuditEntry.Action


class TimelineAdmin(WorkflowAdmin):
    """What Django’s own forms add and change is in the audit trail as well.

    Our pages say so by their verbs, and so do the fields `told_by_verbs`.
    """

    told_by_verbs: tuple[str, ...] = ()  # by their labels

    def history_view(
        self,
        request: HttpRequest,
        object_id: str,
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        record = self.get_object(request, unquote(object_id))
        if record is None:
            as_usual: Any = self
            missing: HttpResponse = as_usual._get_obj_does_not_exist_redirect(
                request, self.opts, object_id
            )
            return missing
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        context = self.timeline_context(request, record)
        title = context.pop("title", f"History of {record}")
        return timeline(request, record, title, **context)

    def timeline_context(self, request: HttpRequest, record: Any) -> dict[str, Any]:
        """What else the page needs, and its ``title`` where it is another."""
        return {}

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        self._record(Action.MADE, request, obj)
        return super().log_addition(request, obj, message)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        names = _changed(message) if isinstance(message, list) else []
        if fields := [name for name in names if name not in self.told_by_verbs]:
            self._record(Action.CHANGED, request, obj, fields=fields)
        return super().log_change(request, obj, message)

    def _record(
        self, action: Action, request: HttpRequest, obj: Any, **details: Any
    ) -> None:
        of = obj if isinstance(obj, Application) else None
        trail.record(action, actor=request.user, subject=obj, application=of, **details)


def _changed(message: list[dict[str, Any]]) -> list[str]:
    """The names of fields, and of what is below the form; no contents."""
    names: list[str] = []
    for each in message:
        for what in each.values():
            names += what.get("fields", [what["name"]] if "name" in what else [])
    return list(dict.fromkeys(names))


def trail_of(request: HttpRequest, record_type: str, object_id: str) -> HttpResponse:
    """The audit trail, narrowed to one record."""
    if not request.user.has_perm("scorecards.view_auditentry"):
        raise PermissionDenied
    query = {"subject_type": record_type, "subject_key": unquote(object_id)}
    return redirect(reverse("admin:scorecards_auditentry_changelist", query=query))


class UnchangedAdmin(WorkflowAdmin):
    """Nothing ever happens to these records, so that they have no history."""

    def history_view(
        self,
        request: HttpRequest,
        object_id: str,
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        return redirect(
            f"admin:scorecards_{self.opts.model_name}_change", unquote(object_id)
        )
