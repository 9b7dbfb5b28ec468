"""A term on one page: its explanation, levels, questions and red flags."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet, TextField
from django.db.models.functions import Cast, Lower
from django.http import HttpRequest
from django.urls import reverse

from glossary.admin import retiring
from glossary.admin.base import RetirableAdmin, StatusFilter
from glossary.admin.importing import import_term
from glossary.admin.term_parts import (
    LINES,
    LevelGuideInline,
    QuestionInline,
    RedFlagInline,
)
from glossary.admin_base.pages import Page
from glossary.fields import LinesField
from glossary.files.content import checksum
from glossary.models import Role, Term
from glossary.seeding.content import content_of, with_content


@admin.register(Term)
class TermAdmin(RetirableAdmin):
    """`consequences` says what retiring changes; a subclass may add to it."""

    pages = [
        Page("import/", import_term, "term_import"),
        Page("<int:pk>/retire/", retiring.retire, "term_retire"),
        Page("<int:pk>/restore/", retiring.restore, "term_restore"),
    ]
    actions = ["retire", "restore"]
    change_list_template = "admin/glossary/term/import_list.html"
    list_display = ["name", "expansion", "industry", "questions_asked", "status"]
    list_filter = ["industry", StatusFilter]
    list_select_related = ["industry"]
    ordering = (Lower("name"), "pk")  # “Cell Culture” before “CRO”
    search_fields = ["name", "expansion", "other_spellings"]
    autocomplete_fields = ["industry"]
    prepopulated_fields = {"slug": ["name"]}
    readonly_fields = ["drawn_on_by", "origin", "status"]
    fixed = ("industry", "slug")
    inlines = [LevelGuideInline, QuestionInline, RedFlagInline]
    change_form_template = "admin/glossary/term/change_form.html"
    formfield_overrides = {LinesField: {"widget": LINES}}
    fieldsets = [
        (
            "Names",
            {"fields": ["name", "expansion", "say", "aliases", "industry", "slug"]},
        ),
        ("Explanation for recruiters", {"fields": ["explanation", "resume_examples"]}),
        (
            "Finding candidates",
            {
                "fields": [
                    "typical_job_title",
                    "related_titles",
                    "certifications",
                    "drawn_on_by",
                ]
            },
        ),
        ("Sources and status", {"fields": ["checked", "sources", "status", "origin"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        terms = Term.objects.annotate(
            number=Count("questions"), other_spellings=Cast("aliases", TextField())
        )
        return terms.order_by(*self.ordering)  # a count drops the model's order

    @admin.action(description="Retire selected terms", permissions=["change"])
    def retire(self, request: HttpRequest, terms: QuerySet[Any]) -> None:
        """Past scorecards keep their questions; new kits use other terms."""
        retiring.turn_several(request, terms, retiring=True)

    @admin.action(description="Restore selected terms", permissions=["change"])
    def restore(self, request: HttpRequest, terms: QuerySet[Any]) -> None:
        retiring.turn_several(request, terms, retiring=False)

    def consequences(self, request: HttpRequest, term: Term) -> list[str]:
        return retiring.consequences(term)

    def view_on_site(self, obj: Term) -> str:
        return reverse("glossary:term", args=[obj.industry.slug, obj.slug])

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
            return "Written, retired or restored here. Files don’t change it."
        now = content_of(with_content(Term.objects.filter(pk=term.pk)).get())
        if checksum(now) == term.seed_checksum:
            return f"Same as {term.source}.yaml. Changes to that file will change it."
        return f"Loaded from {term.source}.yaml, then edited here. The edits are kept."
