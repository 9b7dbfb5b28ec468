"""Login and password change, laid out like the other forms."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm


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
