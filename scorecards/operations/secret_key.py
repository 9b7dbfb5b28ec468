"""A secret key that is made on first use and kept beside the data."""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile


def read_or_make(path: Path) -> str:
    """The key stored at ``path``, made on first use, readable by its owner only."""
    if path.exists():
        return path.read_text().strip()
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile("w", dir=path.parent) as file:  # mode 0600
        file.write(secrets.token_urlsafe(50))
        file.flush()
        # Several workers start at once: one key wins, and nobody reads half.
        with suppress(FileExistsError):
            os.link(file.name, path)
    return path.read_text().strip()
