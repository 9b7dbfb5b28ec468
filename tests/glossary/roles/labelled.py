"""Titles as people write them, each with the roles that fit and the level it names."""

from pathlib import Path
from typing import NamedTuple

GENERAL = "general"


class Labelled(NamedTuple):
    title: str
    fitting: list[str]
    level: str | None


def read(name):
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line[:1] != "#"]
    return [
        Labelled(title, roles.split("|"), level or None)
        for title, roles, level in lines
    ]


TITLES = read("titles.tsv")
UNSEEN = read("unseen.tsv")
EVERYDAY = read("everyday.tsv")
ADVERTS = read("adverts.tsv")
AS_TYPED = read("as_typed.tsv")
"""Written down before the finder was mended for every second of them. Several roles
with an ampersand between are all to be offered."""
BY_A_STRANGER = read("by_a_stranger.tsv")
UNSEEN_BY_A_STRANGER = read("unseen_by_a_stranger.tsv")
BY_A_SECOND_STRANGER = read("by_a_second_stranger.tsv")
UNSEEN_BY_A_SECOND_STRANGER = read("unseen_by_a_second_stranger.tsv")
