"""Job titles that the glossary uses, which help to divide a line of titles."""

from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from glossary.files.finding import find_files
from glossary.files.problems import InvalidGlossaryError
from glossary.files.validation import read_glossary
from glossary.models import Role, Term


def titles_of_files(root: Path) -> frozenset[str]:
    """From a folder of term files; none where they cannot be read. No database."""
    try:
        terms = [file.term for file in read_glossary(find_files([root]))]
    except InvalidGlossaryError:
        return frozenset()
    return _small(
        chain.from_iterable((*term.related_titles, *term.roles) for term in terms)
    )


def titles_of_database() -> frozenset[str]:
    """Two queries."""
    related = Term.objects.order_by().values_list("related_titles", flat=True)
    roles = Role.objects.order_by().values_list("title", flat=True)
    return _small(chain(chain.from_iterable(related), roles))


def _small(titles: Iterable[str]) -> frozenset[str]:
    return frozenset(" ".join(title.casefold().split()) for title in titles)
