"""The parts of a scorecard that are saved each on its own, as forms."""

from scorecards.interview.parts.answer import AnswerForm
from scorecards.interview.parts.base import PartForm
from scorecards.interview.parts.conclusion import ConclusionForm
from scorecards.interview.parts.experience import ExperienceForm
from scorecards.interview.parts.extra_question import ExtraQuestionForm
from scorecards.interview.parts.other_notes import OtherNotesForm
from scorecards.interview.parts.red_flag import RedFlagForm

__all__ = [
    "AnswerForm",
    "ConclusionForm",
    "ExperienceForm",
    "ExtraQuestionForm",
    "OtherNotesForm",
    "PartForm",
    "RedFlagForm",
]
