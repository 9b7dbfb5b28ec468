"""Fields that leave a job what it is: a *mental health nurse* is a registered nurse."""

from functools import lru_cache
from pathlib import Path

from glossary.roles.title_words import Words, canonical, raw_words


def title_in_field(words: Words) -> str:
    """A title of the library, for a known field before a head; empty for others."""
    return _listed().get(words, "")


@lru_cache
def _listed() -> dict[Words, str]:
    path = Path(__file__).with_suffix(".txt")
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = (line.partition(":") for line in lines if line[:1] != "#")
    return {
        canonical(raw_words(f"{field} {head}")): title.strip()
        for named, _, fields in rows
        for title, _, head in [named.partition("/")]
        for field in fields.split(",")
    }
