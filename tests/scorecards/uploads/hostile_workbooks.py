"""Workbooks that are small as files and huge when they are opened.

Run as a module, it reads them all and prints what that costs.
"""

import io
import json
import random
import re
import sys
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import django
from openpyxl import Workbook

from scorecards.excel_form.rows import MACHINE_SHEET, SHEET
from tests.hostile_texts import cpu_seconds

MB = 1024 * 1024
MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def workbook(**parts):
    """With the sheets of an Excel form, and these parts in place of its own."""
    book = Workbook()
    book.active.title = SHEET
    book.active.append(["Name"])
    book.create_sheet(MACHINE_SHEET).append(["Scorecard", "1"])
    plain, file = io.BytesIO(), io.BytesIO()
    book.save(plain)
    parts = {PATHS[name]: content for name, content in parts.items()}
    with ZipFile(plain) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name in dict.fromkeys([*old.namelist(), *parts]):
            new.writestr(name, parts.get(name) or old.read(name))
    return file.getvalue()


PATHS = {
    "sheet": "xl/worksheets/sheet1.xml",
    "styles": "xl/styles.xml",
    "strings": "xl/sharedStrings.xml",
    "book": "xl/workbook.xml",
}


def sheet(rows):
    return b"<worksheet " + MAIN + b"><sheetData>" + rows + b"</sheetData></worksheet>"


def numbered(pattern, size):
    """So many bytes of elements, each with other numbers, which shrink less."""
    chance = random.Random(1)
    count = size // len(pattern % 0)
    return b"".join(pattern % chance.randrange(10**6) for _ in range(count))


def formats():
    rows = numbered(b'<numFmt numFmtId="%06d" formatCode="0"/>', 19 * MB // 10)
    return b"<styleSheet " + MAIN + b"><numFmts>" + rows + b"</numFmts></styleSheet>"


def names():
    with ZipFile(io.BytesIO(workbook())) as plain:
        book = plain.read(PATHS["book"])
    rows = numbered(b'<definedName name="n%06d">Form!$A$1</definedName>', 15 * MB)
    return book.replace(b"<definedNames/>", b"").replace(
        b"</sheets>", b"</sheets><definedNames>" + rows + b"</definedNames>"
    )


def strings(rows):
    return b"<sst " + MAIN + b">" + rows + b"</sst>"


def repeated_string():
    """One text of 2 MB, to which each cell of a long sheet refers."""
    row = b'<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>'
    text = strings(b"<si><t>" + b"word " * (2 * MB // 5) + b"</t></si>")
    return workbook(sheet=sheet(row * 9_000), strings=text)


def many_parts():
    file = io.BytesIO(workbook())
    with ZipFile(file, "a") as archive:
        for number in range(20_000):
            archive.writestr(f"{number}", b"")
    return file.getvalue()


SHAPES = {
    "cells": lambda: workbook(sheet=sheet(b"<row>" + b"<c/>" * (19 * MB // 4))),
    "numbered cells": lambda: workbook(
        sheet=sheet(b"<row>" + numbered(b"<c><v>%06d</v></c>", 19 * MB) + b"</row>")
    ),
    "rows": lambda: workbook(sheet=sheet(b"<row/>" * (19 * MB // 6))),
    "numbered rows": lambda: workbook(
        sheet=sheet(numbered(b'<row spans="%06d"/>', 19 * MB))
    ),
    "formats": lambda: workbook(styles=formats()),
    "strings": lambda: workbook(strings=strings(b"<si/>" * 1_200_000)),
    "numbered strings": lambda: workbook(
        strings=strings(numbered(b"<si><t>%06d</t></si>", 19 * MB))
    ),
    "names": lambda: workbook(book=names()),
    "deep": lambda: workbook(sheet=sheet(b"<row>" * 200_000)),
    "one string": repeated_string,
    "parts": many_parts,
}


def main():
    """For each workbook and each import: what is said, how many seconds of CPU that
    took, and by how much this process grew, in MB."""
    from scorecards.excel_form.parsing import read_form
    from scorecards.openings.candidate_files.rows import read_candidates

    found = []
    for shape, make in SHAPES.items():
        content = make()
        for read in (read_candidates, read_form):
            forget_high_water()
            before, says = high_water(), []
            took = cpu_seconds(note_what_is_said, says, read, content)
            grown = high_water() - before
            found.append([f"{shape}, {read.__name__}", *says, took, grown])
    json.dump(found, sys.stdout)


def note_what_is_said(says, read, content):
    from scorecards.uploads.limits import UnreadableError

    try:
        read(content)
    except UnreadableError as error:
        says.append(str(error))
    else:
        says.append("")


def forget_high_water():
    """Making a workbook takes more than reading it may."""
    Path("/proc/self/clear_refs").write_text("5")


def high_water():
    """The most memory that this process had since, in MB."""
    status = Path("/proc/self/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024


if __name__ == "__main__":
    django.setup()
    main()
