"""The sheet To do: a row for each scorecard that is still to be submitted."""

from dataclasses import dataclass
from datetime import datetime

from scorecards.export.sheets.identity import LEVELS
from scorecards.models import Scorecard
from scorecards.text.display_names import bare_name
from scorecards.workbooks.columns import Column, Kind, Paper, Sheet

STATES = ", ".join(
    str(state.label) for state in (Scorecard.Status.ASSIGNED, Scorecard.Status.DRAFT)
)


@dataclass(slots=True)
class ToDoRow:
    """``as_of`` is when the export was made: what is late is late by then."""

    scorecard: Scorecard
    as_of: datetime

    @property
    def days_late(self) -> int | None:
        """Whole days past the due time; 0 until then, nothing without one."""
        if self.scorecard.due_at is None:
            return None
        return max((self.as_of - self.scorecard.due_at).days, 0)


TO_DO = Sheet[ToDoRow](
    title="To do",
    table="ToDo",
    frozen=3,
    data=False,  # its days late change without any change of the data
    paper=Paper(
        (
            "Scorecard ID",
            "Candidate reference",
            "Candidate",
            "Opening",
            "Level",
            "Interviewer",
            "State",
            "Assigned at",
            "Due at",
            "Days late",
        )
    ),
    key=lambda row: str(row.scorecard.pk),
    columns=(
        Column(
            "Scorecard ID",
            lambda row: row.scorecard.pk,
            "Identifies the scorecard; it keeps the number once it is submitted.",
            Kind.NUMBER,
            13,
        ),
        Column(
            "Candidate reference",
            lambda row: row.scorecard.application.candidate.reference,
            "Identifies the candidate where names are left out.",
        ),
        Column(
            "Candidate ID",
            lambda row: row.scorecard.application.candidate_id,
            "The number in the candidate reference, to join other tables by.",
            Kind.NUMBER,
            12,
        ),
        Column(
            "Candidate",
            lambda row: row.scorecard.application.candidate.name,
            "Name of the person to be interviewed.",
            width=24,
            names_candidate=True,
        ),
        Column(
            "Application ID",
            lambda row: row.scorecard.candidacy,
            "Identifies the candidacy, as on the sheet Scorecards.",
            Kind.NUMBER,
            12,
        ),
        Column(
            "Opening ID",
            lambda row: row.scorecard.application.opening_id,
            "Identifies the opening, however it is renamed.",
            Kind.NUMBER,
            11,
        ),
        Column(
            "Opening",
            lambda row: row.scorecard.application.opening.title,
            "Title of the position being filled.",
            width=30,
        ),
        Column(
            "Kit ID",
            lambda row: row.scorecard.kit_id,
            "Identifies the kit: the questions of a role and level in one wording.",
            Kind.NUMBER,
            10,
        ),
        Column(
            "Role",
            lambda row: row.scorecard.kit.role_title,
            "Job title interviewed for, as worded when the kit was made.",
            width=30,
        ),
        Column(
            "Level",
            lambda row: row.scorecard.kit.get_level_display(),
            "Level interviewed for.",
            width=10,
            values=LEVELS,
        ),
        Column(
            "Industry",
            lambda row: row.scorecard.kit.industry_name,
            "Industry of the role.",
            width=26,
        ),
        Column(
            "Round",
            lambda row: row.scorecard.round,
            "Which interview of this interviewer with this candidate, from 1.",
            Kind.NUMBER,
            10,
        ),
        Column(
            "Interviewer",
            lambda row: bare_name(row.scorecard.interviewer),
            "Who is to submit it: full name, or the username when there is none.",
            width=22,
        ),
        Column(
            "Interviewer username",
            lambda row: row.scorecard.interviewer.username,
            "Distinguishes interviewers with the same name.",
            width=18,
        ),
        Column(
            "State",
            lambda row: row.scorecard.get_status_display(),
            "Assigned while nothing is saved in it, then draft.",
            width=10,
            values=STATES,
        ),
        Column(
            "Assigned at",
            lambda row: row.scorecard.created_at,
            "When the scorecard was assigned or started.",
            Kind.MOMENT,
            17,
        ),
        Column(
            "Interview at",
            lambda row: row.scorecard.interview_at,
            "Planned start of the interview; empty when no time was set.",
            Kind.MOMENT,
            17,
        ),
        Column(
            "Due at",
            lambda row: row.scorecard.due_at,
            "When it should be submitted; empty when nobody set a time.",
            Kind.MOMENT,
            17,
        ),
        Column(
            "Days late",
            lambda row: row.days_late,
            "Whole days past the due time when the export was made; 0 if it is not "
            "late, empty without a due time.",
            Kind.NUMBER,
            9,
            unit="days",
        ),
    ),
)
