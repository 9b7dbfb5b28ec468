"""The sheet Methods: how each figure comes about, with its source."""

from typing import NamedTuple

from scorecards.export.sheets.summary import MAX_LIVE_ROWS
from scorecards.models.scores import COULD_NOT_ANSWER_COUNTS_AS
from scorecards.panel.agreement.summary import MIN_ANSWERS
from scorecards.panel.agreement.words import RELIABLE, TENTATIVE
from scorecards.workbooks.columns import Column, Kind, Sheet


class Method(NamedTuple):
    figure: str
    where: str
    how: str
    source: str = ""


METHODS = Sheet[Method](
    title="Methods",
    table="Methods",
    data=False,
    columns=(
        Column("Figure", lambda row: row.figure, "What is computed.", width=26),
        Column("Where", lambda row: row.where, "Sheets that have it.", width=26),
        Column(
            "How", lambda row: row.how, "How it is computed.", Kind.LONG_TEXT, width=90
        ),
        Column(
            "Source",
            lambda row: row.source,
            "Where the method is described; empty when it is plain arithmetic.",
            Kind.LONG_TEXT,
            width=50,
        ),
    ),
)

ALL: tuple[Method, ...] = (
    Method(
        "Counts as",
        "Answers",
        f"A rated answer counts as its rating, 1 to 5. Could not answer counts as "
        f"{COULD_NOT_ANSWER_COUNTS_AS}. Not asked and not rated count as nothing: "
        "missing is never 0.",
    ),
    Method(
        "Score",
        "Scorecards, Matrix",
        "What the answers count as, each as often as it weighs (score points), by the "
        "weights added up (score weight); two decimals, halves rounded up. Empty when "
        "nothing counts. Red flags and indicators never change it, and it recommends "
        "nothing.",
    ),
    Method(
        "Mean score",
        "Summary",
        "Score points of all scorecards of the row, by their score weight. It pools "
        "the answers: a mean of the scorecards' means would let those with few answers "
        "weigh as much as those with many.",
    ),
    Method(
        "Formulas of the summary",
        "Summary",
        "Figures are formulas over the table Scorecards, by its column Summary row; "
        "they follow when rows are deleted there. Interviewers is a value. With over "
        f"{MAX_LIVE_ROWS} rows all figures are values, as opening the workbook would "
        "take minutes.",
    ),
    Method(
        "Flag rate",
        "Summary",
        "Scorecards with one ticked red flag or more, by all scorecards of the row.",
    ),
    Method(
        "Hours to submit",
        "Scorecards, Answers, Summary",
        "From the beginning of the interview, as arranged, to the submission. Reopened "
        "scorecards have none, as they no longer say when they were first submitted; "
        "nor has a submission before its interview. Summary has the median.",
    ),
    Method(
        "What agreement rests on",
        "Agreement",
        "Answers to the same question about the same candidate by two interviewers or "
        "more: of each the first rating, could not answer as "
        f"{COULD_NOT_ANSWER_COUNTS_AS}, from scorecards written while the others' were "
        f"closed to their writer. Under {MIN_ANSWERS} such answers there is no "
        "coefficient.",
    ),
    Method(
        "Alpha",
        "Agreement",
        "Krippendorff's alpha with the ordinal difference: 1 less the observed "
        f"disagreement by that of chance. Rely on it from {RELIABLE:.2f}, tentatively "
        f"from {TENTATIVE:.3f}, else not. Undefined when all ratings are the same.",
        "Krippendorff, K. (2011). Computing Krippendorff's Alpha-Reliability.",
    ),
    Method(
        "r wg",
        "Agreement",
        "1 less the variance of the ratings of one answer (n - 1 below) by 2, that of "
        "five points drawn evenly; the mean over shared answers. Below 0 it is shown "
        "as 0.",
        "James, L. R., Demaree, R. G. & Wolf, G. (1984). Estimating within-group "
        "interrater reliability with and without response bias. Journal of Applied "
        "Psychology, 69.",
    ),
    Method(
        "Within one point",
        "Agreement",
        "Pairs of interviewers whose ratings of one answer differ by 1 or less, by all "
        "pairs; three interviewers make three pairs.",
    ),
    Method(
        "Begun, changed after others were open",
        "Scorecards, Answers",
        "Whether the writer could read others' scorecards of the same candidate by "
        "then: because their own of another round was submitted, because it was "
        "reopened, or because the glass was broken.",
    ),
    Method(
        "Checksum",
        "About",
        "SHA-256, as hexadecimal digits, over what stands between <sheetData> and "
        "</sheetData> of each sheet of data, as UTF-8, in the order of the workbook: "
        "the same data and filters give the same one. About, Methods, Summary and Data "
        "dictionary are not in it.",
    ),
)
