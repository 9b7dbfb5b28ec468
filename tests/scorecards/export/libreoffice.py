"""Workbooks as LibreOffice opens them, where it is installed."""

import atexit
import io
import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import pytest

QUOTE = '"'
UTF_8 = 76  # among the character sets of LibreOffice


def recalculated(*files):
    """The workbooks as LibreOffice saves them, every formula calculated again."""
    return [io.BytesIO(book) for book in _converted(files, "xlsx")]


def printed(*files):
    """The workbooks as PDFs."""
    return _converted(files, "pdf")


def calculated_from_csv(*texts, separators):
    """Workbooks of CSV files, read as cut at any of the separators."""
    codes = "/".join(str(ord(each)) for each in separators)
    filters = f"--infilter=CSV:{codes},{ord(QUOTE)},{UTF_8},1"
    files = [io.BytesIO(text) for text in texts]
    return [io.BytesIO(book) for book in _converted(files, "xlsx", "csv", filters)]


@cache
def _profile():
    """Made at the first start, which takes longest; gone with the process."""
    folder = tempfile.TemporaryDirectory(prefix="scorecards-libreoffice-")
    atexit.register(folder.cleanup)
    return Path(folder.name).as_uri()


def _converted(files, kind, source_kind="xlsx", *options):
    """Each file as another kind: LibreOffice starts once for all of them."""
    program = shutil.which("soffice")
    if program is None:
        missing = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        missing(
            "LibreOffice is not installed (Debian: apt-get install libreoffice-calc)"
        )
    with tempfile.TemporaryDirectory() as folder:
        names = [f"book-{number}" for number, _ in enumerate(files)]
        sources = [Path(folder, f"{name}.{source_kind}") for name in names]
        for source, file in zip(sources, files, strict=True):
            source.write_bytes(file.getvalue())
        done = Path(folder, "out")
        command = [
            program,
            f"-env:UserInstallation={_profile()}",
            "--headless",
            *options,
            *("--convert-to", kind, "--outdir", str(done)),
            *map(str, sources),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return [(done / f"{name}.{kind}").read_bytes() for name in names]
