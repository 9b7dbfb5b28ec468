"""Reading candidates from files, however they were written and whatever is in them."""

import io
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from scorecards.openings.candidate_files.rows import read_candidates
from scorecards.uploads.limits import UnreadableError

ADA, CY = (2, "Ada Park", "ada@example.com"), (3, "Zoë Łuć", "")


def rows(content):
    return [tuple(row) for row in read_candidates(content)]


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
    assert rows(text) == [(2, "Park, Ada", "")]


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
    "says which": (b"Who,E-mail\nAda,\n", "now contains: Who, E-mail."),
    "first name alone": (b"First name\nAda\n", "No column is called Name."),
    "two names": (b"Name,Full name\nA,B\n", "More than one column could be Name."),
    "open quote": (b'Name\n"Ada\nBo\n', "a quotation mark is missing"),
    "long cell": (b"Name\n" + b"a" * 140_000, "Row 2 can’t be read"),
    "NUL": (b"Name\nAda\0Park\n", "neither CSV"),
    "picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\x81" * 50, "neither CSV"),
    "undefined byte": (b"Name\nAda \x81\n", "neither CSV"),
    "half a character": (b"\xff\xfeN\0a", "neither CSV"),
    "old Excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Excel file"),
    "too large": (b"Name\n" + b"Ada\n" * 600_000, "larger than 2 MB"),
    "too many": (b"Name\n" + b"Ada\n" * 2_001, "more than 2,000 candidates"),
    "blank rows": (b"Name\nAda\n" + b"\n" * 10_000, "has content below row 10,000"),
    "wide text": (b"Name" + b",x" * 100 + b"\nAda\n", "more than 50 columns"),
    "wide book": (workbook(["Name"] + ["x"] * 99), "more than 50 columns"),
    "far below": (
        with_part(workbook(["Name"], ["Ada"]), SHEET, far_below),
        "has content below row 10,000",
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


def test_two_thousand_are_read():
    assert len(rows(b"Name\n" + b"Ada\n" * 2_000)) == 2_000


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
