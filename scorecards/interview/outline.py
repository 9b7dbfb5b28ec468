"""The side list of the scorecard page: every part and its state.

The page's script keeps it up to date in the same words (outline.js).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from scorecards.interview.page import ScorecardPage
from scorecards.interview.parts import AnswerForm, ExperienceForm, PartForm
from scorecards.models.answer import OPTIONAL
from scorecards.models.scales import Outcome


@dataclass(frozen=True)
class Stop:
    """A place to jump to; ``state`` picks the sign, ``words`` say the same."""

    anchor: str
    text: str
    state: str
    words: str
    number: int | None = None
    full: str = ""
    """The whole question, where the text is its title."""

    @property
    def mark(self) -> str:
        """The number in the words, which is all that fits on a small screen."""
        return "".join(filter(str.isdigit, self.words))


def outline(page: ScorecardPage) -> Iterator[Stop]:
    """The questions, then the parts after them. No queries."""
    for number, part in enumerate(page.answers, start=1):
        state, words = _answer(part)
        title = part.record.question.title or part.heading
        yield Stop(part.anchor, title, state, words, number, part.heading)
    yield Stop("other-notes", "Other notes", *_other_notes(page))
    ticked = sum(bool(part["ticked"].value()) for part in page.red_flags)
    yield Stop("red-flags", "Red flags", *_ticked(ticked))
    yield Stop("experience", "Experience level", *_experience(page.experience))
    choice = _chosen(page.conclusion, "recommendation")
    yield Stop("conclusion", "Conclusion", *_choice(choice))


def _answer(part: AnswerForm) -> tuple[str, str]:
    result = part["result"].value()
    if str(result).isdigit():
        return "rated", f"Rated {result}"
    if result in Outcome.values:
        return result, Outcome(result).label
    ticked = part["points"].value() or part["follow_ups"].value()
    if ticked or (part["notes"].value() or "").strip():
        return "noted", "Noted"
    if part.record.is_optional:
        return "optional", OPTIONAL
    return "untouched", "Untouched"


def _other_notes(page: ScorecardPage) -> tuple[str, str]:
    notes = (page.other_notes[name].value() or "" for name in page.other_notes.fields)
    extra = any(not part.is_blank for part in page.extra_questions)
    noted = extra or any(note.strip() for note in notes)
    return ("noted", "Noted") if noted else ("untouched", "Untouched")


def _experience(part: ExperienceForm) -> tuple[str, str]:
    if level := _chosen(part, "demonstrated_level"):
        return _choice(level)
    return _ticked(len(part["indicators"].value() or []))


def _ticked(number: int) -> tuple[str, str]:
    return ("noted", f"{number} ticked") if number else ("untouched", "None ticked")


def _choice(label: str) -> tuple[str, str]:
    return ("rated", label) if label else ("untouched", "Untouched")


def _chosen(part: PartForm, field: str) -> str:
    """The label of the radio button that is chosen; nothing for *not yet*."""
    chosen = (each for each in part.options(field) if each["on"] and each["value"])
    return next((str(each["label"]) for each in chosen), "")
