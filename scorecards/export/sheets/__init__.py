"""The sheets of the export, each with its columns; `contents.py` has their order."""

from scorecards.export.sheets.agreement import AGREEMENT
from scorecards.export.sheets.answers import ANSWERS
from scorecards.export.sheets.areas import AREAS
from scorecards.export.sheets.decisions import DECISIONS
from scorecards.export.sheets.dictionary import DICTIONARY
from scorecards.export.sheets.experience import INDICATORS
from scorecards.export.sheets.extra_questions import EXTRA_QUESTIONS
from scorecards.export.sheets.methods import METHODS
from scorecards.export.sheets.red_flags import RED_FLAGS
from scorecards.export.sheets.scorecards import SCORECARDS
from scorecards.export.sheets.to_do import TO_DO

__all__ = [
    "AGREEMENT",
    "ANSWERS",
    "AREAS",
    "DECISIONS",
    "DICTIONARY",
    "EXTRA_QUESTIONS",
    "INDICATORS",
    "METHODS",
    "RED_FLAGS",
    "SCORECARDS",
    "TO_DO",
]
