"""The workflow's records, in the order in which they come to be."""

from scorecards.models.answer import Answer, RedFlagCheck
from scorecards.models.kit import Kit, KitIndicator, KitQuestion, KitRedFlag
from scorecards.models.opening import Application, Opening
from scorecards.models.people import Candidate
from scorecards.models.scorecard import BegunError, LockedError, Scorecard

__all__ = [
    "Answer",
    "Application",
    "BegunError",
    "Candidate",
    "Kit",
    "KitIndicator",
    "KitQuestion",
    "KitRedFlag",
    "LockedError",
    "Opening",
    "RedFlagCheck",
    "Scorecard",
]
