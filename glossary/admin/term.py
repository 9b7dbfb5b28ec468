"""A term on one page: its explanation, levels, questions and red flags."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db import transaction
from django.db.models import CharField, Count, QuerySet, TextField
from django.db.models.functions import Cast
from django.http import HttpRequest

from glossary.admin.base import RetirableAdmin, StatusFilter
from glossary.content import checksum, content_of, with_content
from glossary.fields import LinesField
from glossary.forms import QuestionForm
from glossary.models import Level, LevelGuide, Question, RedFlag, Role, Term
from glossary.roles import settle_roles

WIDE = forms.TextInput(attrs={"size": 100})
LINES = forms.Textarea(attrs={"rows": 5, "cols": 80})
PARAGRAPH = forms.Textarea(attrs={"rows": 3, "cols": 80})


class PartOfTerm(admin.options.InlineModelAdmin):  # type: ignore[type-arg]
    """Whoever may see or change a term may do so with its parts."""

    extra = 0
    formfield_overrides = {
        LinesField: {"widget": LINES},
        TextField: {"widget": PARAGRAPH},
    }

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perms(["glossary.view_term"]) or self._may_edit(request)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may_edit(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may_edit(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may_edit(request)

    def _may_edit(self, request: HttpRequest) -> bool:
        return request.user.has_perm("glossary.change_term")


class LevelGuideInline(PartOfTerm, admin.StackedInline):  # type: ignore[type-arg]
    model = LevelGuide
    max_num = len(Level)
    fields = [("level", "years_from", "years_to"), "indicators"]


class QuestionInline(PartOfTerm, admin.StackedInline):  # type: ignore[type-arg]
    model = Question
    form = QuestionForm
    fields = [
        ("level", "position", "minutes"),
        "key",
        "text",
        "expected_answer",
        "listen_for",
        "probes",
        "anchors",
    ]


class RedFlagInline(PartOfTerm, admin.TabularInline):  # type: ignore[type-arg]
    model = RedFlag
    fields = ["position", "text"]
    formfield_overrides = {CharField: {"widget": WIDE}}


@admin.register(Term)
class TermAdmin(RetirableAdmin):
    list_display = ["name", "expansion", "industry", "questions_asked", "status"]
    list_filter = ["industry", StatusFilter]
    list_select_related = ["industry"]
    search_fields = ["name", "expansion", "other_spellings"]
    autocomplete_fields = ["industry"]
    prepopulated_fields = {"slug": ["name"]}
    readonly_fields = ["drawn_on_by", "origin", "status"]
    fixed = ("industry", "slug")
    inlines = [LevelGuideInline, QuestionInline, RedFlagInline]
    actions = ["retire", "restore"]
    formfield_overrides = {LinesField: {"widget": LINES}}
    fieldsets = [
        ("The word", {"fields": ["name", "expansion", "aliases", "industry", "slug"]}),
        ("Explained for recruiters", {"fields": ["explanation", "resume_examples"]}),
        (
            "Finding candidates",
            {"fields": ["typical_job_title", "related_titles", "drawn_on_by"]},
        ),
        ("In the glossary", {"fields": ["status", "origin"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        terms = Term.objects.annotate(
            number=Count("questions"), other_spellings=Cast("aliases", TextField())
        )
        return terms.order_by("name", "pk")  # a count drops the model's order

    @admin.display(description="questions", ordering="number")
    def questions_asked(self, term: Any) -> int:
        number: int = term.number
        return number

    @admin.display(description="roles")
    def drawn_on_by(self, term: Term) -> str:
        titles = Role.objects.filter(terms=term).values_list("title", flat=True)
        return ", ".join(titles)

    @admin.display
    def origin(self, term: Term) -> str:
        """Whether the next run of seed_glossary follows the term's file."""
        if term.pk is None or not term.seed_checksum:
            return "Written, retired or restored here; no file changes it."
        now = content_of(with_content(Term.objects.filter(pk=term.pk)).get())
        if checksum(now) == term.seed_checksum:
            return f"As in the file {term.source}.yaml, which goes on changing it."
        return f"Edited here since it was loaded from {term.source}.yaml, and kept so."

    @admin.action(description="Retire selected terms", permissions=["change"])
    @transaction.atomic
    def retire(self, request: HttpRequest, terms: QuerySet[Any]) -> None:
        """Past scorecards keep what they asked; new kits draw on other terms."""
        chosen = list(terms.filter(retired_at=None))
        for term in chosen:
            term.retire()
            self.log_change(request, term, "Retired.")
        self._settle(request, f"Retired {len(chosen)} of the selected terms.")

    @admin.action(description="Restore selected terms", permissions=["change"])
    @transaction.atomic
    def restore(self, request: HttpRequest, terms: QuerySet[Any]) -> None:
        chosen = list(terms.exclude(retired_at=None))
        for term in chosen:
            term.restore()
            self.log_change(request, term, "Restored.")
        self._settle(request, f"Restored {len(chosen)} of the selected terms.")

    def _settle(self, request: HttpRequest, done: str) -> None:
        """Let roles follow, and say what happened."""
        roles = settle_roles()
        for verb, titles in (("Retired", roles.retired), ("Restored", roles.restored)):
            if titles:
                done += f" {verb} with them: {', '.join(titles)}."
        self.message_user(request, done, messages.SUCCESS)
