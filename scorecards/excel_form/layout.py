"""What is on the form of a scorecard, from top to bottom."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from glossary.models import Level
from scorecards.excel_form.rows import (
    BESIDE_PICK,
    WHOLE,
    YES,
    Entry,
    Look,
    Options,
    Row,
)
from scorecards.excel_form.text_cells import numbered, pieces
from scorecards.interview.page import ScorecardPage
from scorecards.interview.parts import AnswerForm, ExtraQuestionForm, RedFlagForm
from scorecards.kits.scripts import blocks, for_interview
from scorecards.models.answer import OPTIONAL
from scorecards.models.areas import area_scores_if_several
from scorecards.models.scales import Outcome, Rating, Recommendation
from scorecards.models.scorecard import OTHER_NOTES
from scorecards.text.display_names import bare_name
from scorecards.workbooks.times import local, zone_name

Items = Iterable[tuple[str, bool]]

NOTE_LINES = 5
EVIDENCE_LINES = 3

TICK = Options("Tick", (YES,))
OUTCOME = Options(
    "Result",
    tuple(Outcome.labels),
    "Rated, with a rating below. Not asked doesn’t change the score. Could not answer "
    "counts as 1.",
)
RATING = Options(
    "Rating",
    tuple(f"{rating} {rating.label}" for rating in Rating),
    "How the answer compares with the expected answer, from 1 to 5.",
)
LEVEL = Options(
    "Demonstrated level",
    tuple(Level.labels),
    "The level the candidate’s experience showed, whatever the role’s.",
)
RECOMMENDATION = Options(
    "Recommendation",
    tuple(Recommendation.labels),
    "Your own judgement; the score does not decide it.",
)
HOW_TO = (
    "Fill in the tinted cells; all others are locked. Cells with an arrow have a list. "
    "Alt+Enter starts a new line in a text. Then save the workbook and import it on "
    "the scorecard page. You can check everything there before it is saved."
)
LOCKED = "A copy of the {status} scorecard. It can’t be changed or imported."


def layout(page: ScorecardPage) -> Iterator[Row]:
    """Every row of the sheet; the first two are repeated on each printed page."""
    yield from _head(page)
    script = for_interview(page.scorecard.kit.opening_script, page.planned_minutes)
    yield from _script("Opening script", script)
    yield _heading("Questions")
    for number, answer in enumerate(page.answers, start=1):
        yield from _question(number, answer)
    yield from _other_notes(page)
    yield from _red_flags(page.red_flags)
    yield from _experience(page)
    yield from _conclusion(page)
    yield from _script("Closing reminder", page.scorecard.kit.closing_reminder)


def _head(page: ScorecardPage) -> Iterator[Row]:
    scorecard = page.scorecard
    kit, opening = scorecard.kit, scorecard.application.opening
    role = f"{kit.role_title}, {kit.get_level_display()}"
    yield Row(scorecard.application.candidate.name, look=Look.TITLE)
    yield Row(f"{role} · Round {scorecard.round}", look=Look.FAINT)
    interviewer = scorecard.interviewer
    facts = [
        ("Candidate", scorecard.application.candidate.name),
        ("Opening", opening.title),
        ("Role", kit.role_title),
        ("Level", ". ".join(filter(None, [kit.get_level_display(), kit.expectation]))),
        ("Kit version", str(kit.version)),
        ("Round", str(scorecard.round)),
        ("Interviewer", bare_name(interviewer)),
    ]
    if scorecard.submitted_at:
        submitted = f"{local(scorecard.submitted_at):%Y-%m-%d %H:%M} ({zone_name()})"
        facts += [("Submitted", submitted), ("Score", str(scorecard.score))]
        areas = area_scores_if_several(part.record for part in page.answers)
        if areas:
            each = (f"{area.name}: {area.score}" for area in areas)
            facts.append(("Areas", "\n".join(each)))
    for label, text in facts:
        yield from _text(label, text)
    locked = LOCKED.format(status=scorecard.get_status_display().lower())
    yield Row("", locked if scorecard.is_locked else HOW_TO, Look.FAINT)


def _script(heading: str, text: str) -> Iterator[Row]:
    if text.strip():
        yield _heading(heading)
    for block in blocks(text):
        points = [f"• {item}" for item in block.items]
        yield from _text("", "\n".join(filter(None, [block.sentence, *points])))


def _question(number: int, part: AnswerForm) -> Iterator[Row]:
    question, answer = part.record.question, part.record
    yield from _text(f"Question {number}", question.text, Look.QUESTION)
    titled = [question.title] if question.title else []
    facts = [*titled, question.term, f"{question.minutes} minutes"]
    if answer.is_optional:
        facts.append(OPTIONAL)
    yield Row("", " · ".join(facts), Look.FAINT)
    yield from _text("Expected answer", question.expected_answer)
    if question.hear:
        yield from _text("You may hear", " · ".join(question.hear))
    yield from _ticks("Listen for", f"{part.prefix}.points", answer.points)
    key = f"{part.prefix}.follow_ups"
    yield from _ticks("Follow-up questions", key, answer.follow_ups)
    outcome, key = answer.get_outcome_display(), f"{part.prefix}.outcome"
    yield from _pick("Result", ", ".join(OUTCOME.labels), key, outcome, OUTCOME)
    chosen = answer.result_label if answer.rating else ""
    scale = [_step(rating, question.anchors.get(str(rating), "")) for rating in Rating]
    key = f"{part.prefix}.rating"
    yield from _pick("Rating", "\n".join(scale), key, chosen, RATING)
    yield from _written("Notes", f"{part.prefix}.notes", answer.notes, NOTE_LINES)


def _ticks(label: str, key: str, items: Items) -> Iterator[Row]:
    for place, (text, ticked) in enumerate(items):
        name = "" if place else label
        yield from _tick(name, text, f"{key}.{place}", ticked)


def _step(rating: Rating, anchor: str) -> str:
    return f"{rating} {rating.label}{f': {anchor}' if anchor else ''}"


def _other_notes(page: ScorecardPage) -> Iterator[Row]:
    yield _heading("Other notes")
    for name, label in OTHER_NOTES.items():
        text = getattr(page.scorecard, name)
        yield from _written(label, f"other.{name}", text, EVIDENCE_LINES)
    for part in page.extra_questions:
        if not (page.scorecard.is_locked and part.is_blank):
            yield from _extra_question(part)


def _extra_question(part: ExtraQuestionForm) -> Iterator[Row]:
    question, key = part.record, part.prefix
    label = f"Another question, {question.number}"
    first, *others = _written(label, f"{key}.text", question.text, 1)
    yield replace(first, begins=True)
    yield from others
    chosen = question.result_label if question.rating else ""
    hint = "It never counts in the score."
    yield from _pick("Rating", hint, f"{key}.result", chosen, RATING)
    yield from _written("Notes", f"{key}.notes", question.notes, EVIDENCE_LINES)


def _red_flags(parts: list[RedFlagForm]) -> Iterator[Row]:
    if parts:
        yield _heading("Red flags")
    for number, part in enumerate(parts, start=1):
        check = part.record
        label = f"Red flag {number}"
        key = f"{part.prefix}.ticked"
        yield from _tick(label, part.heading, key, check.ticked, begins=True)
        yield from _written(
            "Evidence", f"{part.prefix}.evidence", check.evidence, EVIDENCE_LINES
        )


def _experience(page: ScorecardPage) -> Iterator[Row]:
    yield _heading("Experience level")
    level = area = ""
    for each in page.experience.kit_indicators:
        label = "" if each.level == level else Level(each.level).label
        begins = (level, area) != (each.level, each.area)
        level, area = each.level, each.area
        text = f"{each.text} ({each.area})"
        key = f"experience.indicators.{each.pk}"
        yield from _tick(label, text, key, each.ticked, begins=begins)
    shown = page.scorecard.get_demonstrated_level_display()
    key = "experience.demonstrated_level"
    yield from _pick("Demonstrated level", LEVEL.hint, key, shown, LEVEL)


def _conclusion(page: ScorecardPage) -> Iterator[Row]:
    scorecard, fields = page.scorecard, page.conclusion.fields
    yield _heading("Conclusion")
    chosen = scorecard.get_recommendation_display()
    hint = RECOMMENDATION.hint
    key = "conclusion.recommendation"
    yield from _pick("Recommendation", hint, key, chosen, RECOMMENDATION)
    for name in ("reason", "summary"):
        field = fields[name]
        yield Row("", str(field.help_text), Look.FAINT)
        label, text = str(field.label), getattr(scorecard, name)
        yield from _written(label, f"conclusion.{name}", text, NOTE_LINES)


def _heading(text: str) -> Row:
    return Row(text, look=Look.HEADING, begins=True)


def _text(label: str, text: str, look: Look = Look.LINE) -> Iterator[Row]:
    begins = look is Look.QUESTION
    for number, piece in enumerate(pieces(text, WHOLE)):
        yield Row("" if number else label, piece, look, begins=begins and not number)


def _written(label: str, key: str, text: str, lines: int) -> Iterator[Row]:
    """As many rows as the text needs, or one to fill in."""
    for number, (each, piece) in enumerate(numbered(key, pieces(text, WHOLE))):
        name = f"{label}, continued" if number else label
        yield Row(name, entry=Entry(each, piece, lines=1 if number else lines))


def _tick(
    label: str, text: str, key: str, ticked: bool, *, begins: bool = False
) -> Iterator[Row]:
    first, *others = _pick(label, text, key, YES if ticked else "", TICK)
    yield replace(first, begins=begins)
    yield from others


def _pick(
    label: str, text: str, key: str, value: str, options: Options
) -> Iterator[Row]:
    first, *others = pieces(text, BESIDE_PICK)
    yield Row(label, first, entry=Entry(key, value, options))
    for piece in others:
        yield Row("", piece)
