"""A workbook, or another file, as the answer to a request."""

from collections.abc import Callable
from tempfile import SpooledTemporaryFile
from typing import IO, cast

from django.contrib.auth.models import User
from django.http import FileResponse
from django.utils import timezone

from scorecards.text.display_names import bare_name
from scorecards.workbooks.formats import Format
from scorecards.workbooks.times import local

IN_MEMORY = 5 * 1024 * 1024  # bytes; a larger file goes to a temporary one


Write = Callable[[IO[bytes]], object]


def attachment(write: Write, name: str) -> FileResponse:
    """The workbook that ``write`` writes, in a file of that name and today's date."""
    return as_file(write, f"{name}-{local(timezone.now()):%Y-%m-%d}.xlsx", Format.XLSX)


def as_file(write: Write, name: str, file_format: Format) -> FileResponse:
    """What ``write`` writes, to be kept under exactly that name."""
    # The response closes it.
    file = cast(IO[bytes], SpooledTemporaryFile(IN_MEMORY))  # noqa: SIM115
    try:
        write(file)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return FileResponse(
        file,
        as_attachment=True,
        filename=name,
        content_type=file_format.content_type,
    )


def named(user: User) -> str:
    """``Cora Lund (cora)``, or the username alone."""
    name = bare_name(user)
    return name if name == user.username else f"{name} ({user.username})"
