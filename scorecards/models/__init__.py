"""The workflow's records, in the order in which they come to be."""

from scorecards.models.anonymous_reading import AnonymousPlace, AnonymousReading
from scorecards.models.answer import Answer, RedFlagCheck
from scorecards.models.application import Application
from scorecards.models.audit import AuditEntry
from scorecards.models.calendar_feed import CalendarFeed
from scorecards.models.column_choice import ColumnChoice
from scorecards.models.debrief import DebriefNote, Decision, ReRating
from scorecards.models.decision_rule import DecisionRule
from scorecards.models.export_job import ExportJob
from scorecards.models.extra_question import ExtraQuestion
from scorecards.models.history import BrokenGlass, SubmittedVersion
from scorecards.models.identifiers import CandidateIdentifier
from scorecards.models.kit import Kit, KitIndicator, KitQuestion, KitRedFlag
from scorecards.models.mail_choice import MailChoice
from scorecards.models.opening import Opening, OpeningQuestion
from scorecards.models.outgoing_mail import OutgoingMail
from scorecards.models.passed_note import PassedNote
from scorecards.models.people import Candidate
from scorecards.models.plan import PlanRound, PlanSeat
from scorecards.models.reminder import Reminder
from scorecards.models.reopen_request import ReopenRequest
from scorecards.models.resume import Resume
from scorecards.models.saved_view import SavedView
from scorecards.models.scorecard import BegunError, LockedError, Scorecard
from scorecards.models.team import TeamMember
from scorecards.models.two_people import TwoPeople

__all__ = [
    "AnonymousPlace",
    "AnonymousReading",
    "Answer",
    "Application",
    "AuditEntry",
    "BegunError",
    "BrokenGlass",
    "CalendarFeed",
    "Candidate",
    "CandidateIdentifier",
    "ColumnChoice",
    "DebriefNote",
    "Decision",
    "DecisionRule",
    "ExportJob",
    "ExtraQuestion",
    "Kit",
    "KitIndicator",
    "KitQuestion",
    "KitRedFlag",
    "LockedError",
    "MailChoice",
    "Opening",
    "OpeningQuestion",
    "OutgoingMail",
    "PassedNote",
    "PlanRound",
    "PlanSeat",
    "ReRating",
    "RedFlagCheck",
    "Reminder",
    "ReopenRequest",
    "Resume",
    "SavedView",
    "Scorecard",
    "SubmittedVersion",
    "TeamMember",
    "TwoPeople",
]
