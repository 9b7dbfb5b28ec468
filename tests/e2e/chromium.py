"""Where the browser is, and how it is started."""

import os
import shutil

EXECUTABLES = ("chromium", "chromium-browser", "google-chrome")
# The same engine without windows, which cost it half of its time.
SHELL = "chromium-headless-shell"
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


def find_chromium(*first):
    """The path of the first that is there, or None."""
    names = filter(None, (os.environ.get("CHROMIUM"), *first, *EXECUTABLES))
    return next(filter(None, map(shutil.which, names)), None)


def launch(playwright, executable):
    return playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
