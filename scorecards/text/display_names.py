"""What a person is called in front of people."""

from django.contrib.auth.models import AbstractUser


def display_name(user: AbstractUser) -> str:
    """The name people know, or the username where none was entered."""
    return user.get_full_name() or user.get_username()
