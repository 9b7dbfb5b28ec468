"""The text of a file that somebody sent, whatever is in it."""

from pathlib import Path

from glossary import sandbox
from glossary.resumes.plain_text import decode, tidy
from glossary.resumes.refusals import (
    MAX_BYTES,
    MAX_CHARACTERS,
    Refusal,
    RefusedError,
)

_OLD_KINDS = {".doc", ".dot", ".rtf", ".odt", ".pages", ".wpd", ".html", ".htm"}
_MACRO_KINDS = {".docm", ".dotm"}
_PDF = b"%PDF-"
_ZIP = b"PK"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Office files, and protected new ones
_PROTECTED = "EncryptedPackage".encode("utf-16-le")


def text_of(name: str, content: bytes) -> str:
    """Raises RefusedError, with a sentence for the one who sent the file."""
    if len(content) > MAX_BYTES:
        raise RefusedError(Refusal.TOO_LARGE)
    if not content:
        raise RefusedError(Refusal.EMPTY)
    text = tidy(_read(Path(name).suffix.lower(), content))
    if not text.strip():
        raise RefusedError(Refusal.EMPTY)
    if len(text) > MAX_CHARACTERS:
        raise RefusedError(Refusal.TOO_LONG)
    return text


def kind_of(content: bytes) -> str:
    """pdf, docx or txt, by the content, whatever its name says. It can be read, or has
    pictures of pages alone.

    Raises RefusedError.
    """
    kind = "pdf" if _PDF in content[:1024] else "txt"
    if content.startswith((_ZIP, _OLE)):
        kind = "docx"
    try:
        text_of(f"resume.{kind}", content)
    except RefusedError as error:
        if error.refusal != Refusal.PICTURES_ONLY:
            raise
    return kind


def _read(suffix: str, content: bytes) -> str:
    is_pdf = _PDF in content[:1024]
    if suffix in _MACRO_KINDS:
        raise RefusedError(Refusal.MACROS)
    if suffix in _OLD_KINDS:
        raise RefusedError(Refusal.OLD_KIND)
    if suffix == ".pdf":
        return _extract("pdf", content) if is_pdf else _refuse(Refusal.NOT_PDF)
    if suffix == ".docx":
        return _read_word(content)
    if suffix == ".txt":
        starts = content.startswith((_ZIP, _OLE))
        return _refuse(Refusal.NOT_TEXT) if is_pdf or starts else decode(content)
    raise RefusedError(Refusal.KIND)


def _read_word(content: bytes) -> str:
    if content.startswith(_ZIP):
        return _extract("docx", content)
    if content.startswith(_OLE) and _PROTECTED in content:
        raise RefusedError(Refusal.PROTECTED)
    raise RefusedError(Refusal.NOT_WORD)


def _refuse(refusal: Refusal) -> str:
    raise RefusedError(refusal)


def _extract(kind: str, content: bytes) -> str:
    """Read in a process of its own, so that a hostile file costs no more than that."""
    try:
        answer: dict[str, str] = sandbox.run(
            "glossary.resumes.extract", kind, content=content
        )
    except sandbox.TookTooLongError:
        raise RefusedError(Refusal.TOOK_TOO_LONG) from None
    except sandbox.ExpandedError:
        raise RefusedError(Refusal.EXPANDS) from None
    if "refusal" in answer:
        raise RefusedError(Refusal[answer["refusal"]])
    return answer["text"]
