"""Slugs made from titles: of roles, of their files, and of questions."""

import re
import unicodedata
from collections.abc import Container
from itertools import count


def slug_of(title: str, *, max_length: int = 120) -> str:
    """``Learning & Care`` → ``learning-and-care``; empty without letters or digits."""
    text = title.casefold().replace("&", "and")
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return slug[:max_length].rstrip("-")


def free_slug(title: str, taken: Container[str], *, max_length: int = 120) -> str:
    """The title's slug, with the first number that is free if it is taken."""
    slug = slug_of(title, max_length=max_length - 4) or "untitled"
    if slug not in taken:
        return slug
    return next(
        numbered for number in count(2) if (numbered := f"{slug}-{number}") not in taken
    )
