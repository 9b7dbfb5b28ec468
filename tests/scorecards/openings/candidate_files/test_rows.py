"""Reading candidates from files, however they were written and whatever is in them."""

import io
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from scorecards.openings.candidate_files.headings import meaning
from scorecards.openings.candidate_files.rows import (
    Choices,
    read_candidates,
    read_table,
    understand,
)
from scorecards.uploads.limits import UnreadableError

ADA, CY = (2, "Ada Park", "ada@example.com"), (3, "Zoë Łuć", "")


def rows(content):
    """Number, name and address of each."""
    return [tuple(row[:3]) for row in read_candidates(content)]


def understood(content, **choices):
    choices = Choices(**choices)
    return understand(read_table(content, choices), choices)


def doubts(content):
    return {row.number: row.doubt for row in read_candidates(content) if row.doubt}


def workbook(*lines):
    book = Workbook()
    for line in lines:
        book.active.append(line)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def packed(**parts):
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def with_part(content, name, change):
    """The workbook with one part of its archive changed."""
    file = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for part in old.namelist():
            text = old.read(part)
            new.writestr(part, change(text) if part == name else text)
    return file.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_text_in_each_encoding_with_each_separator(encoding, separator, end):
    lines = [["Name", "E-mail"], [*ADA[1:]], [*CY[1:]]]
    text = end.join(separator.join(line) for line in lines)
    assert rows(text.encode(encoding)) == [ADA, CY]


def test_text_as_excel_on_windows_writes_it():
    assert rows("Name;E-Mail\r\nJörg Müller;\r\n".encode("cp1252")) == [
        (2, "Jörg Müller", "")
    ]


def test_a_first_line_may_name_the_separator():
    text = b'sep=;\r\nName;E-mail\r\n"Park; Ada";ada@example.com\r\n'
    assert rows(text) == [(3, "Park; Ada", "ada@example.com")]


def test_rows_are_counted_as_a_spreadsheet_does():
    text = b'\nName\n"Ada\nPark"\n\n  \nBo Lind\n'
    assert rows(text) == [(3, "Ada\nPark", ""), (6, "Bo Lind", "")]


def test_separators_inside_of_quotation_marks_do_not_count():
    text = b'"Name","Notes; more; and; more"\n"Park, Ada",x\n'
    assert rows(text) == [(2, "Ada Park", "")]


@pytest.mark.parametrize(
    "headings",
    [
        "name,email",
        "NAME *,E-Mail",
        "Full name,E-mail address",
        " Candidate name ,e_mail",
        "Applicant,Mail",
    ],
)
def test_headings_are_found_in_many_spellings(headings):
    text = f"{headings}\nAda Park,ada@example.com"
    assert rows(text.encode()) == [ADA]


def test_first_and_last_names_are_put_together():
    text = b"Last name,Id,E-mail,First name\nPark,7,ada@example.com,Ada\n"
    assert rows(text) == [ADA]


def test_workbook_with_more_columns_than_are_needed():
    content = workbook(
        ["Id", "E-mail", "Name"],
        [1, "ada@example.com", "Ada Park"],
        [],
        [2, None, 1234],
    )
    assert rows(content) == [ADA, (4, "1234", "")]


def test_a_formula_in_text_stays_text():
    assert rows(b"Name\n=1+1\n") == [(2, "=1+1", "")]


def test_of_a_formula_in_a_workbook_the_saved_value_is_read():
    def calculated(xml):
        return xml.replace(
            b'<c r="A2"><f>1+1</f><v></v>', b'<c r="A2" t="str"><f>1+1</f><v>Ada</v>'
        )

    content = with_part(workbook(["Name"], ["=1+1"]), SHEET, calculated)
    assert rows(content) == [(2, "Ada", "")]


def test_the_size_that_a_sheet_claims_is_not_believed():
    content = with_part(
        workbook(["Name"], ["Ada Park"]),
        SHEET,
        lambda xml: xml.replace(b'ref="A1:A2"', b'ref="A1:XFD1048576"'),
    )
    assert rows(content) == [(2, "Ada Park", "")]


def far_below(xml):
    return xml.replace(b'<row r="2">', b'<row r="2000000000">').replace(
        b'r="A2"', b'r="A2000000000"'
    )


