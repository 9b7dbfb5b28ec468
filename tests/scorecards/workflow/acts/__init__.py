"""Everything that can be done at once: each act opens its page, and sends it later.

An act gets a world and a text to type; what it gives back sends the form when it is
called, or calls a verb that has no page of its own.
"""

# Pairs are made in the order in which the acts are known.
# isort: off
from tests.scorecards.workflow.acts import interviewing
from tests.scorecards.workflow.acts import coordinating
from tests.scorecards.workflow.acts import openings
from tests.scorecards.workflow.acts import people
from tests.scorecards.workflow.acts import glossary
from tests.scorecards.workflow.acts import planning
from tests.scorecards.workflow.acts import telling

# isort: on
from tests.scorecards.workflow.acts.registry import (
    ACTS,
    BEGUN,
    ENTRIES,
    NO_TEXT,
    UNTOUCHED,
    VERBS,
)

__all__ = [
    "ACTS",
    "BEGUN",
    "ENTRIES",
    "NO_TEXT",
    "UNTOUCHED",
    "VERBS",
    "coordinating",
    "glossary",
    "interviewing",
    "openings",
    "people",
    "planning",
    "telling",
]
