"""Aliases that are other things, not other spellings of a term."""

from collections.abc import Iterator

from glossary.files.schema import TermContent


def spelled_alike(text: str) -> str:
    return " ".join(text.casefold().split())


def related_aliases(term: TermContent) -> Iterator[tuple[int, str]]:
    """Number and alias of those that the term itself calls related, or part of a list.

    What names another term is found when all files have been read.
    """
    related = {spelled_alike(other.name) for other in term.see_also}
    own = {spelled_alike(term.name), spelled_alike(term.expansion)} - {""}
    for number, alias in enumerate(term.aliases):
        plain = spelled_alike(alias)
        beyond = any(
            plain != name and plain.endswith(tail)
            for name in own
            for tail in (f"{name} {word}" for word in _ABOUT)
        )
        if plain in related or beyond:
            yield number, alias


_ABOUT = (
    "software engineer manager management consultant analyst specialist tool tools "
    "platform vendor developer administrator certification training course team "
    "compliance audit"
).split()
