"""Changing a password, and choosing a new one by mail when it is forgotten.

Asking for a link answers the same for everybody: an account, none, or one without a
password. What would take longer for some, writing and sending the mail, is done beside
the answer.
"""

from threading import Thread
from typing import Any, ClassVar
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import views
from django.contrib.auth.forms import PasswordResetForm
from django.http import HttpResponse

from scorecards import devices
from scorecards.accounts import NewPasswordForm, PasswordForm, ResetForm
from scorecards.lockout import count_reset

MAILING = "password reset mail"  # the name of the threads


class PasswordChange(views.PasswordChangeView):
    form_class = PasswordForm
    template_name = "accounts/password_change.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "request": self.request}


class MailedForm(ResetForm):
    """Asks for the address; the mail goes out while the answer is on its way."""

    def send_mail(self, *args: Any, **kwargs: Any) -> None:
        Thread(target=super().send_mail, args=args, kwargs=kwargs, name=MAILING).start()

    def save(self, **options: Any) -> None:
        """Links begin as in all mails, not with the name that this browser used."""
        site = urlsplit(settings.SITE_URL)
        super().save(
            **{
                **options,
                "domain_override": site.netloc + site.path,
                "use_https": site.scheme == "https",
            }
        )


class PasswordReset(views.PasswordResetView):
    form_class = MailedForm
    template_name = "accounts/password_reset.html"
    email_template_name = "accounts/password_reset_mail.txt"
    subject_template_name = "accounts/password_reset_subject.txt"
    extra_email_context: ClassVar = {"minutes": settings.PASSWORD_RESET_TIMEOUT // 60}

    def form_valid(self, form: PasswordResetForm) -> HttpResponse:
        if not count_reset(self.request, form.cleaned_data["email"]):
            return HttpResponse(status=429)  # axes puts its page in the place of this
        return super().form_valid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(goes_out=settings.MAIL_GOES_OUT, **kwargs)


class PasswordResetSent(views.PasswordResetDoneView):
    template_name = "accounts/password_reset_sent.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(goes_out=settings.MAIL_GOES_OUT, **kwargs)


class PasswordResetConfirm(views.PasswordResetConfirmView):
    form_class = NewPasswordForm
    template_name = "accounts/password_reset_confirm.html"

    def form_valid(self, form: NewPasswordForm) -> HttpResponse:
        """Whoever reads the account's mail is not locked out by somebody's guesses."""
        devices.know(self.request, form.user)
        return super().form_valid(form)
