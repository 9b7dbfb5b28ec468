"""What may be searched for."""

from django import forms

LONGEST = 100


class SearchForm(forms.Form):
    q = forms.CharField(
        required=False,
        max_length=LONGEST,
        error_messages={
            "max_length": (
                "Shorten the search to %(limit_value)d characters; "
                "it has %(show_value)d. A few words are enough."
            )
        },
    )
