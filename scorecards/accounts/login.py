"""The logged-in person, and the login and password forms."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django.contrib.auth import authenticate
from django.contrib.auth.forms import (
    AuthenticationForm,
    PasswordChangeForm,
    PasswordResetForm,
    SetPasswordForm,
)
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails


class LoginForm(AuthenticationForm):
    error_messages = {
        **AuthenticationForm.error_messages,
        "invalid_login": (
            "That username and password don’t match. "
            "Check both (capitals matter) and try again."
        ),
    }

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper(self)
        helper.add_input(Submit("login", "Log in"))
        return helper


class PasswordForm(PasswordChangeForm):
    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_old_password(self) -> str:
        """A wrong password counts as a failed login, so guessing fails here too."""
        old: str = self.cleaned_data["old_password"]
        name = self.user.get_username()
        if authenticate(self.request, username=name, password=old) is None:
            raise ValidationError(
                self.error_messages["password_incorrect"], code="password_incorrect"
            )
        return old

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper(self)
        helper.add_input(Submit("change", "Change password"))
        return helper


class ResetForm(PasswordResetForm):
    @property
    def helper(self) -> FormHelper:
        helper = FormHelper(self)
        helper.add_input(Submit("send", "Send link"))
        return helper


class NewPasswordForm(SetPasswordForm):  # type: ignore[type-arg] # not at run time
    @property
    def helper(self) -> FormHelper:
        helper = FormHelper(self)
        helper.add_input(Submit("set", "Set password"))
        return helper


class MemberRequest(HttpRequest):
    """A request by a logged-in person; all but a few pages require the login."""

    user: User
    htmx: HtmxDetails
