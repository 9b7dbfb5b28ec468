"""Job titles that the glossary uses, which help to divide a line of titles."""

from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from glossary.files.finding import AnyFile, RoleFile, TermFile, find_files
from glossary.files.problems import InvalidGlossaryError
from glossary.files.validation import read_glossary
from glossary.models import Role, Term


def titles_of_files(paths: Iterable[Path]) -> frozenset[str]:
    """From files; none where they cannot be read. No database."""
    try:
        files = read_glossary(find_files(paths))
    except InvalidGlossaryError:
        return frozenset()
    return _small(chain.from_iterable(map(_titles, files)))


def titles_of_database() -> frozenset[str]:
    """Two queries."""
    related = Term.objects.order_by().values_list("related_titles", flat=True)
    roles = Role.objects.order_by().values_list("title", flat=True)
    return _small(chain(chain.from_iterable(related), roles))


def _titles(file: AnyFile) -> list[str]:
    match file:
        case TermFile():
            return file.term.related_titles
        case RoleFile():
            return [file.role.title, *file.role.other_titles]
    return []


def _small(titles: Iterable[str]) -> frozenset[str]:
    return frozenset(" ".join(title.casefold().split()) for title in titles)
