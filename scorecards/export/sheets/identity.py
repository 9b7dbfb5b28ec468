"""The columns that every sheet of data begins with: which scorecard a row is of."""

from glossary.models import Level
from scorecards.export.rows import OfScorecard
from scorecards.panel.agreement.habits import hours_to_submit
from scorecards.text.display_names import bare_name
from scorecards.workbooks.columns import Column, Kind

LEVELS = ", ".join(Level.labels)
WHOSE = ("Scorecard ID", "Candidate reference", "Candidate", "Interviewer")
"""What a printed row begins with."""


IDENTITY: tuple[Column[OfScorecard], ...] = (
    Column(
        "Scorecard ID",
        lambda row: row.scorecard.pk,
        "Identifies the scorecard; the same on every sheet.",
        Kind.NUMBER,
        10,
    ),
    Column(
        "Candidate reference",
        lambda row: row.scorecard.application.candidate.reference,
        "Identifies the candidate where names are left out.",
        width=11,
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
        "Name of the person interviewed.",
        width=24,
        names_candidate=True,
    ),
    Column(
        "Scorecard version",
        lambda row: row.scorecard.version,
        "Goes up when the scorecard is reopened; earlier versions stay in its history.",
        Kind.NUMBER,
        11,
    ),
    Column(
        "Application ID",
        lambda row: row.scorecard.candidacy,
        "Identifies the candidacy: one candidate for one opening. Two that turned out "
        "to be the same person’s have the ID of the one they were merged into.",
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
        "Kit ID",
        lambda row: row.scorecard.kit_id,
        "Identifies the kit: the questions of a role and level in one wording.",
        Kind.NUMBER,
        10,
    ),
    Column(
        "Kit version",
        lambda row: row.scorecard.kit.version,
        "Which wording of the questions was used; counts up for a role and level.",
        Kind.NUMBER,
        11,
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
        "Full name of the author, or the username when there is none.",
        width=20,
    ),
    Column(
        "Interviewer username",
        lambda row: row.scorecard.interviewer.username,
        "Distinguishes interviewers with the same name.",
        width=18,
    ),
    Column(
        "Interviewed at",
        lambda row: row.scorecard.interview_at,
        "Planned start of the interview; empty when no time was set.",
        Kind.MOMENT,
        20,
    ),
    Column(
        "Submitted at",
        lambda row: row.scorecard.submitted_at,
        "When the scorecard was submitted and locked.",
        Kind.MOMENT,
        17,
    ),
    Column(
        "Hours to submit",
        lambda row: hours_to_submit(row.scorecard),
        "From the start of the interview to submission; empty without an earlier time "
        "of the interview, and for reopened scorecards.",
        Kind.DECIMAL,
        11,
        unit="hours",
    ),
)

CHANGED_AFTER_REVEAL: Column[OfScorecard] = Column(
    "Changed after other scorecards were visible",
    lambda row: "Yes" if row.scorecard.changed_after_reveal else "No",
    "Whether the interviewer could read other interviewers' scorecards of the same "
    "application before submitting this version, because it was reopened or the "
    "glass was broken.",
    width=17,
    values="Yes, No",
)
