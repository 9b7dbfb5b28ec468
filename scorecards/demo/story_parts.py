"""The format of a story: a file of `fixtures/demo/story/` is one `OpeningPart`."""

from decimal import Decimal
from typing import Literal

from scorecards.demo.planning import Part, RoundPart
from scorecards.models import KitQuestion


class AnswerPart(Part):
    rating: int | Literal["not_asked", "could_not_answer"]
    heard: list[int] = []
    notes: str = ""


class RedFlagPart(Part):
    flag: str  # some words of it
    evidence: str


class ScorecardPart(Part):
    interviewer: str
    status: Literal["assigned", "draft", "submitted"]
    round: int = 1
    days_ago: int = 0
    interview_in_days: int | None = None
    place: str = ""
    focus: list[str] = []
    demonstrated_level: str = ""
    indicators: dict[str, list[int]] = {}
    recommendation: str = ""
    reason: str = ""
    summary: str = ""
    pass_on: str = ""  # to the interviewers of later rounds
    red_flags: list[RedFlagPart] = []
    answers: dict[str, AnswerPart] = {}

    def reaches(self, question: KitQuestion) -> bool:
        """A draft goes as far as its number of answers."""
        return self.status == "submitted" or question.position <= len(self.answers)


class LookPart(Part):
    interviewer: str
    question: str
    rating: int
    reason: str


class NotePart(Part):
    by: str
    text: str


class DecisionPart(Part):
    by: str
    outcome: str
    rationale: str


class DebriefPart(Part):
    """What followed the scorecards; decisions in order of time."""

    looks: list[LookPart] = []
    notes: list[NotePart] = []
    decisions: list[DecisionPart] = []


class CandidatePart(Part):
    name: str
    resume: str = ""
    scorecards: list[ScorecardPart]
    debrief: DebriefPart = DebriefPart()


class OpeningPart(Part):
    title: str
    industry: str
    role: str
    level: str
    location: str
    time_zone: str = "Europe/Zurich"
    days_ago: int
    questions: dict[str, int] = {}  # those asked, each with its weight
    team: list[str] = []  # who reads it; the whole panel where nobody is named
    resumes: bool = False  # whether interviewers see them
    plan: list[RoundPart] = []
    min_mean: Decimal | None = None  # of the rule to decide by
    candidates: list[CandidatePart]
