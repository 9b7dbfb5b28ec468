"""The audit trail, to read: newest first, without what tells of hidden scorecards."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from glossary.admin_base.checked_input import NO_KEY, as_key
from scorecards.admin_base.model_admin import WorkflowAdmin
from scorecards.admin_base.paging import BoundedChangeList
from scorecards.audit.searching import search
from scorecards.audit.sentences import in_words
from scorecards.models import AuditEntry
from scorecards.models.audit_names import AuditNames
from scorecards.text.display_names import display_name

NEWEST_READ = 500
WITHOUT_ACCOUNT = {
    str(kind.value): str(kind.label)
    for kind in (AuditEntry.Actor.COMMAND, AuditEntry.Actor.NOBODY)
}


class ActorFilter(admin.SimpleListFilter):
    """Offers accounts with one of the newest entries that this person may read.

    Others are found by searching for their name, or chosen by a link.
    """

    title = "person"
    parameter_name = "actor"
    template = "scorecards/admin_base/newest_filter.html"
    hint = "People who were active recently. Search by name to find others."

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        entries = AuditEntry.objects.visible_to(request.user).order_by("-pk")
        actors = set(entries.values_list("actor_key", flat=True)[:NEWEST_READ])
        if (chosen := as_key(self.value() or "")) != NO_KEY:
            chosen_by = entries.filter(actor_key=chosen)
            actors.update(chosen_by.values_list("actor_key", flat=True)[:1])
        named = [
            (str(user.pk), display_name(user))
            for user in User.objects.filter(pk__in=actors)
        ]
        return [*sorted(named, key=lambda each: each[1]), *WITHOUT_ACCOUNT.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        if value is None:
            return queryset
        if value in WITHOUT_ACCOUNT:
            return queryset.filter(actor_key=None, actor_kind=value)
        if value not in dict(self.lookup_choices):
            return queryset.none()
        return queryset.filter(actor_key=int(value))


class SubjectFilter(admin.SimpleListFilter):
    title = "subject"
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        kinds = ("scorecard", "application", "opening", "user", "group")
        return [(kind, f"{kind.capitalize()}s") for kind in kinds]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        return queryset if value is None else queryset.filter(subject_type=value)


class DayFilter(admin.DateFieldListFilter):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.title = "day"


class NamingChangeList(BoundedChangeList):
    def get_results(self, request: HttpRequest) -> None:
        """The entries of a page are named together."""
        super().get_results(request)
        names = AuditNames(self.result_list)
        for entry in self.result_list:
            entry.names = names


@admin.register(AuditEntry)
class AuditEntryAdmin(WorkflowAdmin):
    """Rows are added by what people do, never here."""

    list_display = ["when", "who", "what", "about", "details_in_words"]
    list_display_links = ["when"]
    list_filter = ["action", ActorFilter, SubjectFilter, ("at", DayFilter)]
    search_fields = ["pk"]  # `get_search_results` looks names up
    search_help_text = "Person or subject"
    ordering = ["-pk"]
    sortable_by = ["when"]
    fields = ("when", "who", "what", "subject", "details_in_words")
    readonly_fields = fields
    actions = None

    class Media:
        css = {"all": ["scorecards/audit/audit.css"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        entries: QuerySet[Any] = AuditEntry.objects.visible_to(request.user)
        return entries

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return NamingChangeList

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        return search(queryset, search_term), False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(ordering="pk")
    def when(self, entry: AuditEntry) -> str:
        return date_format(timezone.localtime(entry.at), "j M Y, H:i:s")

    @admin.display
    def who(self, entry: AuditEntry) -> str:
        return entry.actor_name

    @admin.display
    def about(self, entry: AuditEntry) -> str:
        return entry.subject_name

    @admin.display(description="action")
    def what(self, entry: AuditEntry) -> str:
        return entry.get_action_display()

    @admin.display
    def subject(self, entry: AuditEntry) -> str:
        if not entry.subject_key:
            return entry.subject_name
        kind = f"{entry.subject_type} {entry.subject_key}"
        return format_html("{} ({})", entry.subject_name, kind)

    @admin.display(description="details")
    def details_in_words(self, entry: AuditEntry) -> str:
        line = mark_safe("<br>")  # noqa: S308 # our own
        return format_html_join(line, "{}", ((words,) for words in in_words(entry)))
