"""The words that demo data in volume is put together from."""

from functools import cache
from string import ascii_uppercase
from typing import Any

import yaml

from scorecards.demo import FOLDER


@cache
def sentences() -> dict[str, Any]:
    """Names, places, and notes by rating: the content of `volume.yaml`."""
    text = (FOLDER / "volume.yaml").read_text(encoding="utf-8")
    content: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return content


def name(number: int) -> tuple[str, str]:
    """First and last name, another one for every number.

    All pairs of the two lists come first, then all with an initial between them.
    """
    given, family = sentences()["given_names"], sentences()["family_names"]
    pairs = len(given) * len(family)
    round_, place = divmod(number, pairs)
    place = place * 1009 % pairs  # prime to the number of pairs: a fixed shuffle
    first, last = given[place % len(given)], family[place // len(given)]
    initials = ""
    while round_:
        round_, letter = divmod(round_ - 1, len(ascii_uppercase))
        initials += f" {ascii_uppercase[letter]}."
    return first + initials, last
