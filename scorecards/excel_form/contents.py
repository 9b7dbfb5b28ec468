"""The cells of a form as contents of the scorecard's parts."""

from collections.abc import Mapping

from glossary.models import Level
from scorecards.excel_form.identity import Basis
from scorecards.excel_form.layout import (
    LEVEL,
    OUTCOME,
    RATING,
    RECOMMENDATION,
    layout,
)
from scorecards.excel_form.parsing import MOVED, Cell, FilledForm
from scorecards.excel_form.rows import YES, Options
from scorecards.excel_form.text_cells import is_continued, joined
from scorecards.interview.page import ScorecardPage
from scorecards.interview.parts import (
    AnswerForm,
    ConclusionForm,
    ExperienceForm,
    ExtraQuestionForm,
    OtherNotesForm,
    PartForm,
    RedFlagForm,
)
from scorecards.interview.parts.base import Content
from scorecards.models.scales import Outcome, Rating, Recommendation
from scorecards.uploads.limits import UnreadableError

TICKED = {YES.casefold(), "x", "✓", "✔", "true", "1"}
NOT_TICKED = {"", "no", "false", "0"}
SHOWN = 40  # characters of what somebody wrote, in an error

Values = dict[str, str]
Parts = Mapping[str, Basis]

OUTCOMES: Values = {label: value for value, label in Outcome.choices}
LEVELS: Values = {label: value for value, label in Level.choices}
RECOMMENDATIONS: Values = {label: value for value, label in Recommendation.choices}
RATINGS: Values = {
    text: str(rating.value)
    for rating in Rating
    for text in (f"{rating} {rating.label}", str(rating), str(rating.label))
}


class Contents:
    """By part and field; ``errors`` are sentences that begin with the cell.

    A form that was downloaded before something was added to the scorecard page has
    nothing of it, and changes nothing about it: ``parts`` is what the form knows.

    Raises `UnreadableError` when rows are missing, or there are some twice.
    """

    def __init__(
        self, form: FilledForm, page: ScorecardPage, entries: int, parts: Parts
    ) -> None:
        missing = _keys(page, parts) - form.rows.keys()
        if form.twice or len(form.rows) != entries or missing:
            raise UnreadableError(MOVED)
        self._form = form
        self.errors: list[str] = []
        self.places: dict[tuple[str, str], str] = {}  # the cell of a part's field
        self.parts: dict[str, Content] = {
            part.prefix: {
                name: value
                for name, value in self._content(part).items()
                if name in parts[part.prefix].fields
            }
            for part in page.parts
            if part.prefix in parts
        }

    def _content(self, part: PartForm) -> Content:
        match part:
            case AnswerForm():
                return self._answer(part)
            case OtherNotesForm():
                return {name: self._text(part, name) for name in part.stored}
            case ExtraQuestionForm():
                return {
                    "text": self._text(part, "text"),
                    "notes": self._text(part, "notes"),
                    "result": self._pick(part, "result", RATING, RATINGS),
                }
            case RedFlagForm():
                return {
                    "ticked": self._tick(part, "ticked"),
                    "evidence": self._text(part, "evidence"),
                }
            case ExperienceForm():
                level = self._pick(part, "demonstrated_level", LEVEL, LEVELS)
                return {
                    "indicators": self._ticks(part, "indicators"),
                    "demonstrated_level": level,
                }
            case ConclusionForm():
                chosen = self._pick(
                    part, "recommendation", RECOMMENDATION, RECOMMENDATIONS
                )
                return {
                    "recommendation": chosen,
                    "reason": self._text(part, "reason"),
                    "summary": self._text(part, "summary"),
                }
        raise TypeError(f"A form has no such part: {part.prefix}.")

    def _answer(self, part: AnswerForm) -> Content:
        return {
            "points": self._ticks(part, "points"),
            "follow_ups": self._ticks(part, "follow_ups"),
            "result": self._result(part),
            "notes": self._text(part, "notes"),
        }

    def _result(self, part: AnswerForm) -> str:
        """Outcome and rating are one choice on the page, and two cells here."""
        outcome = self._pick(part, "outcome", OUTCOME, OUTCOMES)
        rating = self._pick(part, "rating", RATING, RATINGS)
        place = self.places[part.prefix, "rating"]
        self.places[part.prefix, "result"] = place
        if outcome in (Outcome.NOT_ASKED, Outcome.COULD_NOT_ANSWER):
            if rating:
                label = Outcome(outcome).label
                self._refuse(
                    place,
                    f"there is a rating, but the result is {label}. Clear one of them.",
                )
            return outcome
        wrong = self._form.rows[f"{part.prefix}.rating"].picked
        if outcome and not rating and not (wrong.text.strip() or wrong.error):
            self._refuse(
                place, "the result is Rated, but there is no rating. Pick 1 to 5."
            )
        return rating

    def _text(self, part: PartForm, field: str) -> str:
        """The cell's, and those of the rows in which it goes on."""
        key = f"{part.prefix}.{field}"
        cells = [row.written for row in joined(key, self._form.rows)]
        self.places[part.prefix, field] = cells[0].address
        self._refuse_errors(cells)
        return "".join(cell.text for cell in cells)

    def _ticks(self, part: PartForm, field: str) -> list[str]:
        """The values of the boxes that are ticked, in the order of the sheet."""
        start = f"{part.prefix}.{field}."
        boxes = [key for key in self._form.rows if key.startswith(start)]
        first = self._form.rows[boxes[0]].picked.address if boxes else ""
        self.places[part.prefix, field] = first
        return [key.removeprefix(start) for key in boxes if self._is_ticked(key)]

    def _tick(self, part: PartForm, field: str) -> bool:
        key = f"{part.prefix}.{field}"
        self.places[part.prefix, field] = self._form.rows[key].picked.address
        return self._is_ticked(key)

    def _is_ticked(self, key: str) -> bool:
        cell = self._form.rows[key].picked
        text = cell.text.strip().casefold()
        self._refuse_errors([cell])
        if text not in TICKED | NOT_TICKED:
            self._refuse(
                cell.address, f"it says “{_short(text)}”. Pick Yes or leave it empty."
            )
        return text in TICKED

    def _pick(
        self, part: PartForm, field: str, options: Options, values: Values
    ) -> str:
        cell = self._form.rows[f"{part.prefix}.{field}"].picked
        self.places[part.prefix, field] = cell.address
        self._refuse_errors([cell])
        known = {label.casefold(): value for label, value in values.items()}
        text = " ".join(cell.text.split())
        if text and text.casefold() not in known:
            name = options.name.lower()
            self._refuse(
                cell.address, f"{name} is “{_short(text)}”. Pick one of {_of(options)}."
            )
        return known.get(text.casefold(), "")

    def _refuse_errors(self, cells: list[Cell]) -> None:
        for cell in cells:
            if cell.error:
                self._refuse(cell.address, cell.error)

    def _refuse(self, place: str, why: str) -> None:
        self.errors.append(f"{place}: {why}")


def _keys(page: ScorecardPage, parts: Parts) -> set[str]:
    """The keys that a form of these parts has; long texts add some."""
    keys = (row.entry.key for row in layout(page) if row.entry)
    return {key for key in keys if not is_continued(key) and _is_of(key, parts)}


def _is_of(key: str, parts: Parts) -> bool:
    prefix, field, *_ = key.split(".")
    field = "result" if field in ("outcome", "rating") else field
    return prefix in parts and field in parts[prefix].fields


def _of(options: Options) -> str:
    return "1 to 5" if options is RATING else ", ".join(options.labels)


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
