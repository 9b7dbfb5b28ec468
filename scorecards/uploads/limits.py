"""How much of a file is read, and what is raised beyond it."""

MOST_BYTES = 2 * 1024 * 1024
MOST_ROWS = 2_000
MOST_COLUMNS = 50
LAST_LINE = 10_000  # blank rows included: some programs write a million of them


class UnreadableError(Exception):
    """The file gives no list of candidates; the message says what to do about it."""
