"""The lines of My interviews: plain values, so that a page of them costs little."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.timesince import timesince, timeuntil

from glossary.models import Level
from glossary.plurals import counted
from scorecards.interview.addresses import address_of
from scorecards.interview.home_queries import AnswerFigures, Card
from scorecards.interview.stencils import Gap, stencil_of
from scorecards.mails.events import is_link
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

    @property
    def html(self) -> SafeString:
        """Its line; rows that have values for the same fields share a stencil."""
        values = {**vars(self), **_numbered(self.more)}
        given = [name for name, value in values.items() if value not in ("", None)]
        fixed = {"is_late": self.is_late, "given": given, "links": len(self.more)}
        template = "scorecards/interview/_row.html"
        return stencil_of(template, _row_with_gaps, fixed).fill(values)


def _numbered(links: list[Link]) -> dict[str, str]:
    """Labels and addresses by the names of their gaps."""
    labels = {f"label-{place}": link.label for place, link in enumerate(links)}
    hrefs = {f"href-{place}": link.href for place, link in enumerate(links)}
    return labels | hrefs


def _row_with_gaps(*, is_late: bool, given: list[str], links: int) -> dict[str, Any]:
    row: dict[str, Any] = {name: Gap(name) for name in given}
    more = [Link(Gap(f"label-{n}"), Gap(f"href-{n}")) for n in range(links)]
    return {"row": {"rated": None, **row, "is_late": is_late, "more": more}}


def unfinished_row(
    card: Card, answers: Sequence[AnswerFigures], zone: ZoneInfo, now: datetime
) -> Row:
    """Progress is of what the interviewer is to cover."""
    interview, due = card["interview_at"], card["due_at"]
    is_draft = card["status"] == STATUS.DRAFT
    late = due is not None and due < now
    focus = [answer for answer in answers if answer.is_focus]
    rated = sum(bool(answer.outcome) for answer in focus)
    return Row(
        **_about(card),
        when=_when(card, now, zone),
        is_late=late,
        action="Continue" if is_draft else "Fill in" if late else "Open kit",
        state=_state(card, rated, len(focus)),
        rated=rated if is_draft else None,
        questions=len(focus),
        minutes=f"{card['interview_minutes']} min" if interview else "",
        soon=_soon(interview, now),
        join=_call(card),
        more=_more(card),
    )


def reads_debrief(card: Card, hidden: Container[int]) -> bool:
    """``hidden`` are the candidacies for which they still have to submit another."""
    allowed: bool = card["application__opening__interviewers_read_debrief"]
    return allowed and card["head"] not in hidden


def submitted_row(
    card: Card,
    answers: Sequence[AnswerFigures],
    zone: ZoneInfo,
    hidden: Container[int],
    decisions: Mapping[int, tuple[str, datetime]],
) -> Row:
    """What came of it is for those who may read the debrief."""
    recommendation = Recommendation(card["recommendation"]).label
    result, href = "", ""
    if reads_debrief(card, hidden):
        result, href = "Debrief", address_of("own_debrief", card["pk"])
        if decision := decisions.get(card["head"]):
            outcome, at = decision
            label = Decision.Outcome(outcome).label
            result = f"{label}, {_day(at.astimezone(zone).date(), 'j M')}"
    return Row(
        **_about(card),
        when=_day(card["submitted_at"].astimezone(zone).date(), "j M Y"),
        is_late=False,
        action="",
        state=f"{recommendation} · {Score.of(answers)}",
        result=result,
        result_href=href,
    )


def withdrawn_row(card: Card) -> Row:
    return Row(
        **_about(card),
        when="Withdrawn",
        is_late=False,
        action="",
        state=card["closed_reason"],
    )


def _about(card: Card) -> dict[str, Any]:
    about = f"{card['kit__role_title']}, {Level(card['kit__level']).label}"
    if not card["application__opening__self_started"]:
        about = card["application__opening__title"]
    if card["round"] > 1:
        about += f" · round {card['round']}"
    return {
        "pk": card["pk"],
        "href": address_of("scorecard", card["pk"]),
        "candidate": card["application__candidate__name"],
        "about": about,
    }


@lru_cache(maxsize=2_000)
def _day(day: date, format: str) -> str:
    """Most lines of a page share their day with another, and all with the next page."""
    return date_format(day, format)


def _when(card: Card, now: datetime, zone: ZoneInfo) -> str:
    interview, due = card["interview_at"], card["due_at"]
    if due and due < now:
        return f"{timesince(due, now, depth=1)} late"
    if interview and (interview >= now - GRACE or not due):
        return date_format(interview.astimezone(zone), "D j M, H:i")
    if due:
        return f"Due {date_format(due.astimezone(zone), 'D j M, H:i')}"
    return "In draft" if card["status"] == STATUS.DRAFT else "No time set"


def _state(card: Card, rated: int, number: int) -> str:
    if card["status"] == STATUS.DRAFT:
        again = ", reopened" if card["version"] > 1 else ""
        return f"{rated} of {number} rated{again}"
    return counted(number, "question")


def _soon(interview: datetime | None, now: datetime) -> str:
    if interview is None or interview < now - GRACE:
        return ""
    return f"in {timeuntil(interview, now)}" if interview > now else "now"


def _call(card: Card) -> str:
    """The address of its call, as the invitation has it; empty for a room."""
    place: str = card["place"]
    if card["interview_at"]:
        place = place or card["application__opening__location"]
    return place if is_link(place) else ""


def _more(card: Card) -> list[Link]:
    links = []
    if card["interview_at"]:
        links.append(Link("Add to calendar", address_of("invitation", card["pk"])))
    if card["application__opening__send_reminders"] and (
        card["interview_at"] or card["due_at"]
    ):
        stopped = " stopped" if card["reminders_dismissed_at"] else ""
        links.append(Link(f"Reminders{stopped}", address_of("reminders", card["pk"])))
    if card["status"] == STATUS.ASSIGNED and card["begun_at"] is None:
        links.append(
            Link("Decline interview", address_of("decline_interview", card["pk"]))
        )
    return links
