"""Takes the rows through the preview: signed, in the page, stored nowhere."""

from typing import Any

from django.core import signing

from scorecards.models import Opening
from scorecards.openings.candidate_files.rows import FileRow
from scorecards.uploads.signed import HOURS, StaleError

SALT = "scorecards.candidate_files"


def pack(rows: list[FileRow], *, opening: Opening, user: Any) -> str:
    return signing.dumps([opening.pk, user.pk, rows], salt=SALT, compress=True)


def unpack(text: str, *, opening: Opening, user: Any) -> list[FileRow]:
    """Raises `StaleError`."""
    try:
        of, by, rows = signing.loads(text, salt=SALT, max_age=HOURS)
    except signing.BadSignature as error:
        raise StaleError from error
    if (of, by) != (opening.pk, user.pk):
        raise StaleError
    return [FileRow(*row) for row in rows]
