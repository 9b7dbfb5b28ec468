"""The sheet Decisions: a row for each, those that were replaced among them."""

from dataclasses import dataclass

from scorecards.export.sheets.identity import LEVELS
from scorecards.models import Application, Decision, Kit
from scorecards.text.display_names import bare_name
from scorecards.workbooks.columns import Column, Kind, Paper, Sheet


@dataclass(slots=True)
class DecisionRow:
    """``number`` counts the decisions of an application, from 1."""

    decision: Decision
    number: int
    is_current: bool

    @property
    def application(self) -> Application:
        return self.decision.application

    @property
    def kit(self) -> Kit:
        return self.application.opening.kit


DECISIONS = Sheet[DecisionRow](
    title="Decisions",
    table="Decisions",
    frozen=3,
    paper=Paper(
        (
            "Application ID",
            "Candidate reference",
            "Candidate",
            "Opening",
            "Current",
            "Decision",
            "Decided at",
            "Decided by",
            "Rationale",
        )
    ),
    key=lambda row: f"application {row.application.head_key} decision {row.number}",
    columns=(
        Column(
            "Application ID",
            lambda row: row.application.head_key,
            "Identifies the candidacy: one candidate for one opening.",
            Kind.NUMBER,
            13,
        ),
        Column(
            "Candidate reference",
            lambda row: row.application.candidate.reference,
            "Identifies the candidate where names are left out.",
        ),
        Column(
            "Candidate ID",
            lambda row: row.application.candidate_id,
            "The number in the candidate reference, to join other tables by.",
            Kind.NUMBER,
            12,
        ),
        Column(
            "Candidate",
            lambda row: row.application.candidate.name,
            "Name of the candidate.",
            width=24,
            names_candidate=True,
        ),
        Column(
            "Opening ID",
            lambda row: row.application.opening_id,
            "Identifies the opening, however it is renamed.",
            Kind.NUMBER,
            11,
        ),
        Column(
            "Opening",
            lambda row: row.application.opening.title,
            "Title of the position being filled.",
            width=30,
        ),
        Column(
            "Role",
            lambda row: row.kit.role_title,
            "Job title of the opening, as worded in its kit.",
            width=30,
        ),
        Column(
            "Level",
            lambda row: row.kit.get_level_display(),
            "Level of the opening.",
            width=10,
            values=LEVELS,
        ),
        Column(
            "Industry",
            lambda row: row.kit.industry_name,
            "Industry of the role.",
            width=26,
        ),
        Column(
            "Kit ID",
            lambda row: row.kit.pk,
            "Identifies the kit of the opening.",
            Kind.NUMBER,
            10,
        ),
        Column(
            "Number",
            lambda row: row.number,
            "Which decision on the application, from 1.",
            Kind.NUMBER,
            9,
        ),
        Column(
            "Current",
            lambda row: "Yes" if row.is_current else "No",
            "Whether it is the newest; a later decision replaces an earlier one.",
            width=9,
            values="Yes, No",
        ),
        Column(
            "Decision",
            lambda row: row.decision.get_outcome_display(),
            "What the panel decided.",
            width=13,
            values=", ".join(Decision.Outcome.labels),
        ),
        Column(
            "Decided at",
            lambda row: row.decision.decided_at,
            "When it was recorded.",
            Kind.MOMENT,
            20,
        ),
        Column(
            "Decided by",
            lambda row: bare_name(row.decision.decided_by),
            "Who recorded it: full name, or the username when there is none.",
            width=22,
        ),
        Column(
            "Decided by username",
            lambda row: row.decision.decided_by.username,
            "Distinguishes people with the same name.",
            width=18,
        ),
        Column(
            "Rationale",
            lambda row: row.decision.rationale or row.decision.erased_words,
            "Why the panel decided this.",
            Kind.LONG_TEXT,
            60,
            free_text=True,
        ),
        Column(
            "Decided early",
            lambda row: "Yes" if row.decision.decided_early else "No",
            "Whether scorecards were missing.",
            width=15,
            values="Yes, No",
        ),
        Column(
            "Reason for deciding early",
            lambda row: row.decision.why_early,
            "Reason for deciding early; empty otherwise.",
            Kind.LONG_TEXT,
            40,
            free_text=True,
        ),
    ),
)
