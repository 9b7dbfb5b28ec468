"""What is above every page of an opening: what it is, and the tabs that lead on."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.contrib.auth.models import User
from django.urls import reverse

from scorecards.kits.planned_questions import asked_questions
from scorecards.models import Opening

READ = ("scorecards.view_opening", "scorecards.view_application")
COMPARE = (*READ, "scorecards.view_scorecard")
EXPORT = "scorecards.export_scorecard"


class Tab(NamedTuple):
    label: str
    address: str
    is_here: bool


def head(opening: Opening, user: User, here: str) -> dict[str, Any]:
    """Context of `scorecards/openings/_head.html`. Two queries."""
    asked = asked_questions(opening)
    return {
        "opening": opening,
        "asked": len(asked),
        "minutes": sum(question.minutes for question, _ in asked),
        "tabs": [
            Tab(label, address, key == here)
            for key, label, address in _tabs(opening, user)
        ],
    }


def _tabs(opening: Opening, user: User) -> Iterator[tuple[str, str, str]]:
    def of_opening(page: str) -> str:
        return reverse(f"admin:scorecards_opening_{page}", args=[opening.pk])

    if user.has_perms(READ):
        yield "candidates", "Candidates", of_opening("place")
        yield "plan", "Plan", of_opening("plan")
    if user.has_perms(COMPARE):
        yield "comparison", "Comparison", of_opening("comparison")
    if user.has_perm(EXPORT):
        page, query = "admin:scorecards_scorecard_export", {"opening": opening.title}
        yield "export", "Export", reverse(page, query=query)
    if user.has_perm("scorecards.change_opening"):
        yield "team", "Team", of_opening("team")
    if user.has_perms(READ):  # it tells of candidates
        yield "history", "History", of_opening("history")
