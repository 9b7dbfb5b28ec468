"""The text of a PDF. Runs in the process of `glossary.resumes.extract`."""

from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import (
    DependencyError,
    FileNotDecryptedError,
    LimitReachedError,
    PyPdfError,
)

from glossary.resumes.refusals import (
    MAX_CHARACTERS,
    MAX_PAGES,
    Refusal,
    RefusedError,
)


def read(content: bytes) -> str:
    try:
        return _read(content)
    except (FileNotDecryptedError, DependencyError) as error:
        raise RefusedError(Refusal.PROTECTED) from error
    except LimitReachedError as error:
        raise RefusedError(Refusal.EXPANDS) from error
    except PyPdfError as error:
        raise RefusedError(Refusal.BROKEN) from error


def _read(content: bytes) -> str:
    reader = PdfReader(BytesIO(content))
    # Many files only forbid changes: those open with an empty password.
    if reader.is_encrypted and not reader.decrypt(""):
        raise RefusedError(Refusal.PROTECTED)
    if len(reader.pages) > MAX_PAGES:
        raise RefusedError(Refusal.TOO_MANY_PAGES)
    texts: list[str] = []
    length = 0
    for page in reader.pages:
        texts.append(page.extract_text())
        length += len(texts[-1])
        if length > MAX_CHARACTERS:
            raise RefusedError(Refusal.TOO_LONG)
    if not "".join(texts).strip():
        raise RefusedError(Refusal.PICTURES_ONLY)
    return "\n\n".join(texts)
