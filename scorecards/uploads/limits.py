"""Limits on what is read from a file, and the error beyond them."""

MAX_BYTES = 10 * 1024 * 1024
MAX_PACKED = 4_500_000  # of the file as it goes through the page, see `signed`
MAX_ROWS = 10_000
MAX_COLUMNS = 200
LAST_LINE = 20_000  # blank rows included: some programs write a million of them
ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Excel files, and those with a password


class UnreadableError(Exception):
    """The file gives no list of candidates; the message says what to do about it."""
