"""What the admin pages of the glossary have in common."""

from functools import reduce
from operator import or_
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import PROTECT, Model, Q, QuerySet
from django.http import HttpRequest

from glossary.admin import retiring
from glossary.admin_base.filters import ChosenFilter
from glossary.admin_base.record_admin import RecordAdmin
from glossary.files.content import checksum
from glossary.locking import lock_glossary
from glossary.models import Industry, Role
from glossary.roles.settling import settle_roles
from glossary.seeding.content import content_of, with_content
from glossary.seeding.drafts import settle_content
from glossary.slugs import free_slug


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


class StatusFilter(ChosenFilter):
    title = "status"
    parameter_name = "status"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [("active", "Active"), ("draft", "Draft"), ("retired", "Retired")]

    def narrowed(self, queryset: QuerySet[Any], values: list[str]) -> QuerySet[Any]:
        states = {
            "active": Q(retired_at=None, draft=""),
            "draft": Q(retired_at=None) & ~Q(draft=""),
            "retired": Q(retired_at__isnull=False),
        }
        return queryset.filter(reduce(or_, (states[value] for value in values)))


class IndustryFilter(ChosenFilter):
    title = field = "industry"
    parameter_name = "industry__id__exact"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [(str(each.pk), each.name) for each in Industry.objects.order_by("name")]


class NamedForm(forms.ModelForm):  # type: ignore[type-arg] # not at run time
    """Makes the slug of something new from its name, if none was typed."""

    named_by = "name"
    slug_within: str | None = "industry"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        if "slug" in self.fields and not data.get("slug") and "slug" not in self.errors:
            data["slug"] = free_slug(data.get(self.named_by, ""), self._taken())
        return data

    def _taken(self) -> set[str]:
        records = self._meta.model._default_manager.order_by()
        if self.slug_within:
            group = self.cleaned_data.get(self.slug_within)
            records = records.filter(**{self.slug_within: group})
        return set(records.values_list("slug", flat=True))


class ContentAdmin(GlossaryAdmin):
    """What files describe, too. Below the bar for a file it is a draft, and says why.

    `consequences` says what retiring changes; a subclass may add to it.
    """

    actions = ["retire", "restore"]
    change_form_template = "admin/glossary/term/change_form.html"

    class Media:
        js = ["glossary/admin_base/autocompletes.js"]

    @admin.action(
        description="Retire selected %(verbose_name_plural)s", permissions=["change"]
    )
    def retire(self, request: HttpRequest, records: QuerySet[Any]) -> None:
        """Past scorecards keep their questions; new kits use others."""
        retiring.turn_several(request, self.model, records, retiring=True)

    @admin.action(
        description="Restore selected %(verbose_name_plural)s", permissions=["change"]
    )
    def restore(self, request: HttpRequest, records: QuerySet[Any]) -> None:
        retiring.turn_several(request, self.model, records, retiring=False)

    def consequences(self, request: HttpRequest, record: Any) -> list[str]:
        return retiring.consequences(record)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Nothing is missing of a record before its first save, so nothing is said."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is not None:
            return fieldsets
        found = self.get_readonly_fields(request)
        kept = [
            (title, [name for name in options["fields"] if name not in found])
            for title, options in fieldsets
        ]
        return [(title, {"fields": names}) for title, names in kept if names]

    def get_formset_kwargs(
        self, request: HttpRequest, obj: Any, inline: Any, prefix: str
    ) -> dict[str, Any]:
        values: dict[str, Any] = super().get_formset_kwargs(
            request, obj, inline, prefix
        )
        if obj.pk is None:
            values["initial"] = list(inline.first_rows)
        return values

    def save_related(
        self, request: HttpRequest, form: Any, formsets: Any, change: bool
    ) -> None:
        super().save_related(request, form, formsets, change)
        record = form.instance
        if isinstance(record, Role):
            settle_roles()
            record.refresh_from_db(fields=["draft"])
        else:
            settle_content(record)
            settle_roles()
        if record.draft and not record.retired_at:
            messages.warning(
                request, f"{record} is a draft and isn’t offered. {record.draft}"
            )

    def page_context(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        page = f"admin:glossary_{self.opts.model_name}"
        return {"retire_page": f"{page}_retire", "restore_page": f"{page}_restore"}

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        super().delete_model(request, obj)
        settle_roles()

    @admin.display(ordering="retired_at")
    def status(self, record: Any) -> str:
        if record.retired_at:
            return "Retired"
        return "Draft" if record.draft else "Active"

    @admin.display
    def missing(self, record: Any) -> str:
        return record.draft or "Nothing"

    @admin.display
    def origin(self, record: Any) -> str:
        """Whether the next run of seed_glossary follows the record's file."""
        if record.pk is None or not record.seed_checksum:
            return "Written, retired or restored here. Files don’t change it."
        if record.seed_checksum == Role.FROM_TERMS:
            return "Listed by terms once. A file of its own will change it."
        (now,) = with_content(self.model._default_manager.filter(pk=record.pk))
        file = f"{record.source}.yaml"
        if checksum(content_of(now)) == record.seed_checksum:
            return f"Same as {file}. Changes to that file will change it."
        return f"Loaded from {file}, then edited here. The edits are kept."
