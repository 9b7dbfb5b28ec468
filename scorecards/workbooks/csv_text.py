"""What people typed, as a CSV file can hold it: no spreadsheet runs it.

A cell of CSV has no type: Excel and others make a formula of all that looks like one.
Quotes do not keep them from it, and read with another separator than the comma, which
Excel does wherever the comma is the decimal sign, they do not even keep a text
together: a new cell may begin within it, at each separator and line end.
"""

import re

from scorecards.workbooks.text import CLEANING, clean

RUNS = "-=+@＝＋－＠"  # what a formula begins with, in East Asian widths too

# What cannot be seen; some program may drop it before it looks.
UNSEEN = r"\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
# Blanks within a line, and the quotes that a wrong separator leaves over.
BETWEEN = rf"""(?:[^\S\t\n]|["'{UNSEEN}])*"""

AT_START = re.compile(rf"'|[\s{UNSEEN}]*[{RUNS}\t]")
WITHIN = re.compile(rf"([;|\t\n])(?={BETWEEN}[{RUNS}])")
GUARDS = re.compile(rf"\A'|(?<=[;|\t\n])'(?={BETWEEN}[{RUNS}])")

CSV_RULES = (
    "Text is complete, with every field in double quotes. So that no spreadsheet "
    "runs it, an apostrophe is put before any text that begins with an apostrophe, a "
    "tab or = + - @ (in full width too), also after blanks, line ends and invisible "
    "characters; and within a text after ; | tab and line end, where a cell begins if "
    "the file is read with another separator, when = + - @ follow. To restore the "
    "text, remove one apostrophe at its beginning and at each such place: every match "
    f"of the regular expression {GUARDS.pattern}. {CLEANING}"
)


def guarded(text: str) -> str:
    """The text, cleaned, with an apostrophe wherever it could begin a formula."""
    text = clean(text)
    within = WITHIN.sub(r"\1'", text)
    return f"'{within}" if AT_START.match(text) else within


def unguarded(text: str) -> str:
    """The clean text that `guarded` was given."""
    return GUARDS.sub("", text)
