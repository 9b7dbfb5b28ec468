"""What a candidate is called on a page, and where the name on the page leads."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from glossary.letters import normalize
from scorecards.models import Application


def unchanged(text: str) -> str:
    return text


@dataclass(frozen=True)
class Nameplate:
    """All that a page may know of who a candidate is. ``mask`` is for what was typed.

    ``order`` is the default order; the plates of one page have it of one kind.
    """

    label: str
    order: Any
    address: str
    mask: Callable[[str], str] = unchanged
    looked_at: bool = False


def named_plates(
    applications: Iterable[Application], address: Callable[[Application], str]
) -> dict[int, Nameplate]:
    """By application. Accents and capitals play no part in the order."""
    return {
        application.pk: Nameplate(
            label=application.candidate.name,
            order=(normalize(application.candidate.name), application.pk),
            address=address(application),
        )
        for application in applications
    }
