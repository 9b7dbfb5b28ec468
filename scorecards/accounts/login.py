"""Who is logged in; login and passwords, laid out like the other forms."""

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
            "That username and password do not belong together. "
            "Both are case-sensitive; try again."
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
        """A wrong one counts as a failed login: nobody tries them out here either."""
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
        helper.add_input(Submit("send", "Email me a link"))
        return helper


class NewPasswordForm(SetPasswordForm):  # type: ignore[type-arg] # not at run time
    @property
    def helper(self) -> FormHelper:
        helper = FormHelper(self)
        helper.add_input(Submit("set", "Set password"))
        return helper


class MemberRequest(HttpRequest):
    """A request that got past the login, which every page but a few asks for."""

    user: User
    htmx: HtmxDetails
