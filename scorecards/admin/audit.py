"""The audit trail, to read: newest first, without what tells of hidden scorecards."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.contrib.auth.models import User
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from glossary.admin_base.checked_input import NO_KEY, as_key
from glossary.admin_base.filters import ChosenFilter, DayFilter, field_filter
from scorecards.admin.timelines import UnchangedAdmin
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


class ActorFilter(ChosenFilter):
    """Offers accounts with one of the newest entries that this person may read.

    Others are found by searching for their name, or chosen by a link.
    """

    title = "person"
    parameter_name = "actor"
    hint = "People who were active recently. Search by name to find others."

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        entries = AuditEntry.objects.visible_to(request.user).order_by("-pk")
        actors = set(entries.values_list("actor_key", flat=True)[:NEWEST_READ])
        for value in self.values[:20]:
            if (chosen := as_key(value)) != NO_KEY:
                chosen_by = entries.filter(actor_key=chosen)
                actors.update(chosen_by.values_list("actor_key", flat=True)[:1])
        named = [
            (str(user.pk), display_name(user))
            for user in User.objects.filter(pk__in=actors)
        ]
        return [*sorted(named, key=lambda each: each[1]), *WITHOUT_ACCOUNT.items()]

    def narrowed(self, queryset: QuerySet[Any], values: list[str]) -> QuerySet[Any]:
        kinds = [value for value in values if value in WITHOUT_ACCOUNT]
        keys = [int(value) for value in values if value not in WITHOUT_ACCOUNT]
        if not kinds:
            return queryset.filter(actor_key__in=keys)
        nobody = Q(actor_key=None, actor_kind__in=kinds)
        return queryset.filter(Q(actor_key__in=keys) | nobody)


class SubjectFilter(ChosenFilter):
    title = "subject"
    parameter_name = "kind"
    field = "subject_type"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        kinds = ("scorecard", "application", "opening", "user", "group")
        return [(kind, f"{kind.capitalize()}s") for kind in kinds]


class WhenFilter(DayFilter):
    title = "when"
    parameter_name = "when"
    field = "at"


class NamingChangeList(BoundedChangeList):
    def get_results(self, request: HttpRequest) -> None:
        """The entries of a page are named together."""
        super().get_results(request)
        names = AuditNames(self.result_list)
        for entry in self.result_list:
            entry.names = names


@admin.register(AuditEntry)
class AuditEntryAdmin(UnchangedAdmin):
    """Rows are added by what people do, never here."""

    list_display = ["when", "who", "what", "about", "details_in_words"]
    list_display_links = ["when"]
    list_filter = [
        field_filter("action", AuditEntry.Action.choices, "action"),
        ActorFilter,
        SubjectFilter,
        WhenFilter,
    ]
    times = ("when",)
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
