"""Workbooks as LibreOffice opens them, where it is installed."""

import io
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest


def recalculated(file):
    """The workbook as LibreOffice saves it, every formula calculated anew."""
    return io.BytesIO(_converted(file, "xlsx"))


def printed(file):
    """The workbook as a PDF."""
    return _converted(file, "pdf")


def _converted(file, kind):
    program = shutil.which("soffice")
    if program is None:
        missing = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        missing(
            "LibreOffice is not installed (Debian: apt-get install libreoffice-calc)"
        )
    with tempfile.TemporaryDirectory() as folder:
        source, done = Path(folder, "in", "book.xlsx"), Path(folder, "out")
        source.parent.mkdir()
        source.write_bytes(file.getvalue())
        command = [
            program,
            f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
            "--headless",
            *("--convert-to", kind, "--outdir", str(done), str(source)),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return (done / f"book.{kind}").read_bytes()
