"""Files as strangers send them, built here byte by byte."""

import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from pypdf import PdfReader, PdfWriter

MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"


def pdf(*texts, kids=None, stream=None):
    """A PDF with a page for each text; ``kids`` and ``stream`` replace its parts."""
    objects = {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"", 3: FONT}
    pages = []
    for text in texts:
        page, content = len(objects) + 1, len(objects) + 2
        pages.append(b"%d 0 R" % page)
        objects[page] = PAGE % content
        objects[content] = stream or plain(f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET")
    kids = kids or b" ".join(pages)
    objects[2] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(kids.split()) // 3)
    return assembled(objects)


FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
PAGE = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]"
    b"/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>"
)


def plain(content):
    return b"<</Length %d>>stream\n%s\nendstream" % (len(content), content.encode())


def packed(content):
    small = zlib.compress(content, 9)
    return b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (
        len(small),
        small,
    )


def assembled(objects):
    file, places = BytesIO(), []
    file.write(b"%PDF-1.4\n")
    for number, content in sorted(objects.items()):
        places.append(file.tell())
        file.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    table = file.tell()
    file.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1))
    file.writelines(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
    file.write(trailer % (len(places) + 1, table))
    return file.getvalue()


def protected_pdf(text, password):
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf(text))))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def word(*paragraphs, header=""):
    """A Word document; a paragraph given as a list becomes a row of a table."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = header
    for paragraph in paragraphs:
        if isinstance(paragraph, str):
            document.add_paragraph(paragraph)
            continue
        cells = document.add_table(1, len(paragraph)).rows[0].cells
        for cell, text in zip(cells, paragraph, strict=True):
            cell.text = text
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def repacked(content, *, extra=(), replaced=None):
    """The same package, with entries added and their text changed."""
    file = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = old.read(name)
            for before, after in (replaced or {}).items():
                entry = entry.replace(before.encode(), after.encode())
            new.writestr(name, entry)
        for name, entry in extra:
            new.writestr(name, entry)
    return file.getvalue()


def archive(**entries):
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name, entry in entries.items():
            new.writestr(name, entry)
    return file.getvalue()


def entity_bomb():
    """Each entity names ten of the one before: 10**9 letters, if it were followed."""
    entities = "".join(
        f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' if n else '<!ENTITY e0 "lol">'
        for n in range(10)
    )
    return repacked(
        word("MARK"),
        replaced={
            "<w:document ": f"<!DOCTYPE d [{entities}]><w:document ",
            "MARK": "&e9;",
        },
    )