BAD = {
    "empty": (b"", "The file is empty."),
    "blank": (b" \n \n", "The file is empty."),
    "only headings": (b"Name,E-mail\n\n", "No candidates found below the header row."),
    "no name": (b"Who,E-mail\nAda,\n", "No column is called Name."),
    "says which": (b"Who,E-mail\nAda,\n", "headings now are: Who, E-mail."),
    "first name alone": (b"First name\nAda\n", "No column is called Name."),
    "open quote": (b'Name\n"Ada\nBo\n', "a quotation mark is missing"),
    "long cell": (b"Name\n" + b"a" * 140_000, "Row 2 can’t be read"),
    "NUL": (b"Name\nAda\0Park\n", "neither CSV"),
    "picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\x81" * 50, "neither CSV"),
    "half a character": (b"\xff\xfeN\0a", "neither CSV"),
    "old Excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Excel file"),
    "too large": (b"Name\n" + b"Ada\n" * 2_700_000, "larger than 10 MB"),
    "too many": (b"Name\n" + b"Ada\n" * 10_001, "more than 10,000 candidates"),
    "blank rows": (
        b"Name\nAda\n" + b"\n" * 20_000 + b"Bo\n",
        "below row 20,000. Delete the blank rows",
    ),
    "far too many": (b"Name\n" + b"Ada\n" * 50_000, "parts of at most 10,000"),
    "wide text": (b"Name" + b",x" * 200 + b"\nAda\n", "more than 200 columns"),
    "wide book": (workbook(["Name"] + ["x"] * 200), "more than 200 columns"),
    "far below": (
        with_part(workbook(["Name"], ["Ada"]), SHEET, far_below),
        "goes on below row 20,000",
    ),
    "half a zip": (workbook(["Name"], ["Ada"])[:-400], "can’t be read"),
    "other zip": (packed(**{"a.txt": "Name"}), "can’t be read"),
    "broken sheet": (
        with_part(workbook(["Name"]), SHEET, lambda xml: xml[:-40]),
        "can’t be read",
    ),
    "zip bomb": (packed(**{"a.xml": b"\0" * 30_000_000}), "far more than a list"),
    "many parts": (
        packed(**{f"{n}": "" for n in range(1_001)}),
        "far more than a list",
    ),
}


@pytest.mark.parametrize(("content", "sentence"), BAD.values(), ids=BAD)
def test_what_cannot_be_read_is_refused_in_a_sentence(content, sentence):
    with pytest.raises(UnreadableError) as refusal:
        read_candidates(content)
    assert sentence in str(refusal.value)


def test_ten_thousand_rows_of_two_hundred_columns_are_read():
    text = b"Name" + b",x" * 199 + b"\n" + (b"Ada" + b",1" * 199 + b"\n") * 10_000
    assert len(rows(text)) == 10_000


ENTITIES = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">%s]>""" % b"".join(
    b'<!ENTITY %c "%s">' % (ord("b") + n, (b"&%c;" % (ord("a") + n)) * 50)
    for n in range(8)
)


def test_entities_that_multiply_are_refused():
    def multiply(xml):
        return ENTITIES + xml.replace(b"Ada", b"&i;")

    content = with_part(workbook(["Name"], ["Ada"]), SHEET, multiply)
    with pytest.raises(UnreadableError, match="can’t be read"):
        read_candidates(content)


# Encodings


@pytest.mark.parametrize(
    ("encoding", "names"),
    [
        ("cp1250", ["Zoë Dvořák", "Łukasz Żółć"]),
        ("cp1250", ["Nagy Ágnes", "Erdős Pál"]),
        ("cp1251", ["Иван Петров"]),
        ("cp1253", ["Γιώργος Παπαδόπουλος"]),
        ("cp1254", ["Ayşe Yılmaz"]),
        ("cp1252", ["Ana O’Brien"]),
        ("cp1252", ["José Muñoz", "François Lefèvre"]),
        ("cp932", ["山田太郎"]),
        ("gb18030", ["王小明"]),
        ("big5", ["陳大文"]),
        ("cp949", ["김민수"]),
        ("mac_roman", ["José Muñoz"]),
    ],
)
def test_encoding_is_told_by_the_letters_of_names(encoding, names):
    text = "\r\n".join(["Name;Email", *(f"{n};a@example.org" for n in names)])
    found = understood(text.encode(encoding))
    assert [row.name for row in found.rows] == names
    assert found.table.encoding == encoding


def test_another_encoding_can_be_chosen():
    content = "Name\nDvořák\n".encode("cp1250")
    assert understood(content, encoding="cp1251").rows[0].name == "Dvoшбk"
    with pytest.raises(UnreadableError, match="Choose another encoding"):
        understood(content, encoding="utf-8")


# Where the list begins, and where it ends


def test_title_rows_above_the_headings_are_skipped():
    text = b"Candidate report - exported 2026-11-01,,\n,,\nFirst Name,Last Name,Email\n"
    found = understood(text + b"Ana,O'Brien,ana@example.org\n")
    assert found.heading_row == 3
    assert found.rows[0][:3] == (4, "Ana O'Brien", "ana@example.org")


