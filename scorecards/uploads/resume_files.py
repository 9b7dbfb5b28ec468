"""Files of résumés: kept apart from everything else, read as attachments alone."""

from collections.abc import Collection
from uuid import uuid4

from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage, storages
from django.db import transaction
from django.http import FileResponse

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "txt": "text/plain",
}
# Opened in a browser after all, it runs nothing and reaches nothing.
ALONE = "sandbox; default-src 'none'"


def storage() -> Storage:
    return storages["resumes"]


def keep(content: bytes, kind: str) -> str:
    """The name of the file in the storage, which nobody can guess."""
    return storage().save(f"{uuid4().hex}.{kind}", ContentFile(content))


def delete(names: Collection[str]) -> None:
    for name in names:
        storage().delete(name)


def delete_once_committed(names: Collection[str]) -> None:
    """A row never names a file that is gone."""
    names = [name for name in names if name]
    transaction.on_commit(lambda: delete(names), robust=True)


def open_file(name: str) -> "File[bytes]":
    """To read and close. Raises `FileNotFoundError`."""
    return storage().open(name)


def as_attachment(file: "File[bytes]", *, kind: str, name: str) -> FileResponse:
    """To be saved under that name, whatever a browser makes of the content."""
    response = FileResponse(
        file, as_attachment=True, filename=name, content_type=TYPES[kind]
    )
    response.headers["Content-Security-Policy"] = ALONE
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
