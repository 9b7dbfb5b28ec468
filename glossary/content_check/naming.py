"""Aliases that are other things, not other spellings of a term."""

from collections.abc import Iterator

from glossary.files.schema import TermContent
from glossary.words import word_set

# “Kubernetes engineer” is a person, “HIPAA training” a course; “CRM software” is CRM.
ABOUT = word_set(
    """
    accountant administrator analyst assistant audit auditor belt buyer certificate
    certification champion class clerk coach compliance consultant coordinator course
    degree designer developer director engineer exam expert implementation inspector
    instructor lead manager nurse officer operator owner planner practitioner
    professional scientist specialist supervisor team technician trainer training
    vendor workshop
    """
)


def spelled_alike(text: str) -> str:
    return " ".join(text.casefold().split())


def related_aliases(term: TermContent) -> Iterator[tuple[int, str]]:
    """Number and alias of what the term lists as related, and of people around it.

    An alias that is the name of another term shows when all files have been read.
    """
    related = {spelled_alike(other.name) for other in term.see_also}
    names = {spelled_alike(term.name), spelled_alike(term.expansion)} - {""}
    for number, alias in enumerate(term.aliases):
        spelled = spelled_alike(alias)
        is_around = any(_is_around(spelled, name) for name in names)
        if spelled in related or is_around:
            yield number, alias


def _is_around(alias: str, name: str) -> bool:
    """“Six Sigma black belt” is Six Sigma with a person or course behind it."""
    rest = alias.removeprefix(f"{name} ")
    return rest != alias and rest.split()[-1] in ABOUT