def test_rows_that_may_be_no_people_are_doubtful():
    text = """Name,Email
Ana O'Brien,ana@example.org
Total: 1,
Summe 3,
Exported by Greenhouse on 2026-11-01,
2026-11-01,
4711,
Bo Li,bo@example.org,surplus
Name,Email
Page Turner,page@example.org
See www.example.org/jobs,
© Example Ltd,
"""
    assert doubts(text.encode()) == {
        3: "It looks like a total.",
        4: "It looks like a total.",
        5: "It looks like a footer.",
        6: "The name is a number or a date.",
        7: "The name is a number or a date.",
        8: "It has more cells than there are headings.",
        9: "It repeats the headings.",
        11: "The name has a web address in it.",
        12: "It looks like a copyright notice.",
    }


@pytest.mark.parametrize("blank", ["N/A", "-", "not provided", "k. A.", "—"])
def test_what_people_write_for_an_empty_cell_is_empty(blank):
    assert rows(f"Name,Email\nAda Park,{blank}".encode()) == [(2, "Ada Park", "")]


def test_names_with_the_last_name_first_are_turned_round():
    text = b'Name\n"O\'Brien, Ana"\n"Park, PhD"\n'
    assert [row[1] for row in rows(text)] == ["Ana O'Brien", "Park, PhD"]


# Spreadsheets


def saved(*lines, merged=""):
    book = Workbook()
    for line in lines:
        book.active.append(line)
    if merged:
        book.active.merge_cells(merged)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_title_in_merged_cells_is_skipped():
    lines = ["Candidates of November", "", ""], ["First Name", "Last Name", "Email"]
    content = saved(*lines, ["Ana", "O'Brien", "ana@example.org"], merged="A1:C1")
    found = understood(content)
    assert found.heading_row == 2
    assert found.rows[0][:3] == (3, "Ana O'Brien", "ana@example.org")


def test_texts_of_several_looks_and_cells_of_every_type_are_read():
    bold = CellRichText("Ada ", TextBlock(InlineFont(b=True), "Park"))
    content = saved(["Name", "Candidate ID", "E-mail"], [bold, 4711, "ada@example.org"])
    [row] = understood(content).rows
    assert row[1:5] == ("Ada Park", "ada@example.org", "", "4711")


def hiding(content, *numbers):
    def hide(xml):
        for number in numbers:
            row = b'<row r="%d"' % number
            xml = xml.replace(row, row + b' hidden="1"')
        return xml

    return with_part(content, SHEET, hide)


def test_hidden_rows_are_counted_and_left_out_unless_they_are_wanted():
    content = hiding(workbook(["Name"], ["Ada"], ["Bo"], ["Cy"]), 3, 4)
    found, all_of_them = understood(content), understood(content, with_hidden=True)
    assert ([row.name for row in found.rows], found.hidden) == (["Ada"], 2)
    assert [row.name for row in all_of_them.rows] == ["Ada", "Bo", "Cy"]


def test_first_visible_sheet_with_such_headings_is_read():
    book = Workbook()
    book.active.append(["About"])
    for title, state, name in (("Old", "hidden", "Ada"), ("List", "visible", "Bo")):
        sheet = book.create_sheet(title)
        sheet.sheet_state = state
        for line in (["Title of the list"], ["Name"], [name], *[["Cy"]] * 30):
            sheet.append(line)
    file = io.BytesIO()
    book.save(file)
    found = understood(file.getvalue())
    assert (found.table.sheet, found.table.sheets) == ("List", ("Sheet", "List"))
    assert [row.name for row in found.rows] == ["Bo", *["Cy"] * 30]


def test_escapes_of_excel_are_undone():
    content = workbook(
        ["Name", "Email"], ["Ana_x000D_ O'Brien", "a@example.org_x000D_"]
    )
    [row] = understood(content).rows
    assert (row.name.split(), row.email) == (["Ana", "O'Brien"], "a@example.org")


ODS = """<office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:automatic-styles><style:style style:name="gone">
<style:table-properties table:display="false"/></style:style></office:automatic-styles>
<office:body><office:spreadsheet>%s</office:spreadsheet></office:body>
</office:document-content>"""


