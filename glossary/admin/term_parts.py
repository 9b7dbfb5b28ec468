"""The parts of a term or competency that are edited on its page."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import CharField, TextField
from django.http import HttpRequest

from glossary.admin.forms import (
    CompetencyQuestionForm,
    CompetencyRedFlagForm,
    QuestionForm,
    QuestionFormSet,
    RedFlagForm,
)
from glossary.fields import LinesField
from glossary.models import (
    WRITTEN_LEVELS,
    CompetencyLevel,
    CompetencyQuestion,
    CompetencyRedFlag,
    LevelGuide,
    Question,
    RedFlag,
)
from glossary.parts import NAMES, RED_FLAG_NAMES

WIDE = forms.TextInput(attrs={"size": 100})
LINES = forms.Textarea(attrs={"rows": 5, "cols": 80})
PARAGRAPH = forms.Textarea(attrs={"rows": 3, "cols": 80})


class PartOfRecord(admin.options.InlineModelAdmin):  # type: ignore[type-arg]
    """People who can view or change a record can do the same with its parts."""

    extra = 0
    first_rows: Sequence[dict[str, Any]] = ()
    """What a new record's page begins with; rows left as they are are not saved."""
    formfield_overrides = {
        LinesField: {"widget": LINES},
        TextField: {"widget": PARAGRAPH},
    }

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        return 0 if obj else len(self.first_rows)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._has(request, "view") or self._may_edit(request)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may_edit(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may_edit(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may_edit(request)

    def _may_edit(self, request: HttpRequest) -> bool:
        return self._has(request, "change")

    def _has(self, request: HttpRequest, action: str) -> bool:
        whole = self.parent_model._meta.model_name
        return request.user.has_perm(f"glossary.{action}_{whole}")


def rows_by_level(number: int) -> list[dict[str, Any]]:
    return [
        {"level": level, "position": position}
        for level in WRITTEN_LEVELS
        for position in range(1, number + 1)
    ]


class LevelsInline(PartOfRecord, admin.StackedInline):  # type: ignore[type-arg]
    max_num = len(WRITTEN_LEVELS)
    first_rows = [{"level": level} for level in WRITTEN_LEVELS]


class LevelGuideInline(LevelsInline):
    model = LevelGuide
    first_rows = [
        {"level": level, "years_from": first, "years_to": last}
        for level, (first, last) in zip(
            WRITTEN_LEVELS, ((0, 2), (2, 5), (5, None)), strict=True
        )
    ]
    fields = [("level", "years_from", "years_to"), "indicators"]


class CompetencyLevelInline(LevelsInline):
    model = CompetencyLevel
    verbose_name = "level"
    fields = ["level", "indicators"]


class QuestionsInline(PartOfRecord, admin.StackedInline):  # type: ignore[type-arg]
    formset = QuestionFormSet
    template = "admin/glossary/term/questions.html"
    fields = [
        ("level", "position", "minutes"),
        "key",
        *(name for name in NAMES if name != "minutes"),
        "examples",
    ]


class QuestionInline(QuestionsInline):
    model = Question
    form = QuestionForm
    first_rows = rows_by_level(2)


class CompetencyQuestionInline(QuestionsInline):
    model = CompetencyQuestion
    verbose_name = "question"
    form = CompetencyQuestionForm
    first_rows = rows_by_level(4)


class RedFlagsInline(PartOfRecord, admin.TabularInline):  # type: ignore[type-arg]
    template = "admin/glossary/rows.html"
    verbose_name_plural = "red flags"
    first_rows = [{"position": position} for position in (1, 2, 3)]
    fields = ["position", *RED_FLAG_NAMES]
    formfield_overrides = {CharField: {"widget": WIDE}}


class RedFlagInline(RedFlagsInline):
    model = RedFlag
    form = RedFlagForm


class CompetencyRedFlagInline(RedFlagsInline):
    model = CompetencyRedFlag
    verbose_name = "red flag"
    form = CompetencyRedFlagForm
