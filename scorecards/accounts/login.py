"""Who is logged in; login and password change, laid out like the other forms."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.contrib.auth.models import User
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
    @property
    def helper(self) -> FormHelper:
        helper = FormHelper(self)
        helper.add_input(Submit("change", "Change password"))
        return helper


class MemberRequest(HttpRequest):
    """A request that got past the login, which every page but a few asks for."""

    user: User
    htmx: HtmxDetails
