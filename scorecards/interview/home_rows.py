"""The lines of My interviews: plain values, so that a page of them costs little."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timesince import timesince, timeuntil

from glossary.models import Level
from glossary.plurals import counted
from scorecards.models import Decision, Scorecard
from scorecards.models.scales import Recommendation
from scorecards.models.scores import Score

STATUS = Scorecard.Status
GRACE = timedelta(minutes=15)
"""So long an interview that has begun is still the next one."""


@dataclass(frozen=True)
class Link:
    label: str
    href: str


@dataclass(frozen=True)
class Row:
    """``state`` says how far it is; ``result`` what came of it."""

    pk: int
    href: str
    candidate: str
    about: str
    when: str
    is_late: bool
    action: str
    state: str = ""
    rated: int | None = None
    questions: int = 0
    minutes: str = ""
    soon: str = ""
    join: str = ""
    result: str = ""
    result_href: str = ""
    more: list[Link] = field(default_factory=list)


def unfinished_row(card: dict[str, Any], now: datetime, zone: ZoneInfo) -> Row:
    interview, due = card["interview_at"], card["due_at"]
    is_draft = card["status"] == STATUS.DRAFT
    late = due is not None and due < now
    questions = card["question_count"]
    return Row(
        **_about(card),
        when=_when(card, now, zone),
        is_late=late,
        action="Continue" if is_draft else "Fill in" if late else "Open kit",
        state=_state(card),
        rated=card["rated_count"] if is_draft else None,
        questions=questions,
        minutes=f"{card['interview_minutes']} min" if interview else "",
        soon=_soon(interview, now),
        join=card["place"] if _is_link(card["place"]) else "",
        more=_more(card),
    )


def submitted_row(card: dict[str, Any], zone: ZoneInfo, hidden: Iterable[int]) -> Row:
    """Nothing came of it for whoever still has to submit another."""
    score = Score(card["score_total"], card["score_count"], card["score_weight"])
    recommendation = Recommendation(card["recommendation"]).label
    outcome, href = "", ""
    if card["application__opening__interviewers_read_debrief"] and (
        card["head"] not in hidden
    ):
        outcome, href = "Debrief", reverse("own_debrief", args=[card["pk"]])
        if card["decision"]:
            at = date_format(card["decided_at"].astimezone(zone), "j M")
            outcome = f"{Decision.Outcome(card['decision']).label}, {at}"
    return Row(
        **_about(card),
        when=date_format(card["submitted_at"].astimezone(zone), "j M Y"),
        is_late=False,
        action="",
        state=f"{recommendation} · {score}",
        result=outcome,
        result_href=href,
    )


def withdrawn_row(card: dict[str, Any]) -> Row:
    return Row(
        **_about(card),
        when="Withdrawn",
        is_late=False,
        action="",
        state=card["closed_reason"],
    )


def _about(card: dict[str, Any]) -> dict[str, Any]:
    about = f"{card['kit__role_title']}, {Level(card['kit__level']).label}"
    if not card["application__opening__self_started"]:
        about = card["application__opening__title"]
    if card["round"] > 1:
        about += f" · round {card['round']}"
    return {
        "pk": card["pk"],
        "href": reverse("scorecard", args=[card["pk"]]),
        "candidate": card["application__candidate__name"],
        "about": about,
    }


def _when(card: dict[str, Any], now: datetime, zone: ZoneInfo) -> str:
    interview, due = card["interview_at"], card["due_at"]
    if due and due < now:
        return f"{timesince(due, now, depth=1)} late"
    if interview and (interview >= now or not due):
        return date_format(interview.astimezone(zone), "D j M, H:i")
    if due:
        return f"Due {date_format(due.astimezone(zone), 'D j M, H:i')}"
    return "In draft" if card["status"] == STATUS.DRAFT else "No time set"


def _state(card: dict[str, Any]) -> str:
    number = card["question_count"]
    if card["status"] == STATUS.DRAFT:
        again = ", reopened" if card["version"] > 1 else ""
        return f"{card['rated_count']} of {number} rated{again}"
    return counted(number, "question")


def _soon(interview: datetime | None, now: datetime) -> str:
    if interview is None or interview < now - GRACE:
        return ""
    return f"in {timeuntil(interview, now)}" if interview > now else "now"


def _is_link(place: str) -> bool:
    return place.startswith(("https://", "http://")) and " " not in place


def _more(card: dict[str, Any]) -> list[Link]:
    key = [card["pk"]]
    links = []
    if card["interview_at"]:
        links.append(Link("Add to calendar", reverse("invitation", args=key)))
    if card["application__opening__send_reminders"] and (
        card["interview_at"] or card["due_at"]
    ):
        stopped = " stopped" if card["reminders_dismissed_at"] else ""
        links.append(Link(f"Reminders{stopped}", reverse("reminders", args=key)))
    if card["status"] == STATUS.ASSIGNED and card["begun_at"] is None:
        links.append(Link("Decline interview", reverse("decline_interview", args=key)))
    return links
