"""The sheet Agreement: how far interviewers agree, as the calibration page has it."""

from dataclasses import dataclass
from decimal import Decimal

from scorecards.export.sheets.identity import LEVELS
from scorecards.panel.agreement.spread import Share
from scorecards.panel.agreement.summary import Agreement
from scorecards.panel.agreement.undefined import Figure, Undefined
from scorecards.workbooks.columns import Column, Kind, Paper, Sheet


@dataclass(frozen=True)
class AgreementRow:
    """``scope`` says what the figures are of; the rest is empty where it has none."""

    scope: str
    agreement: Agreement
    opening_id: int | None = None
    opening: str = ""
    role: str = ""
    level: str = ""
    area_id: str = ""
    area: str = ""
    question_id: str = ""
    question: str = ""

    @property
    def subject(self) -> str:
        if self.role:
            return f"{self.role}, {self.level.lower()}"
        return self.opening or self.area or self.question

    @property
    def within_one(self) -> Decimal | None:
        match self.agreement.within_one:
            case Share(part, whole):
                return Decimal(part) / whole
        return None

    @property
    def pairs(self) -> int:
        match self.agreement.within_one:
            case Share(_, whole):
                return whole
        return 0

    @property
    def undefined(self) -> str:
        figures = (self.agreement.alpha, self.agreement.within_one)
        reasons = [each.reason for each in figures if isinstance(each, Undefined)]
        return " ".join(dict.fromkeys(reasons))


AGREEMENT = Sheet[AgreementRow](
    title="Agreement",
    table="Agreement",
    frozen=1,
    paper=Paper(
        (
            "Scope",
            "Subject",
            "Shared answers",
            "Interviewers",
            "Alpha",
            "Reading of alpha",
            "r wg",
            "Within one point",
        ),
        upright=True,
    ),
    key=lambda row: (
        f"{row.scope} {row.opening or row.role or row.area_id or row.question_id}"
    ),
    columns=(
        Column(
            "Scope",
            lambda row: row.scope,
            "What the figures of the row cover.",
            width=16,
            values="All, Role and level, Opening, Area, Question",
        ),
        Column(
            "Subject",
            lambda row: row.subject,
            "Role and level, opening, area or question that the row is about.",
            Kind.LONG_TEXT,
            90,
        ),
        Column(
            "Opening ID",
            lambda row: row.opening_id,
            "Identifies the opening; empty unless the row is about one.",
            Kind.NUMBER,
            11,
        ),
        Column(
            "Opening",
            lambda row: row.opening,
            "Title; empty unless the row is about an opening.",
            width=30,
        ),
        Column("Role", lambda row: row.role, "Job title.", width=30),
        Column("Level", lambda row: row.level, "Level.", width=10, values=LEVELS),
        Column(
            "Area ID",
            lambda row: row.area_id,
            "As on the sheet Areas; empty unless the row is about an area.",
            width=40,
        ),
        Column(
            "Area",
            lambda row: row.area,
            "Term or competency; empty unless the row is about an area.",
            width=24,
        ),
        Column(
            "Question ID",
            lambda row: row.question_id,
            "As on the sheet Answers; empty unless the row is about a question.",
            width=40,
        ),
        Column(
            "Question",
            lambda row: row.question,
            "In its newest wording; empty unless the row is about a question.",
            Kind.LONG_TEXT,
            45,
        ),
        Column(
            "Shared answers",
            lambda row: row.agreement.answers,
            "Answers to questions that two or more interviewers rated of the same "
            "candidate; all figures of the row rest on these.",
            Kind.NUMBER,
            10,
        ),
        Column(
            "Interviewers",
            lambda row: row.agreement.interviewers,
            "How many people gave these answers.",
            Kind.NUMBER,
            12,
        ),
        Column(
            "Alpha",
            lambda row: _decimal(row.agreement.alpha),
            "Krippendorff's alpha for ordered ratings: 1 is full agreement, 0 what "
            "chance gives; empty when it is undefined.",
            Kind.PRECISE,
            9,
            values="1 and below",
        ),
        Column(
            "Reading of alpha",
            lambda row: row.agreement.reading,
            "How far to rely on it.",
            width=18,
            values="Rely on it, Tentative, Do not rely on it",
        ),
        Column(
            "r wg",
            lambda row: _decimal(row.agreement.r_wg_shown),
            "Mean agreement within a question: 1 is no spread, 0 is chance or "
            "a wider spread; empty when it is undefined.",
            Kind.PRECISE,
            9,
            values="0 to 1",
        ),
        Column(
            "Within one point",
            lambda row: row.within_one,
            "Share of pairs of interviewers whose ratings of one answer differ by 1 "
            "or less; empty when it is undefined.",
            Kind.PERCENT,
            11,
            unit="share",
            values="0 to 100 %",
        ),
        Column(
            "Pairs",
            lambda row: row.pairs,
            "How many pairs the share is based on.",
            Kind.NUMBER,
            9,
        ),
        Column(
            "Why undefined",
            lambda row: row.undefined,
            "Why a figure is empty.",
            Kind.LONG_TEXT,
            45,
        ),
    ),
)


def _decimal(figure: Figure) -> Decimal | None:
    return None if isinstance(figure, Undefined) else Decimal(figure)
