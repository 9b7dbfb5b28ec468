"""A term on one page: its explanation, levels, questions and red flags."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Count, QuerySet, TextField
from django.db.models.functions import Cast, Lower
from django.http import HttpRequest
from django.urls import reverse

from glossary.admin import retiring
from glossary.admin.base import ContentAdmin, IndustryFilter, NamedForm, StatusFilter
from glossary.admin.importing import import_term
from glossary.admin.term_parts import (
    LINES,
    LevelGuideInline,
    QuestionInline,
    RedFlagInline,
)
from glossary.admin.written_fields import SeeAlsoField, check_as_in_file
from glossary.admin_base.pages import Page
from glossary.fields import LinesField
from glossary.files.schema import TermContent
from glossary.models import Industry, Role, Term

AS_IN_FILE = {"say", "see_also", "certifications", "checked", "sources"}


class TermForm(NamedForm):
    see_also = SeeAlsoField(
        required=False,
        help_text="One per line after its kind (wider, narrower, part, variety, rival "
        "or look-alike): “rival: OpenTofu”.",
    )

    def clean(self) -> dict[str, Any]:
        """What files would refuse is refused here, but for what is still missing."""
        data = super().clean()
        for key in AS_IN_FILE & data.keys():
            try:
                check_as_in_file(TermContent, key, data[key])
            except ValidationError as error:
                self.add_error(key, error)
        return data


@admin.register(Term)
class TermAdmin(ContentAdmin):
    pages = [Page("import/", import_term, "term_import"), *retiring.pages_of(Term)]
    form = TermForm
    change_list_template = "admin/glossary/term/import_list.html"
    list_display = ["name", "expansion", "industry", "questions_asked", "status"]
    list_filter = [IndustryFilter, StatusFilter]
    list_select_related = ["industry"]
    ordering = (Lower("name"), "pk")  # “Cell Culture” before “CRO”
    search_fields = ["name", "expansion", "other_spellings"]
    autocomplete_fields = ["industry"]
    prepopulated_fields = {"slug": ["name"]}
    readonly_fields = ["drawn_on_by", "missing", "origin", "status"]
    fixed = ("industry", "slug")
    inlines = [LevelGuideInline, QuestionInline, RedFlagInline]
    formfield_overrides = {LinesField: {"widget": LINES}}
    fieldsets = [
        (
            "Names",
            {
                "fields": [
                    "name",
                    "expansion",
                    "say",
                    "aliases",
                    "see_also",
                    "industry",
                    "slug",
                ]
            },
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
        (
            "Sources and status",
            {"fields": ["checked", "sources", "status", "missing", "origin"]},
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        terms = Term.objects.annotate(
            number=Count("questions"), other_spellings=Cast("aliases", TextField())
        )
        return terms.order_by(*self.ordering)  # a count drops the model's order

    def suggestion_labels(self, terms: list[Term], reader: Any) -> dict[Any, str]:
        """Where one is picked: two industries may have the same word."""
        industries = dict(Industry.objects.values_list("pk", "name"))
        return {
            term.pk: f"{term.name} ({industries[term.industry_id]})" for term in terms
        }

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
