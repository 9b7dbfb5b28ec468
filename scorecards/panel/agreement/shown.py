"""The tables as they are shown: short, and what is undefined in one line."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import urlencode

from scorecards.panel.agreement.habits import Hours
from scorecards.panel.agreement.interviewers import Group, InterviewerRow
from scorecards.panel.agreement.questions import QuestionRow
from scorecards.panel.agreement.spread import Share
from scorecards.panel.agreement.summary import MIN_ANSWERS, Agreement
from scorecards.panel.agreement.tables import AgreementRow, QuarterRow
from scorecards.panel.agreement.undefined import Undefined

ROWS = 20
NAMED = 8  # of what is undefined
OF_AGREEMENT = ("Alpha", "Shared answers", "Pairs within one point", "Mean r wg")
OF_HABITS = ("Not asked", "Hours to submission", "On time")


class Cell(NamedTuple):
    text: str
    small: str = ""


class Row(NamedTuple):
    title: str
    cells: Sequence[Cell]
    small: str = ""
    address: str = ""
    is_marked: bool = False


@dataclass(frozen=True)
class Table:
    """``folded`` are those of which too little is known, by title and address."""

    headings: Sequence[str]
    rows: Sequence[Row]
    number: int
    folded: Sequence[Row] = ()
    title: str = ""
    name: str = ""
    words: str = ""

    @property
    def folded_named(self) -> Sequence[Row]:
        return self.folded[:NAMED]

    @property
    def folded_more(self) -> int:
        return max(0, len(self.folded) - NAMED)


def table_of(
    headings: Sequence[str],
    rows: Iterable[Any],
    show: Callable[[Any], Row],
    *,
    folds: Callable[[Any], Row | None] = lambda row: None,
    **options: Any,
) -> Table:
    """``folds`` gives the short form of a row that has no figures to show."""
    known, folded = [], []
    for row in rows:
        if short := folds(row):
            folded.append(short)
        else:
            known.append(row)
    shown = [show(row) for row in known[:ROWS]]
    return Table(headings, shown, len(known), folded, **options)


def agreement_table(
    heading: str, rows: Iterable[AgreementRow], kept: Mapping[str, Any], **options: Any
) -> Table:
    """Each row leads to this page, narrowed to it."""

    def address(row: AgreementRow) -> str:
        return f"?{urlencode({**kept, **row.narrows})}" if row.narrows else ""

    def show(row: AgreementRow) -> Row:
        cells = [Cell(str(row.scorecards)), *_agreement(row.agreement)]
        return Row(row.title, cells, address=address(row))

    def folds(row: AgreementRow) -> Row | None:
        has_enough = row.agreement.answers >= MIN_ANSWERS
        return None if has_enough else Row(row.title, (), address=address(row))

    headings = (heading, "Scorecards", *OF_AGREEMENT)
    return table_of(headings, rows, show, folds=folds, **options)


def quarter_table(rows: Iterable[QuarterRow]) -> Table:
    def show(row: QuarterRow) -> Row:
        if not row.scorecards:
            return Row(str(row.quarter), [Cell("0", "none submitted")])
        habits = _habits(row.not_asked, row.hours, row.on_time)
        cells = [Cell(str(row.scorecards)), *_agreement(row.agreement), *habits]
        return Row(str(row.quarter), cells)

    headings = ("Quarter", "Scorecards", *OF_AGREEMENT, *OF_HABITS)
    return table_of(headings, rows, show, title="Over time", name="quarters")


def question_table(rows: Iterable[QuestionRow]) -> Table:
    """What nothing can be said about yet is folded."""
    headings = (
        "Question",
        "To review",
        "Candidates",
        "Candidates’ means",
        "Widest range",
        *OF_AGREEMENT,
    )
    return table_of(
        headings,
        rows,
        _question,
        folds=lambda row: Row(row.text, ()) if row.is_undecided else None,
        title="Questions",
        name="questions",
        words="Questions to review come first: every candidate scored the same, or "
        "interviewers of the same candidate disagreed widely.",
    )


def _question(row: QuestionRow) -> Row:
    said = ["Same score for everybody."] * row.tells_nothing_apart
    said += ["Interviewers disagree."] * row.divides
    apart = row.widest_range
    points = "" if isinstance(apart, Undefined) or apart == 1 else "s"
    cells = [
        Cell(" ".join(said) or "–"),
        Cell(str(row.candidates)),
        Cell(f"{row.lowest_mean:.1f} to {row.highest_mean:.1f}"),
        _undefined(apart) or Cell(f"{apart} point{points}"),
        *_agreement(row.agreement),
    ]
    return Row(row.text, cells, small=row.term, is_marked=row.is_marked)


def interviewer_tables(groups: Sequence[Group]) -> list[Table]:
    headings = (
        "Interviewer",
        "Scorecards",
        "Rates higher or lower",
        "Range used",
        *OF_HABITS,
    )
    return [
        table_of(
            headings,
            group.rows,
            _interviewer,
            title=_caption(group, place),
            name=f"group-{place}",
        )
        for place, group in enumerate(groups[:ROWS], start=1)
    ]


def _caption(group: Group, place: int) -> str:
    if not group.fit:
        return "No shared candidates, so not compared"
    distance = f"Typical distance from the fit: {group.residual_text} points"
    if group.is_alone:
        return f"Interviewers who share candidates. {distance}"
    return f"Group {place}: compared within the group only. {distance}"


def _interviewer(row: InterviewerRow) -> Row:
    effect, used = row.effect, row.range_used
    answers = f"{row.compared_answers} answers"
    cells = [
        Cell(str(row.scorecards)),
        _undefined(effect) or Cell(row.effect_text, answers),
        _undefined(used) or Cell("{} to {}".format(*used)),  # type: ignore[misc]
        *_habits(row.not_asked, row.hours, row.on_time),
    ]
    return Row(row.name, cells)


def _agreement(agreement: Agreement) -> list[Cell]:
    people = agreement.interviewers
    by = f"by {people} interviewer{'' if people == 1 else 's'}"
    return [
        _undefined(agreement.alpha) or Cell(agreement.alpha_text, agreement.reading),
        Cell(str(agreement.answers), by),
        _share(agreement.within_one, " pairs"),
        _undefined(agreement.r_wg) or Cell(agreement.r_wg_text),
    ]


def _habits(
    not_asked: Share | Undefined, hours: Hours | Undefined, on_time: Share | Undefined
) -> list[Cell]:
    return [_share(not_asked, " answers"), _hours(hours), _share(on_time)]


def _hours(hours: Hours | Undefined) -> Cell:
    if isinstance(hours, Undefined):
        return Cell(str(hours), hours.reason)
    number = hours.scorecards
    return Cell(f"{hours} h", f"of {number} scorecard{'' if number == 1 else 's'}")


def _share(share: Share | Undefined, things: str = "") -> Cell:
    if isinstance(share, Undefined):
        return Cell(str(share), share.reason)
    return Cell(f"{share.percent} %", f"{share.part} of {share.whole}{things}")


def _undefined(figure: Any) -> Cell | None:
    known = not isinstance(figure, Undefined)
    return None if known else Cell(str(figure), figure.reason)
