"""Applications: fixed once saved, with their debrief and interviewers."""

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from glossary.admin_base.checked_input import as_key
from glossary.admin_base.filters import ChosenFilter, field_filter
from glossary.admin_base.pages import Page
from glossary.models import Level
from scorecards.accounts.login import MemberRequest
from scorecards.admin.timelines import TimelineAdmin
from scorecards.admin_base.lookups import people_of_reference
from scorecards.admin_base.model_admin import link
from scorecards.admin_base.paging import SortingPaginator
from scorecards.admin_base.role_filter import RoleOfOpening
from scorecards.models import Application, Decision, Opening
from scorecards.openings.resume import resume_file, resume_page
from scorecards.openings.times import times
from scorecards.openings.withdrawing import restore_scorecard, withdraw_scorecard
from scorecards.panel.breaking_glass import break_glass
from scorecards.panel.debrief import views as debrief
from scorecards.panel.debrief.decided import with_decision
from scorecards.panel.debrief.decision_filter import DecisionFilter
from scorecards.panel.debrief.ready import next_undecided
from scorecards.people import views as people
from scorecards.people.near import identifiers_of
from scorecards.workflow.locking import lock_opening, locked_person

OPENINGS_OFFERED = 20


class AddApplicationForm(forms.ModelForm):  # type: ignore[type-arg] # not at run time
    """Says who has applied already; the database rule looks at fields not shown."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        candidate, opening = cleaned.get("candidate"), cleaned.get("opening")
        if candidate and opening:
            heads = Application.objects.heads().filter(opening=opening)
            if heads.filter(candidate=candidate.person).exists():
                self.add_error(None, "This candidate is already in this opening.")
        return cleaned


LEVEL = field_filter("opening__level", Level.choices, "level")


class OpeningFilter(ChosenFilter):
    """Offers the newest open openings; others come with a link, or by searching."""

    title = parameter_name = field = "opening"
    hint = "The newest openings. Search by title to find others."

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        known = Opening.objects.readable_by(request.user).order_by("-pk")
        newest = known.still_open()[:OPENINGS_OFFERED]
        chosen = known.filter(pk__in=[as_key(each) for each in self.values[:20]])
        titles = {
            str(pk): title
            for openings in (newest, chosen)
            for pk, title in openings.values_list("pk", "title")
        }
        return list(titles.items())


@admin.register(Application)
class ApplicationAdmin(TimelineAdmin):
    """Fixed once saved: scorecards are filled for this person and this kit."""

    list_display = [
        "candidate",
        "opening",
        "role",
        "decided",
        "debrief_link",
        "created_at",
    ]
    paginator = SortingPaginator  # by candidate, who are in another table
    list_filter = [RoleOfOpening, LEVEL, DecisionFilter, OpeningFilter]
    search_fields = ["candidate__sort_key", "opening__sort_key"]
    search_help_text = "Candidate, reference such as C-00003, or opening"
    fields = ["candidate", "opening"]
    autocomplete_fields = ["candidate", "opening"]
    form = AddApplicationForm
    pages = [
        Page("next-undecided/", next_undecided, "application_next_undecided"),
        Page("<int:pk>/debrief/", debrief.debrief, "application_debrief"),
        Page("<int:pk>/debrief/note/", debrief.add_note, "application_debrief_note"),
        Page(
            "<int:pk>/debrief/decide/",
            debrief.record_decision,
            "application_debrief_decide",
        ),
        Page(
            "<int:pk>/debrief/workbook/",
            debrief.workbook,
            "application_debrief_workbook",
        ),
        Page("<int:pk>/resume/", resume_page, "application_resume"),
        Page("<int:pk>/resume/file/", resume_file, "application_resume_file"),
        Page("<int:pk>/times/", times, "application_times"),
        Page("<int:pk>/break-glass/", break_glass, "application_break_glass"),
        Page("<int:pk>/move/", people.move_of_application, "application_move"),
        Page(
            "<int:application>/move/<int:scorecard>/",
            people.move_of_scorecard,
            "application_move_scorecard",
        ),
        Page(
            "<int:application>/withdraw/<int:scorecard>/",
            withdraw_scorecard,
            "application_withdraw",
        ),
        Page(
            "<int:application>/restore/<int:scorecard>/",
            restore_scorecard,
            "application_restore",
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """One for each candidacy; those linked to it are shown with it."""
        known = Application.objects.heads().readable_by(request.user)
        known = known.select_related("candidate", "opening__role")
        return with_decision(known, request.user)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        if (people := people_of_reference(search_term, request.user)) is not None:
            return queryset.filter(candidate__in=people), False
        return super().get_search_results(request, queryset, search_term)

    def _get_obj_does_not_exist_redirect(
        self, request: HttpRequest, opts: Any, object_id: str
    ) -> HttpResponse:
        """A linked application leads to the one it is linked to."""
        linked = Application.objects.readable_by(request.user)
        linked = linked.filter(pk=as_key(object_id))
        if head := linked.values_list("merged_into", flat=True).first():
            return redirect("admin:scorecards_application_change", head)
        as_usual: Any = super()
        missing: HttpResponse = as_usual._get_obj_does_not_exist_redirect(
            request, opts, object_id
        )
        return missing

    def suggestion_labels(self, rows: list[Application], user: Any) -> dict[int, str]:
        """One query."""
        about = identifiers_of([each.candidate_id for each in rows], user)
        return {
            each.pk: " · ".join(
                [
                    f"{each.candidate} ({each.candidate.reference}) for {each.opening}",
                    *about[each.candidate_id],
                ]
            )
            for each in rows
        }

    def save_model(
        self, request: HttpRequest, obj: Any, form: Any, change: bool
    ) -> None:
        """Nobody is merged meanwhile: the application goes to who they are by then."""
        lock_opening(obj.opening)
        obj.candidate = locked_person(obj.candidate)
        super().save_model(request, obj, form, change)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The debrief is its page; what is decided there has addresses of its own."""
        if request.method == "POST":
            raise PermissionDenied
        member = cast(MemberRequest, request)
        try:
            return debrief.application_page(member, int(as_key(unquote(object_id))))
        except Http404:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)

    @admin.display(description="decision")
    def decided(self, application: Any) -> str:
        if application.decision is None:
            return "Hidden until you submit"
        if not application.decision:
            return "Undecided"
        return Decision.Outcome(application.decision).label

    @admin.display(description="debrief")
    def debrief_link(self, application: Application) -> str:
        return link("application_change", "Debrief", application.pk)

    @admin.display(description="role, level", ordering="opening__role__title")
    def role(self, application: Application) -> str:
        opening = application.opening
        return f"{opening.role.title}, {opening.get_level_display()}"
