"""Names of people in templates, which load nothing for them."""

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.template import Library

from scorecards.text import display_names

register = Library()
register.filter("isolated", display_names.isolated)


@register.filter
def display_name(person: Any) -> str:
    """Empty for nobody, as of an account that was deleted."""
    if not isinstance(person, AbstractUser):
        return ""
    return display_names.display_name(person)
