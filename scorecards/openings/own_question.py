"""A question of an opening's own, held to the bar of the glossary's questions."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from glossary.admin.forms import QuestionForm
from glossary.content_check.duplicates import Texts
from glossary.content_check.wording import is_closed
from glossary.files.problems import quotable
from glossary.models import CompetencyQuestion, Question
from glossary.parts import NAMES
from glossary.revision import KeptForRevision
from scorecards.kits.building import own_question
from scorecards.models import KitQuestion, Opening

ANCHORED = ("1", "3", "5")
CHOSEN = ("key", "minutes")
"""Fields with values before anybody types."""
NOT_ADDED = (
    "The question that you are writing is not among them yet. Select Add my question, "
    "or empty its fields, then save."
)
REQUIRED = ("title", "text", "expected_answer", "listen_for", "anchors")


def keys_of_own_questions(opening: Opening) -> set[str]:
    """Of every kit that the opening had. One query."""
    kits = opening.own_kits.all()
    known = KitQuestion.objects.filter(kit__in=kits, kind=KitQuestion.Kind.OWN)
    sources = known.values_list("source", flat=True)
    return {source.rpartition("/")[2] for source in sources}


class OwnQuestionForm(QuestionForm):
    """``beside`` are the texts of the other questions of the kit."""

    use_required_attribute = False  # it shares the page's form
    is_half_typed = False

    class Meta(QuestionForm.Meta):
        model: Any = CompetencyQuestion
        fields = ["key", *NAMES]
        widgets = {
            "key": forms.HiddenInput,
            **{
                name: forms.Textarea(attrs={"rows": rows})
                for name, rows in (
                    ("text", 2),
                    ("expected_answer", 3),
                    ("listen_for", 4),
                    ("hear", 3),
                    ("follow_ups", 2),
                    ("anchors", 3),
                )
            },
        }

    def __init__(
        self,
        *args: Any,
        taken: Iterable[str] = (),
        beside: Iterable[str] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.taken = set(taken)
        self.beside = list(beside)
        for name in REQUIRED:
            self.fields[name].required = True
        self.fields["anchors"].widget.attrs["rows"] = 3
        self.fields[
            "anchors"
        ].help_text = (
            "What a 1, a 3 and a 5 sound like, one per line: “3: Names documents.”"
        )

    @property
    def parts(self) -> dict[str, Any]:
        """What the kit freezes; of a valid form."""
        return {name: self.cleaned_data[name] for name in NAMES}

    def clean_text(self) -> str:
        text = super().clean_text()
        if is_closed(text):
            raise ValidationError(
                "This can be answered yes or no. Begin with How, What or Tell me about."
            )
        kept = Texts[str]()
        for other in self.beside:
            kept.earlier(other, other)
        alike = kept.alike(text) or glossary_texts.get().alike(text)
        if alike:
            raise ValidationError(
                f"This is nearly the same as “{quotable(alike)}”. Add that one, or ask "
                "about something else."
            )
        return text

    def clean_anchors(self) -> dict[str, str]:
        anchors: dict[str, str] = self.cleaned_data["anchors"]
        missing = [rating for rating in ANCHORED if rating not in anchors]
        if missing:
            raise ValidationError(
                f"Describe a {' and a '.join(missing)} as well, one per line, such as "
                "“3: Names documents.”"
            )
        return anchors


def half_typed(data: Mapping[str, Any]) -> OwnQuestionForm | None:
    """As it was typed, and not held to the bar yet; None where all of it is blank."""
    form = OwnQuestionForm(prefix="own")
    texts = {name: str(data.get(form.add_prefix(name), "")) for name in form.fields}
    form.is_half_typed = any(
        text.strip() for name, text in texts.items() if name not in CHOSEN
    )
    form.initial = {**form.initial, **texts}
    return form if form.is_half_typed else None


def _texts() -> Texts[str]:
    """Two queries."""
    texts = Texts[str]()
    for model in (Question, CompetencyQuestion):
        rows = model.objects.order_by("pk").values_list("text", flat=True)
        for text in rows.iterator():
            texts.earlier(text, text)
    return texts


glossary_texts = KeptForRevision(_texts)
"""Every question of the glossary, one for each process."""


def kept_question(opening: Opening, typed: dict[str, str]) -> KitQuestion | None:
    """Held to the bar once more, because it comes from the page."""
    form = OwnQuestionForm(typed)
    if not form.is_valid():
        return None
    return own_question(opening, form.cleaned_data["key"], form.parts)
