"""What may be searched for."""

from django import forms

LONGEST = 100


class SearchForm(forms.Form):
    q = forms.CharField(
        required=False,
        max_length=LONGEST,
        error_messages={
            "max_length": (
                "The search has %(show_value)d characters. Shorten it to "
                "%(limit_value)d; a few words are enough."
            )
        },
    )
