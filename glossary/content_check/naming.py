"""Aliases that are other things, not other spellings of a term."""

from collections.abc import Iterator

from glossary.files.schema import TermContent

# “Kubernetes engineer” is a person, “HIPAA training” a course; “CRM software” is CRM.
ABOUT = (
    *("administrator", "analyst", "audit", "certification", "compliance", "consultant"),
    *("developer", "engineer", "manager", "specialist", "team", "training", "vendor"),
)


def spelled_alike(text: str) -> str:
    return " ".join(text.casefold().split())


def related_aliases(term: TermContent) -> Iterator[tuple[int, str]]:
    """Number and alias of what the term lists as related, and of people around it.

    An alias that is the name of another term shows when all files have been read.
    """
    related = {spelled_alike(other.name) for other in term.see_also}
    names = {spelled_alike(term.name), spelled_alike(term.expansion)} - {""}
    around = {f"{name} {word}" for name in names for word in ABOUT}
    for number, alias in enumerate(term.aliases):
        if spelled_alike(alias) in related | around:
            yield number, alias
