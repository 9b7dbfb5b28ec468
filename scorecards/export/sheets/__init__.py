"""The sheets of the workbook, in their order, each with its columns."""

from scorecards.export.sheets.about import ABOUT
from scorecards.export.sheets.answers import ANSWERS
from scorecards.export.sheets.dictionary import DICTIONARY
from scorecards.export.sheets.experience import INDICATORS
from scorecards.export.sheets.long_text import LONG_TEXT
from scorecards.export.sheets.red_flags import RED_FLAGS
from scorecards.export.sheets.scorecards import SCORECARDS

DATA = (SCORECARDS, ANSWERS, RED_FLAGS, INDICATORS, LONG_TEXT)
ALL = (*DATA, DICTIONARY, ABOUT)

# Goes up when a column is renamed, removed, or comes to mean something else, so that
# reports built on the columns can tell.
COLUMNS_VERSION = 1

__all__ = [
    "ABOUT",
    "ALL",
    "ANSWERS",
    "COLUMNS_VERSION",
    "DATA",
    "DICTIONARY",
    "INDICATORS",
    "LONG_TEXT",
    "RED_FLAGS",
    "SCORECARDS",
]
