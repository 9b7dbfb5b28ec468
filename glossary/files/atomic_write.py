"""Files that are new as a whole or stay as they were."""

import os
import tempfile
from pathlib import Path


def write_whole(path: Path, text: str, *, replace: bool = True) -> None:
    """Put the text at the path, in folders made for it.

    Raises `OSError`; without ``replace``, `FileExistsError` where something is there.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.chmod(name, 0o644)  # a temporary file is its owner's alone
        if replace:
            os.replace(name, path)
        else:
            os.link(name, path)  # a rename would go over what is there
    finally:
        Path(name).unlink(missing_ok=True)
