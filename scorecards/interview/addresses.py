"""Addresses of many records on one page: reversed once, then with each number."""

from functools import lru_cache

from django.urls import get_script_prefix, get_urlconf, reverse

NUMBER = 1234567890
"""Stands for the number; no address has it otherwise."""


def address_of(name: str, number: int) -> str:
    """What `reverse` returns for a page whose only argument is a number."""
    before, after = _around_number(name, get_script_prefix(), get_urlconf())
    return f"{before}{number}{after}"


@lru_cache
def _around_number(name: str, prefix: str, urlconf: str | None) -> tuple[str, str]:
    """``prefix`` and ``urlconf`` are what `reverse` goes by too."""
    before, after = reverse(name, args=[NUMBER]).split(str(NUMBER))
    return before, after