def ods(*lines, manifest="", style="shown"):
    def cell(text):
        return f"<table:table-cell><text:p>{text}</text:p></table:table-cell>"

    body = "".join(
        f"<table:table-row{about}>{''.join(map(cell, cells))}</table:table-row>"
        for about, *cells in lines
    )
    sheet = f'<table:table table:name="List" table:style-name="{style}">{body}'
    return packed(
        **{
            "content.xml": ODS % f"{sheet}</table:table>",
            "META-INF/manifest.xml": f"<manifest>{manifest}</manifest>",
        }
    )


def test_open_document_sheets_are_read():
    content = ods(
        ("", "Name", "E-mail"),
        (' table:number-rows-repeated="2"', ""),
        (
            "",
            "Ada <text:s/>Park"
            "<office:annotation><text:p>No</text:p></office:annotation>",
        ),
        (' table:visibility="filter"', "Bo"),
        (' table:number-rows-repeated="1048570"', ""),
    )
    found = understood(content)
    assert [row[:2] for row in found.rows] == [(4, "Ada  Park")]
    assert (found.hidden, found.table.sheet) == (1, "List")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (ods(("", "Name"), manifest="<encryption-data/>"), "has a password"),
        (ods(("", "Name"), ("", "Ada"), style="gone"), "Every sheet .* is hidden"),
        (packed(**{"xl/workbook.bin": ""}), "saved as .xlsb"),
        (b"<html><table><tr><td>Name</td></tr></table></html>", "a web page or XML"),
    ],
)
def test_spreadsheets_that_cannot_be_read_are_refused(content, sentence):
    with pytest.raises(UnreadableError, match=sentence):
        read_candidates(content)


# Headings of the systems that people come from

HEADINGS = {
    "name": "Name|Full Name|Candidate|Candidate Name|Bewerber|Nom complet|"
    "Nombre completo|Nom et prénom|Kandidat|Applicant name|Name of candidate",
    "first": "First Name|firstName|first_name|Vorname|Prénom|Nombre de pila|"
    "Candidate First Name|Given name|Prénom du candidat",
    "last": "Last Name|Surname|Nachname|Nom de famille|Apellidos|Apellido|Familienname",
    "email": "E-Mail Address (primary)|Candidate Primary Email Address|Email|E-mail|"
    "Email Addresses|E-Mail-Adresse|Adresse e-mail|Courriel|Correo electrónico|"
    "Primary Email|Work email|Secondary Email|Candidate Email(s)|Mail|"
    "Contact Email|Email 1|Correo|emailAddress",
    "phone": "Phone|Phone Number|Mobile|Telefon|Handynummer|Téléphone|"
    "Teléfono móvil|Candidate phone number|Tel.|Mobile Phone|Telefonnummer",
    "id": "Candidate ID|Candidate Id|Greenhouse ID|Applicant ID|Bewerber-ID|"
    "ID candidat|ID del candidato|External ID|Lever Candidate ID|Person ID|profileId",
    None: "Recruiter email|Referred by (email)|Last email sent|Email opt-in|Id|Job|"
    "Current Interview Stage|Owner|Hiring Manager Email|Phone screen|"
    "Application ID|Company name|Notes|Source|Job Name|Recruiter name|Stage Name|"
    "Interviewer phone|E-Mail Status|Email consent",
}


@pytest.mark.parametrize(
    ("heading", "holds"),
    [(each, holds) for holds, all_ in HEADINGS.items() for each in all_.split("|")],
)
def test_headings_of_other_systems_are_understood(heading, holds):
    assert meaning(heading) == holds


@pytest.mark.parametrize(
    ("headings", "cells", "name"),
    [
        ("Name,Surname", "Ana,O'Brien", "Ana O'Brien"),
        ("Name,Vorname", "Park,Ada", "Ada Park"),
        ("Nom,Prénom", "Park,Ada", "Ada Park"),
        ("Nombre,Apellidos", "Ada,Park Li", "Ada Park Li"),
        ("Name,Surname", "Ana O'Brien,O'Brien", "Ana O'Brien"),
        ("Candidate,First Name,Last Name", "7,Lily,Li", "Lily Li"),
        ("Name,Full name", "Ada,Ada Park", "Ada Park"),
        ("First name,Last name", "James,James", "James James"),
    ],
)
def test_parts_of_a_name_are_put_together(headings, cells, name):
    text = f"{headings},E-mail\n{cells},\n"
    assert [row.name for row in read_candidates(text.encode())] == [name]


def test_several_addresses_and_other_columns_are_taken():
    text = "Name,Email,Secondary email,Phone,Greenhouse ID\n"
    found = understood((text + "Ada,a@example.org,b@example.org,+41 79,12").encode())
    [row] = found.rows
    assert row[2:5] == ("a@example.org, b@example.org", "+41 79", "12")
    assert found.system == "greenhouse"
