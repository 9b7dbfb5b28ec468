"""Which mails one gets: the part of them that can be turned off."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from scorecards.accounts.login import MemberRequest
from scorecards.models import MailChoice


class MailForm(forms.ModelForm):  # type: ignore[type-arg] # not at run time
    class Meta:
        model = MailChoice
        fields = ["reminders", "all_in"]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mails(request: MemberRequest) -> HttpResponse:
    """One’s own choice alone; a box that is not ticked is a mail that is not sent."""
    own = MailChoice.objects.filter(person=request.user).first()
    if request.method == "POST":
        form = MailForm(request.POST, instance=own)
        form.full_clean()
        MailChoice.objects.update_or_create(
            person=request.user, defaults=form.cleaned_data
        )
        messages.success(request, "Your choice of mails has been saved.")
        return redirect("mails")
    return render(
        request,
        "scorecards/accounts/mails.html",
        {"form": MailForm(instance=own), "address": request.user.email},
    )
