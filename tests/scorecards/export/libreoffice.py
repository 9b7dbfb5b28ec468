"""Workbooks as LibreOffice opens them, where it is installed."""

import io
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

QUOTE = '"'
UTF_8 = 76  # among the character sets of LibreOffice


def recalculated(file):
    """The workbook as LibreOffice saves it, every formula calculated anew."""
    return io.BytesIO(_converted(file, "xlsx"))


def printed(file):
    """The workbook as a PDF."""
    return _converted(file, "pdf")


def calculated_from_csv(data, separators):
    """A workbook of a CSV file, read as cut at any of the separators."""
    codes = "/".join(str(ord(each)) for each in separators)
    filters = f"--infilter=CSV:{codes},{ord(QUOTE)},{UTF_8},1"
    return io.BytesIO(_converted(io.BytesIO(data), "xlsx", "csv", filters))


def _converted(file, kind, source_kind="xlsx", *options):
    program = shutil.which("soffice")
    if program is None:
        missing = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        missing(
            "LibreOffice is not installed (Debian: apt-get install libreoffice-calc)"
        )
    with tempfile.TemporaryDirectory() as folder:
        source, done = Path(folder, "in", f"book.{source_kind}"), Path(folder, "out")
        source.parent.mkdir()
        source.write_bytes(file.getvalue())
        command = [
            program,
            f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
            "--headless",
            *options,
            *("--convert-to", kind, "--outdir", str(done), str(source)),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return (done / f"book.{kind}").read_bytes()
