"""Changing a password, and resetting a forgotten one by mail.

Asking for a link answers the same for everybody: an account, none, or one without a
password. What would take longer for some, writing and sending the mail, is done once
the answer is out, in a thread, so that the next answer does not wait for it either.
"""

from collections.abc import Callable
from functools import partial
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import views
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.models import User
from django.http import HttpResponse, HttpResponseRedirect

from scorecards.accounts import devices
from scorecards.accounts.lockout import count_reset
from scorecards.accounts.login import NewPasswordForm, PasswordForm, ResetForm

MAILING = "password reset mail"  # the name of the threads


class PasswordChange(views.PasswordChangeView):
    form_class = PasswordForm
    template_name = "scorecards/accounts/password_change.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "request": self.request}


class MailedForm(ResetForm):
    """Keeps the mails for later, each as the function that sends it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.mails: list[Callable[[], None]] = []

    def send_mail(self, *args: Any, **kwargs: Any) -> None:
        self.mails.append(partial(super().send_mail, *args, **kwargs))


class MailingRedirect(HttpResponseRedirect):
    """Sends the mails once the server has sent the answer and closes it."""

    def __init__(self, url: str, mails: list[Callable[[], None]]) -> None:
        super().__init__(url)
        self.mails = mails

    def close(self) -> None:
        super().close()
        if self.mails:
            Thread(target=self._send, args=[self.mails], name=MAILING).start()
        self.mails = []

    @staticmethod
    def _send(mails: list[Callable[[], None]]) -> None:
        for send in mails:
            send()


class PasswordReset(views.PasswordResetView):
    form_class = MailedForm
    template_name = "scorecards/accounts/password_reset.html"
    email_template_name = "scorecards/accounts/password_reset_mail.txt"
    subject_template_name = "scorecards/accounts/password_reset_subject.txt"

    def form_valid(self, form: MailedForm) -> HttpResponse:  # type: ignore[override]
        if not count_reset(self.request, form.cleaned_data["email"]):
            return HttpResponse(status=429)  # axes puts its page in the place of this
        site = urlsplit(settings.SITE_URL)
        self.extra_email_context = {
            # As in all mails, not as this browser called the site.
            "protocol": site.scheme,
            "domain": site.netloc + site.path,
            "minutes": str(settings.PASSWORD_RESET_TIMEOUT // 60),
        }
        super().form_valid(form)
        return MailingRedirect(self.get_success_url(), form.mails)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(goes_out=settings.MAIL_GOES_OUT, **kwargs)


class PasswordResetSent(views.PasswordResetDoneView):
    template_name = "scorecards/accounts/password_reset_sent.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(goes_out=settings.MAIL_GOES_OUT, **kwargs)


class PasswordResetConfirm(views.PasswordResetConfirmView):
    form_class = NewPasswordForm
    template_name = "scorecards/accounts/password_reset_confirm.html"

    def form_valid(self, form: "SetPasswordForm[User]") -> HttpResponse:
        """Lifts the lockout: another person's guesses must not lock out the owner."""
        devices.know(self.request, form.user)
        return super().form_valid(form)
