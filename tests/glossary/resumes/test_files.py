"""What is read from a file, and what is said of those that cannot be read."""

import subprocess
import sys
import time

import pytest

from glossary.resumes.files import text_of
from glossary.resumes.refusals import MAX_BYTES, Refusal, RefusedError
from tests.glossary.resumes import made_files as made

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MEGABYTE = 1024 * 1024


def refusal(name, content):
    with pytest.raises(RefusedError) as refused:
        text_of(name, content)
    assert str(refused.value) == refused.value.refusal.value
    return refused.value.refusal


def test_pdf_is_read_page_after_page():
    assert text_of("cv.pdf", made.pdf("First CRO", "Then GCP")).split("\n\n") == [
        "First CRO",
        "Then GCP",
    ]


def test_pdf_that_only_forbids_changes_is_read():
    assert text_of("cv.PDF", made.protected_pdf("Ran trials", "")) == "Ran trials"


def test_word_document_is_read_with_its_header_and_tables():
    content = made.word("Ran trials", ["Since 2020", "CRO"], header="Ada Park")

    assert text_of("cv.docx", content).split() == [
        *("Ada", "Park", "Ran", "trials", "Since", "2020", "CRO")
    ]


@pytest.mark.parametrize(
    "content",
    [
        "Café trials",
        b"\xef\xbb\xbfCaf\xc3\xa9 trials",
        "Café trials".encode("utf-16"),
        "Café trials".encode("utf-16-le"),
        "Café trials".encode("utf-16-be"),
        "Café trials".encode("latin-1"),
        b"Caf\xc3\xa9\x00 trials",
    ],
)
def test_text_is_read_in_any_usual_encoding(content):
    content = content.encode() if isinstance(content, str) else content

    assert text_of("cv.txt", content) == "Café trials"


PLAIN = [
    ("cv.exe", b"MZ", Refusal.KIND),
    ("cv", b"Ran trials", Refusal.KIND),
    ("cv.doc", OLE, Refusal.OLD_KIND),
    ("cv.odt", b"PK\3\4", Refusal.OLD_KIND),
    ("cv.docm", b"PK\3\4", Refusal.MACROS),
    ("cv.txt", b"", Refusal.EMPTY),
    ("cv.txt", b" \n\x00", Refusal.EMPTY),
    ("cv.txt", b"a" * (MAX_BYTES + 1), Refusal.TOO_LARGE),
    ("cv.txt", b"a" * 200_001, Refusal.TOO_LONG),
    ("cv.txt", bytes(range(256)), Refusal.NOT_TEXT),
    ("cv.txt", made.pdf("Ran trials"), Refusal.NOT_TEXT),
    ("cv.pdf", b"Ran trials", Refusal.NOT_PDF),
    ("cv.pdf", made.word("Ran trials"), Refusal.NOT_PDF),
    ("cv.docx", b"Ran trials", Refusal.NOT_WORD),
    ("cv.docx", OLE + b"old", Refusal.NOT_WORD),
    ("cv.docx", OLE + "EncryptedPackage".encode("utf-16-le"), Refusal.PROTECTED),
]


@pytest.mark.parametrize(("name", "content", "expected"), PLAIN)
def test_refused_by_name_and_first_bytes(name, content, expected):
    assert refusal(name, content) is expected


def word_with(**changes):
    return made.repacked(made.word("Ran trials"), **changes)


WORD_TYPE = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
)
# What makes each: some are large, and nobody else needs them.
HOSTILE = {
    "cut pdf": ("cv.pdf", lambda: made.pdf("Ran")[:60], {Refusal.BROKEN}),
    "pdf of noise": ("cv.pdf", lambda: b"%PDF-1.7\n" + bytes(4000), {Refusal.BROKEN}),
    "pdf with password": (
        "cv.pdf",
        lambda: made.protected_pdf("Ran", "secret"),
        {Refusal.PROTECTED},
    ),
    "pdf without text": ("cv.pdf", lambda: made.pdf(""), {Refusal.PICTURES_ONLY}),
    "pdf of too many pages": (
        "cv.pdf",
        lambda: made.pdf("Ran", kids=b" ".join([b"4 0 R"] * 3000)),
        {Refusal.TOO_MANY_PAGES},
    ),
    "pdf whose pages go in circles": (
        "cv.pdf",
        lambda: made.pdf("Ran", kids=b"2 0 R 2 0 R"),
        {Refusal.BROKEN, Refusal.TOO_MANY_PAGES, Refusal.PICTURES_ONLY},
    ),
    "pdf that unpacks to 200 MB": (
        "cv.pdf",
        lambda: made.pdf("Ran", stream=made.packed(bytes(200 * MEGABYTE))),
        {Refusal.EXPANDS},
    ),
    "docx cut short": ("cv.docx", lambda: made.word("Ran")[:2000], {Refusal.BROKEN}),
    "zip that is no docx": (
        "cv.docx",
        lambda: made.archive(notes="Ran trials"),
        {Refusal.NOT_WORD},
    ),
    "docx with a macro": (
        "cv.docx",
        lambda: word_with(extra=[("word/vbaProject.bin", b"Sub AutoOpen()")]),
        {Refusal.MACROS},
    ),
    "docx of the macro type": (
        "cv.docx",
        lambda: word_with(replaced={WORD_TYPE: made.MACRO_TYPE}),
        {Refusal.MACROS},
    ),
    "docx that unpacks to 60 MB": (
        "cv.docx",
        lambda: word_with(extra=[("word/media/a.bin", bytes(60 * MEGABYTE))]),
        {Refusal.EXPANDS},
    ),
    "docx of many entries": (
        "cv.docx",
        lambda: word_with(extra=[(f"word/{n}.xml", b"") for n in range(3000)]),
        {Refusal.EXPANDS},
    ),
    "docx of broken XML": (
        "cv.docx",
        lambda: word_with(replaced={"</w:body>": ""}),
        {Refusal.BROKEN},
    ),
    "docx of entities in entities": (
        "cv.docx",
        lambda: made.entity_bomb(),
        {Refusal.BROKEN, Refusal.EMPTY},
    ),
    "docx of too much text": (
        "cv.docx",
        lambda: made.word("trial " * 40_000),
        {Refusal.TOO_LONG},
    ),
}


@pytest.mark.parametrize("file", HOSTILE.values(), ids=HOSTILE)
def test_refused_once_opened(file):
    name, made_content, expected = file

    assert refusal(name, made_content()) in expected


def test_file_that_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr("glossary.sandbox.PATIENCE", 0.01)

    assert refusal("cv.pdf", made.pdf("Ran")) is Refusal.TOOK_TOO_LONG


def in_a_limited_process(statements):
    code = f"from glossary import sandbox\n{statements}"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)


def test_process_that_reads_cannot_work_for_long():
    began = time.monotonic()

    done = in_a_limited_process(
        "sandbox.LIMITS[sandbox.resource.RLIMIT_CPU] = 1\n"
        "sandbox.limit()\nwhile True: pass"
    )

    assert done.returncode < 0
    assert time.monotonic() - began < 60


def test_process_that_reads_cannot_take_much_memory():
    done = in_a_limited_process("sandbox.limit()\nbytearray(600 * 1024 * 1024)")

    assert "MemoryError" in done.stderr


def test_process_that_reads_cannot_write_a_file(tmp_path):
    file = tmp_path / "copy"

    in_a_limited_process(
        f"sandbox.limit()\nwith open({str(file)!r}, 'w') as copy: copy.write('Ada')"
    )

    assert file.read_text() == ""
