"""How people edit questions and red flags in the admin."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property

from glossary.admin.written_fields import (
    AnchorsField,
    ExamplesField,
    check_as_in_file,
)
from glossary.files.lawfulness import question_fault, red_flag_fault
from glossary.files.problems import quotable
from glossary.files.schema import QuestionContent
from glossary.models import CompetencyQuestion, CompetencyRedFlag, Question, RedFlag
from glossary.parts import NAMES, RED_FLAG_NAMES, RED_FLAG_PARTS
from glossary.slugs import free_slug

POINTS = 3, 5
KEY_WORDS = 6
MAX_KEY = Question._meta.get_field("key").max_length or 0


class QuestionFormSet(forms.BaseInlineFormSet):  # type: ignore[type-arg]
    """Gives its forms the keys that are in use."""

    @cached_property
    def taken(self) -> set[str]:
        return {question.key for question in self.get_queryset()}

    def _construct_form(self, i: int, **kwargs: Any) -> Any:
        form = super()._construct_form(i, **kwargs)  # type: ignore[misc] # untyped
        form.taken = self.taken
        return form


class QuestionForm(forms.ModelForm):  # type: ignore[type-arg] # not at run time
    taken: set[str] = set()
    """Keys of the other questions; a new key is added."""

    anchors = AnchorsField(
        required=False,
        help_text="What an answer with this rating sounds like: “3: Names documents.”",
    )
    examples = ExamplesField(
        required=False,
        label="Example answers",
        help_text="For training, one rated 2 and one rated 4: “2: The answer.”, below "
        "it “Reason: …”, and an empty line between the two.",
    )

    class Meta:
        model = Question
        fields = ["level", "position", "key", *NAMES, "examples"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Past answers are compared by key, whatever the wording.
        self.fields["key"].disabled = self.instance.pk is not None
        self.fields["key"].required = False

    def clean(self) -> dict[str, Any]:
        """A new question's key comes from its title, or else from its words."""
        super().clean()
        data = self.cleaned_data
        if not data.get("key") and "key" not in self.errors:
            words = " ".join(data.get("text", "").split()[:KEY_WORDS])
            title = data.get("title") or words
            data["key"] = free_slug(title, self.taken, max_length=MAX_KEY)
            self.taken.add(data["key"])
        return data

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if fault := question_fault(text):
            raise ValidationError(fault)
        return text

    def clean_follow_ups(self) -> list[str]:
        asked: list[str] = self.cleaned_data["follow_ups"]
        for each in asked:
            if fault := question_fault(each):
                raise ValidationError(f"“{quotable(each)}”: {fault}")
        return asked

    def clean_title(self) -> Any:
        return self._as_in_file("title")

    def clean_hear(self) -> Any:
        return self._as_in_file("hear")

    def clean_examples(self) -> Any:
        return self._as_in_file("examples")

    def _as_in_file(self, key: str) -> Any:
        check_as_in_file(QuestionContent, key, self.cleaned_data[key])
        return self.cleaned_data[key]

    def clean_listen_for(self) -> list[str]:
        points: list[str] = self.cleaned_data["listen_for"]
        least, most = POINTS
        if not least <= len(points) <= most:
            raise ValidationError(
                f"List {least} to {most} points to listen for; there are {len(points)}."
            )
        return points


class RedFlagForm(forms.ModelForm):  # type: ignore[type-arg] # not at run time
    class Meta:
        model = RedFlag
        fields = ["position", *RED_FLAG_NAMES]
        labels = {part.name: part.label for part in RED_FLAG_PARTS}

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if fault := red_flag_fault(text):
            raise ValidationError(fault)
        return text


class CompetencyQuestionForm(QuestionForm):
    class Meta:
        model = CompetencyQuestion
        fields = QuestionForm.Meta.fields


class CompetencyRedFlagForm(RedFlagForm):
    class Meta:
        model = CompetencyRedFlag
        fields = RedFlagForm.Meta.fields
        labels = RedFlagForm.Meta.labels
