"""Limits on what is read from a file, and the error beyond them."""

MAX_BYTES = 2 * 1024 * 1024
MAX_ROWS = 2_000
MAX_COLUMNS = 50
LAST_LINE = 10_000  # blank rows included: some programs write a million of them
ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Excel files, and those with a password


class UnreadableError(Exception):
    """The file gives no list of candidates; the message says what to do about it."""
