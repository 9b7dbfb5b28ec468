"""Remarks beside notes that describe a person rather than what was said or done."""

from scorecards.nudges.finding import Nudge, find, for_script

__all__ = ["Nudge", "find", "for_script"]
