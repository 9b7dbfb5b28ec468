"""Candidates: who they are, and what they applied for."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from django.utils.text import capfirst

from glossary.admin_base.checked_input import as_key, is_searchable
from glossary.admin_base.pages import Page
from scorecards.admin.candidate_form import AddCandidateForm
from scorecards.admin.timelines import TimelineAdmin
from scorecards.admin_base.lookups import people_of_reference
from scorecards.admin_base.model_admin import link
from scorecards.models import Application, Candidate, CandidateIdentifier, TwoPeople
from scorecards.models.opening_queries import arranges
from scorecards.models.team import candidates_readable_by
from scorecards.people import duplicates
from scorecards.people import views as people
from scorecards.people.asked import RIGHTS
from scorecards.people.mentioned import candidates_mentioning
from scorecards.people.near import tell_apart

NUMBER_OF_APPLICATIONS = Coalesce(
    Subquery(
        Application.objects.filter(candidate=OuterRef("pk"), merged_into=None)
        .order_by()
        .values("candidate")
        .annotate(number=Count("pk"))
        .values("number")
    ),
    0,
)


class IdentifierInline(admin.StackedInline):  # type: ignore[type-arg] # as above
    """Whoever may change a candidate may change how they are told apart."""

    model = CandidateIdentifier
    fields = ["kind", "source", "value", "is_shared"]
    extra = 1

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("scorecards.view_candidate")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("scorecards.change_candidate")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("scorecards.change_candidate")

    has_delete_permission = has_change_permission


def _people(candidate: Candidate, rows: Iterable[tuple[Candidate, str]]) -> str:
    """One a line; each with its link, for whoever may follow it."""
    may = vars(candidate)["may_be_put_right"]
    lines = ((each.name, each.reference, link if may else "") for each, link in rows)
    newline = mark_safe("<br>")  # noqa: S308 # our own
    return format_html_join(newline, "{} ({}) {}", lines) or "Nobody"


def is_awaited(*candidates: Candidate) -> bool:
    """Whether only scorecards that were started, and are blank, are about them."""
    known = Application.with_hidden.filter(candidate__in=candidates)
    hidden = set(known.values_list("is_hidden", flat=True))
    return hidden == {True}


@admin.register(Candidate)
class CandidateAdmin(TimelineAdmin):
    list_display = [
        "name",
        "reference",
        "email",
        "number_of_applications",
        "created_at",
    ]
    search_fields = ["sort_key", "identifiers__value"]
    change_form_template = "scorecards/people/candidate.html"
    change_list_template = "scorecards/people/candidate_list.html"
    pages = [
        Page("duplicates/", duplicates.duplicates, "candidate_duplicates"),
        Page("<int:pk>/two-people/", duplicates.two_people, "candidate_two_people"),
        Page(
            "<int:pk>/two-people/undo/",
            duplicates.undo_two_people,
            "candidate_undo_two_people",
        ),
        Page("<int:pk>/merge/", people.merge, "candidate_merge"),
        Page("<int:pk>/undo-merge/", people.undo, "candidate_undo_merge"),
        Page("<int:pk>/split/", people.split, "candidate_split"),
        Page("<int:pk>/rename/", people.rename, "candidate_rename"),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Without those who were merged into somebody."""
        return candidates_readable_by(request.user).live()

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        """How many applications there are tells of other teams’."""
        columns = list(super().get_list_display(request))
        if not arranges(request.user):
            columns.remove("number_of_applications")
        return columns

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Candidate | None:
        candidate: Candidate | None = super().get_object(request, object_id, from_field)
        if candidate:
            known = candidate.applications.filter(merged_into=None)
            readable = known.readable_by(request.user).select_related("opening")
            people = candidates_readable_by(request.user).order_by().values("pk")
            pairs = TwoPeople.objects.with_candidate(candidate)
            vars(candidate).update(
                readable=list(readable),
                apart=pairs.filter(first__in=people, second__in=people),
                may_be_put_right=request.user.has_perms(RIGHTS),
            )
        return candidate

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """A reference leads to whoever has it by now."""
        if (people := people_of_reference(search_term, request.user)) is not None:
            return queryset.filter(pk__in=people), False
        if is_searchable(search_term):
            return candidates_mentioning(queryset, search_term), False
        return queryset.none(), False

    def _get_obj_does_not_exist_redirect(
        self, request: HttpRequest, opts: Any, object_id: str
    ) -> HttpResponse:
        """Somebody merged leads to the candidate they are now."""
        readable = candidates_readable_by(request.user)
        known = readable.filter(pk=as_key(object_id)).first()
        if known and known.merged_into_id:
            return redirect("admin:scorecards_candidate_change", known.person.pk)
        as_usual: Any = super()
        missing: HttpResponse = as_usual._get_obj_does_not_exist_redirect(
            request, opts, object_id
        )
        return missing

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        if obj is None:
            kwargs["form"] = type("Form", (AddCandidateForm,), {"reader": request.user})
        return super().get_form(request, obj, change=change, **kwargs)

    def get_inlines(self, request: HttpRequest, obj: Any) -> list[Any]:
        return [IdentifierInline] if obj else []

    def save_model(
        self, request: HttpRequest, obj: Any, form: Any, change: bool
    ) -> None:
        if not change:
            obj.request_key = form.cleaned_data["form_key"]
        super().save_model(request, obj, form, change)
        if not change and (address := form.cleaned_data["email"]):
            obj.identifiers.create(kind=CandidateIdentifier.Kind.EMAIL, value=address)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        context["near"] = getattr(context["adminform"].form, "near", [])
        return super().render_change_form(request, context, *args, **kwargs)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        if obj:
            return (
                "name",
                "pronunciation",
                "pronouns",
                "reference",
                "applied_for",
                "merged_here",
                "kept_apart",
            )
        return ("name", "email", "somebody_new", "asked_for", "form_key")

    def get_readonly_fields(
        self, request: HttpRequest, obj: Any = None
    ) -> tuple[str, ...]:
        return (
            ("name", "reference", "applied_for", "merged_here", "kept_apart")
            if obj
            else ()
        )

    def suggestion_labels(self, people: list[Candidate], user: Any) -> dict[int, str]:
        """Two queries."""
        about = tell_apart(people, user)
        return {
            each.pk: " · ".join([f"{each} ({each.reference})", *about[each.pk]])
            for each in people
        }

    def with_columns(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        rows = rows.prefetch_related("identifiers")
        numbered: QuerySet[Any] = rows.annotate(number=NUMBER_OF_APPLICATIONS)
        return numbered

    @admin.display(description="applications", ordering=NUMBER_OF_APPLICATIONS)
    def number_of_applications(self, candidate: Any) -> int:
        number: int = candidate.number
        return number

    @admin.display(description="applications")
    def applied_for(self, candidate: Candidate) -> str:
        """Those that `get_object` has read: it takes the reader to say which."""
        applications = vars(candidate).get("readable", [])
        return format_html_join(
            mark_safe("<br>"),  # noqa: S308 # our own
            "{}",
            (
                (link("application_change", str(application.opening), application.pk),)
                for application in applications
            ),
        )

    @admin.display(description="merged into this candidate")
    def merged_here(self, candidate: Candidate) -> str:
        return _people(
            candidate,
            (
                (each, link("candidate_undo_merge", "Undo merge", each.pk))
                for each in candidate.absorbed.all()
            ),
        )

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """The candidate and identifiers: no applications of one interviewer alone."""
        listed = super().get_deleted_objects(objs, request)
        if not is_awaited(*objs):
            return listed
        kind = CandidateIdentifier._meta
        start = f"{capfirst(kind.verbose_name)}: "
        candidate, *below = listed[0]
        own = [each for rows in below for each in rows if str(each).startswith(start)]
        counts = {Candidate._meta.verbose_name_plural: 1}
        if own:
            counts[kind.verbose_name_plural] = len(own)
        return [candidate, own] if own else [candidate], counts, set(), []

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """Hidden instead, while an interviewer may still write about the candidate."""
        if not is_awaited(obj):
            return super().delete_model(request, obj)
        obj.identifiers.all().delete()
        obj.is_hidden = True
        obj.save(update_fields=["is_hidden"])

    @admin.display(description="known to be somebody else than")
    def kept_apart(self, candidate: Candidate) -> str:
        """Of those that the reader may see, as `get_object` has asked."""
        pairs = vars(candidate)["apart"].select_related("first", "second")
        others = [pair.other_than(candidate) for pair in pairs]
        undo = "candidate_undo_two_people"
        return _people(
            candidate,
            (
                (each, link(undo, "Undo", candidate.pk, **{"with": each.reference}))
                for each in others
            ),
        )

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """One at a time, and nobody who has applied for anything."""
        return (
            obj is not None
            and request.user.has_perm("scorecards.delete_candidate")
            and not obj.applications.exists()
            and not obj.absorbed.exists()
        )
