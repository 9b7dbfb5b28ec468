"""The text of a Word document. Runs in the process of `glossary.resumes.extract`."""

from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

import docx
from docx.opc.exceptions import OpcError
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from lxml import etree  # type: ignore[import-untyped]  # has no types

from glossary.resumes.refusals import MAX_CHARACTERS, Refusal, RefusedError

MAX_UNPACKED = 50 * 1024 * 1024
MAX_RATIO = 100
MAX_ENTRIES = 2_000
_SMALL = 1024 * 1024  # a short file of XML may shrink well and still be short

_TYPES = "[Content_Types].xml"
_ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_ENDS = {
    qn("w:p"): "\n",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:tab"): "\t",
    qn("w:noBreakHyphen"): "-",
}
# The same text box again for old programs; and tab stops, named as tabs are.
_SKIPPED = (_ALTERNATIVE, qn("w:pPr"))


def read(content: bytes) -> str:
    try:
        _check(content)
        document = docx.Document(BytesIO(content))
    except (BadZipFile, OpcError, KeyError, ValueError, etree.XMLSyntaxError) as error:
        raise RefusedError(Refusal.BROKEN) from error
    parts = [
        part
        for part in document.part.package.iter_parts()
        if isinstance(part, XmlPart) and part.partname.startswith("/word/header")
    ]
    text = "\n".join(_text(part.element) for part in [*parts, document.part])
    if len(text) > MAX_CHARACTERS:
        raise RefusedError(Refusal.TOO_LONG)
    return text


def _check(content: bytes) -> None:
    """By the directory alone. Nothing can unpack to more than that declares: reading
    an entry stops there."""
    with ZipFile(BytesIO(content)) as package:
        entries = package.infolist()
        names = {entry.filename for entry in entries}
        unpacked = sum(entry.file_size for entry in entries)
        most = max(_SMALL, min(MAX_UNPACKED, MAX_RATIO * len(content)))
        if unpacked > most or len(entries) > MAX_ENTRIES:
            raise RefusedError(Refusal.EXPANDS)
        if any(entry.flag_bits & 1 for entry in entries):
            raise RefusedError(Refusal.PROTECTED)
        if _TYPES not in names:
            raise RefusedError(Refusal.NOT_WORD)
        types = package.read(_TYPES)
    if any("vbaproject" in name.lower() for name in names) or b"macroEnabled" in types:
        raise RefusedError(Refusal.MACROS)
    if b"wordprocessingml" not in types:
        raise RefusedError(Refusal.NOT_WORD)


def _text(element: etree._Element) -> str:
    return "".join(_pieces(element))


def _pieces(element: etree._Element) -> Iterator[str]:
    """In the order of the document, with tables and text boxes in place."""
    tags = (qn("w:t"), *_ENDS, *_SKIPPED)
    walk = etree.iterwalk(element, events=("start",), tag=tags)
    for _, each in walk:
        if each.tag in _SKIPPED:
            walk.skip_subtree()
        elif each.tag in _ENDS:
            yield _ENDS[each.tag]
        else:
            yield each.text or ""
