"""Short forms of titles that mean several jobs: *PM*."""

from functools import lru_cache
from pathlib import Path


def meanings_of(word: str) -> list[str]:
    """Titles, the usual first; none for a word that is no such form. *PMs*, too."""
    listed = _listed()
    return listed.get(word) or listed.get(word.removesuffix("s")) or []


@lru_cache
def _listed() -> dict[str, list[str]]:
    text = Path(__file__).with_name("short_titles.txt").read_text(encoding="utf-8")
    lines = (line.partition(":") for line in text.splitlines() if line[:1] != "#")
    return {
        short.casefold(): [title.strip() for title in titles.split(",")]
        for short, _, titles in lines
    }
