"""What a person is called in front of people."""

import re
import unicodedata

from django.contrib.auth.models import AbstractUser

FROM_RIGHT = {"R", "AL"}
DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
ISOLATE, END = "\u2068", "\u2069"  # what <bdi> is in HTML, for any text (UAX 9)


def display_name(user: AbstractUser) -> str:
    """The name people know, in a sentence; the username where none was entered."""
    return isolated(bare_name(user))


def bare_name(user: AbstractUser) -> str:
    """As data: alone in a cell, or compared with what somebody types."""
    return _without_marks(user.get_full_name()) or user.get_username()


def isolated(name: str) -> str:
    """The name, so that it turns nothing round that is said before or after it."""
    if name.isascii():
        return name
    bare = _without_marks(name)
    if any(unicodedata.bidirectional(each) in FROM_RIGHT for each in bare):
        return f"{ISOLATE}{bare}{END}"
    return bare


def _without_marks(name: str) -> str:
    """One mark of direction that is never closed turns the rest of the line."""
    return name if name.isascii() else DIRECTION.sub("", name).strip()
