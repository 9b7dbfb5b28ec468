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


class TableCell(NamedTuple):
    text: str
    small: str = ""


class TableRow(NamedTuple):
    title: str
    cells: Sequence[TableCell]
    small: str = ""
    address: str = ""
    is_marked: bool = False


@dataclass(frozen=True)
class Table:
    """``folded`` are those of which too little is known, by title and address."""

    headings: Sequence[str]
    rows: Sequence[TableRow]
    number: int
    folded: Sequence[TableRow] = ()
    title: str = ""
    name: str = ""
    words: str = ""

    @property
    def folded_named(self) -> Sequence[TableRow]:
        return self.folded[:NAMED]

    @property
    def folded_more(self) -> int:
        return max(0, len(self.folded) - NAMED)


def table_of(
    headings: Sequence[str],
    rows: Iterable[Any],
    show: Callable[[Any], TableRow],
    *,
    folds: Callable[[Any], TableRow | None] = lambda row: None,
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

    def show(row: AgreementRow) -> TableRow:
        cells = [TableCell(str(row.scorecards)), *_agreement(row.agreement)]
        return TableRow(row.title, cells, address=address(row))

    def folds(row: AgreementRow) -> TableRow | None:
        has_enough = row.agreement.answers >= MIN_ANSWERS
        return None if has_enough else TableRow(row.title, (), address=address(row))

    headings = (heading, "Scorecards", *OF_AGREEMENT)
    return table_of(headings, rows, show, folds=folds, **options)


def quarter_table(rows: Iterable[QuarterRow]) -> Table:
    def show(row: QuarterRow) -> TableRow:
        if not row.scorecards:
            return TableRow(str(row.quarter), [TableCell("0", "none submitted")])
        habits = _habits(row.not_asked, row.hours, row.on_time)
        cells = [TableCell(str(row.scorecards)), *_agreement(row.agreement), *habits]
        return TableRow(str(row.quarter), cells)

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
        folds=lambda row: TableRow(row.text, ()) if row.is_undecided else None,
        title="Questions",
        name="questions",
        words="Questions to review come first: every candidate scored the same, or "
        "interviewers of the same candidate disagreed widely.",
    )


def _question(row: QuestionRow) -> TableRow:
    said = ["Same score for everybody."] * row.tells_nothing_apart
    said += ["Interviewers disagree."] * row.divides
    apart = row.widest_range
    points = "" if isinstance(apart, Undefined) or apart == 1 else "s"
    cells = [
        TableCell(" ".join(said) or "–"),
        TableCell(str(row.candidates)),
        TableCell(f"{row.lowest_mean:.1f} to {row.highest_mean:.1f}"),
        _undefined(apart) or TableCell(f"{apart} point{points}"),
        *_agreement(row.agreement),
    ]
    return TableRow(row.text, cells, small=row.term, is_marked=row.is_marked)


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


def _interviewer(row: InterviewerRow) -> TableRow:
    effect, used = row.effect, row.range_used
    answers = f"{row.compared_answers} answers"
    cells = [
        TableCell(str(row.scorecards)),
        _undefined(effect) or TableCell(row.effect_text, answers),
        _undefined(used) or TableCell("{} to {}".format(*used)),  # type: ignore[misc]
        *_habits(row.not_asked, row.hours, row.on_time),
    ]
    return TableRow(row.name, cells)


def _agreement(agreement: Agreement) -> list[TableCell]:
    people = agreement.interviewers
    by = f"by {people} interviewer{'' if people == 1 else 's'}"
    return [
        _undefined(agreement.alpha)
        or TableCell(agreement.alpha_text, agreement.reading),
        TableCell(str(agreement.answers), by),
        _share(agreement.within_one, " pairs"),
        _undefined(agreement.r_wg) or TableCell(agreement.r_wg_text),
    ]


def _habits(
    not_asked: Share | Undefined, hours: Hours | Undefined, on_time: Share | Undefined
) -> list[TableCell]:
    return [_share(not_asked, " answers"), _hours(hours), _share(on_time)]


def _hours(hours: Hours | Undefined) -> TableCell:
    if isinstance(hours, Undefined):
        return TableCell(str(hours), hours.reason)
    number = hours.scorecards
    return TableCell(f"{hours} h", f"of {number} scorecard{'' if number == 1 else 's'}")


def _share(share: Share | Undefined, things: str = "") -> TableCell:
    if isinstance(share, Undefined):
        return TableCell(str(share), share.reason)
    return TableCell(f"{share.percent} %", f"{share.part} of {share.whole}{things}")


def _undefined(figure: Any) -> TableCell | None:
    known = not isinstance(figure, Undefined)
    return None if known else TableCell(str(figure), figure.reason)
