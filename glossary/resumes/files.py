"""The text of a file that somebody sent, whatever is in it."""

import json
import subprocess
import sys
from pathlib import Path

from glossary.resumes.plain_text import decode, tidy
from glossary.resumes.refusals import (
    MAX_BYTES,
    MAX_CHARACTERS,
    Refusal,
    RefusedError,
)

PATIENCE = 15  # seconds; the process itself gives up after 8 s of work
_ROOT = Path(__file__).resolve().parents[2]
_COMMAND = [sys.executable, "-B", "-m", "glossary.resumes.extract"]

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
        done = subprocess.run(  # noqa: S603 - our own module, no text of others
            [*_COMMAND, kind],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
            env={},
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise RefusedError(Refusal.TOOK_TOO_LONG) from None
    if done.returncode < 0:  # ended by the system, at one of the limits
        raise RefusedError(Refusal.TOOK_TOO_LONG)
    if done.returncode:
        raise RefusedError(Refusal.EXPANDS)
    answer: dict[str, str] = json.loads(done.stdout)
    if "refusal" in answer:
        raise RefusedError(Refusal[answer["refusal"]])
    return answer["text"]
