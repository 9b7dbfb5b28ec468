"""Re-rating: an interviewer rates an answer a second time, after the debrief."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from scorecards.accounts.login import MemberRequest
from scorecards.models import Answer, ReRating, Scorecard
from scorecards.models.limits import NOTE_LENGTH
from scorecards.models.scales import Rating
from scorecards.workflow.re_rating import (
    SameRatingError,
    TooEarlyError,
    answers_to_rate_again,
    may_re_rate,
    rate_again,
)

TOO_EARLY = (
    "It’s too early to re-rate. Wait until you and another interviewer have submitted."
)


class AnswerField(forms.ModelChoiceField):  # type: ignore[type-arg] # not at run time
    def label_from_instance(self, obj: Answer) -> str:
        return f"{obj.question.text} ({obj.result_label})"


class RateAgainForm(forms.Form):
    answer = AnswerField(
        label="Question and your rating",
        queryset=Answer.objects.none(),
        error_messages={"required": "Choose a question."},
    )
    rating = forms.TypedChoiceField(
        label="New rating",
        choices=[(each.value, f"{each.value} {each.label}") for each in Rating],
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a rating."},
    )
    reason = forms.CharField(
        label="Reason for the change",
        max_length=NOTE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="What you learned in the debrief that you hadn’t considered.",
        error_messages={"required": "Explain why the rating changed."},
    )

    def __init__(
        self, data: QueryDict | None = None, *, scorecard: Scorecard, question: str = ""
    ) -> None:
        super().__init__(data)
        answers = answers_to_rate_again(scorecard)
        field = self.fields["answer"]
        assert isinstance(field, AnswerField)  # noqa: S101 # for the type checker
        field.queryset = answers
        field.initial = next(
            (each.pk for each in answers if str(each.question_id) == question), None
        )

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper(self)
        helper.add_input(Submit("rate", "Save re-rating"))
        return helper

    def save(self, by: User) -> ReRating | None:
        """The re-rating; None if the form says why it was refused."""
        said = self.cleaned_data
        try:
            return rate_again(
                said["answer"], by=by, rating=said["rating"], reason=said["reason"]
            )
        except SameRatingError:
            self.add_error("rating", "That is your current rating. Choose another.")
        except TooEarlyError:
            self.add_error(None, TOO_EARLY)
        return None


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def rating_again(request: MemberRequest, pk: int) -> HttpResponse:
    """Answers 403, with the reason, while the interviewer can’t re-rate yet."""
    own = Scorecard.objects.of(request.user).select_related(
        "application__candidate", "application__opening", "kit", "interviewer"
    )
    card = get_object_or_404(own, pk=pk)
    if not may_re_rate(card):
        return _page(request, card, None, status=403)
    if request.method != "POST":
        question = request.GET.get("question", "")
        return _page(request, card, RateAgainForm(scorecard=card, question=question))
    form = RateAgainForm(request.POST, scorecard=card)
    if form.is_valid() and form.save(request.user):
        messages.success(request, "Re-rating saved. Your first rating is kept too.")
        return redirect("rate_again", card.pk)
    return _page(request, card, form, status=422)


def _page(
    request: MemberRequest,
    card: Scorecard,
    form: RateAgainForm | None,
    status: int = 200,
) -> HttpResponse:
    looks = ReRating.objects.filter(answer__scorecard=card.pk)
    context = {
        "scorecard": card,
        "form": form,
        "looks": looks.select_related("answer__question").order_by("-pk"),
    }
    return render(
        request, "scorecards/interview/re_rating.html", context, status=status
    )
