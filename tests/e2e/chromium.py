"""Where the browser is, and how it is started."""

import os
import shutil

EXECUTABLES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MISSING = (
    "No Chromium was found. Install one (Debian: apt install chromium) or say where "
    "it is: CHROMIUM=/path/to/chromium."
)


def find_chromium():
    """The path of a Chromium or Chrome, or None."""
    names = filter(None, (os.environ.get("CHROMIUM"), *EXECUTABLES))
    return next(filter(None, map(shutil.which, names)), None)


def launch(playwright, executable):
    return playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
