"""A workbook as the answer to a request."""

from collections.abc import Callable
from tempfile import SpooledTemporaryFile
from typing import IO, cast

from django.contrib.auth.models import User
from django.http import FileResponse
from django.utils import timezone

from scorecards.export.response import CONTENT_TYPE, IN_MEMORY
from scorecards.export.times import local


def attachment(write: Callable[[IO[bytes]], object], name: str) -> FileResponse:
    """What ``write`` writes, in a file of that name and today's date."""
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
        filename=f"{name}-{local(timezone.now()):%Y-%m-%d}.xlsx",
        content_type=CONTENT_TYPE,
    )


def named(user: User) -> str:
    """``Cora Lund (cora)``, or the username alone."""
    name = user.get_full_name()
    return f"{name} ({user.username})" if name else user.username
