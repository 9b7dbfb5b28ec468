"""How long a kit made now would be, kept in memory.

The start page says it at each visit, and building the kit only to count its questions
takes longer than the rest of that page.
"""

from glossary.models import Role
from glossary.revision import KeptForRevision
from scorecards.kits.making import KitSize, NoQuestionsError, content_for

kept: KeptForRevision[dict[tuple[int, str], KitSize | str]] = KeptForRevision(dict)
"""By role and level, the size or why there is none; one for each process."""


def current_size(role: Role, level: str) -> KitSize | str:
    """The size, or a sentence that says why there is none. One query; those of
    `content_for` once for each revision of the glossary.
    """
    sizes = kept.get()
    key = role.pk, level
    if key not in sizes:
        sizes[key] = _counted(role, level)
    return sizes[key]


def _counted(role: Role, level: str) -> KitSize | str:
    try:
        return content_for(role, level).size
    except NoQuestionsError as error:
        return str(error)
