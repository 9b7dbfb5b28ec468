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
        Column("Where", lambda row: row.where, "Sheets that show it.", width=26),
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
        f"{COULD_NOT_ANSWER_COUNTS_AS}. Not asked and not rated don't count: "
        "missing is never 0.",
    ),
    Method(
        "Score",
        "Scorecards, Matrix",
        "The sum of what the answers count as, each times its weight (score points), "
        "divided by the sum of the weights (score weight); two decimals, halves "
        "rounded up. Empty when nothing counts. Red flags and indicators never change "
        "it. It is not a recommendation.",
    ),
    Method(
        "Mean score",
        "Summary",
        "Score points of all scorecards of the row, divided by their score weight. It "
        "pools the answers: in a mean of the scorecards' means, scorecards with few "
        "answers would weigh as much as scorecards with many.",
    ),
    Method(
        "Formulas of the summary",
        "Summary",
        "Figures are formulas over the table Scorecards, by its column Summary row. "
        "They update when you delete rows there. Interviewers is a value. With over "
        f"{MAX_LIVE_ROWS} rows all figures are values, because opening the workbook "
        "would take minutes.",
    ),
    Method(
        "Flag rate",
        "Summary",
        "Scorecards with at least one ticked red flag, divided by all scorecards of "
        "the row.",
    ),
    Method(
        "Hours to submit",
        "Scorecards, Answers, Summary",
        "From the planned start of the interview to submission. Empty for reopened "
        "scorecards, whose first submission is no longer known, and for scorecards "
        "submitted before the interview. Summary has the median.",
    ),
    Method(
        "Basis of agreement",
        "Agreement",
        "Answers to the same question about the same candidate by two or more "
        "interviewers: the first rating of each, with could not answer as "
        f"{COULD_NOT_ANSWER_COUNTS_AS}. Only scorecards written while other "
        "interviewers' scorecards were hidden from the writer. With fewer than "
        f"{MIN_ANSWERS} such answers there is no coefficient.",
    ),
    Method(
        "Alpha",
        "Agreement",
        "Krippendorff's alpha with the ordinal difference: 1 minus the observed "
        "disagreement divided by the disagreement expected by chance. Rely on it "
        f"from {RELIABLE:.2f}, tentatively from {TENTATIVE:.3f}, and not below. "
        "Undefined when all ratings are the same.",
        "Krippendorff, K. (2011). Computing Krippendorff's Alpha-Reliability.",
    ),
    Method(
        "r wg",
        "Agreement",
        "1 minus the variance of the ratings of one answer (divided by n - 1) divided "
        "by 2, the variance of five points drawn evenly; the mean over shared "
        "answers. Below 0 it is shown as 0.",
        "James, L. R., Demaree, R. G. & Wolf, G. (1984). Estimating within-group "
        "interrater reliability with and without response bias. Journal of Applied "
        "Psychology, 69.",
    ),
    Method(
        "Within one point",
        "Agreement",
        "Pairs of interviewers whose ratings of one answer differ by 1 or less, "
        "divided by all pairs; three interviewers make three pairs.",
    ),
    Method(
        "Started, changed after other scorecards were visible",
        "Scorecards, Answers",
        "Whether the writer could read other interviewers' scorecards of the same "
        "candidate by then: because their own scorecard of another round was "
        "submitted, because it was reopened, or because the glass was broken.",
    ),
    Method(
        "Completion",
        "Scorecards, To do",
        "To do has what is assigned or begun and not submitted when the export is "
        "made, narrowed by the same filters but for those that only a submitted "
        "scorecard can meet: the days of submission. Completion of any group is its "
        "rows of Scorecards divided by its rows of both sheets.",
    ),
    Method(
        "Days late",
        "To do",
        "Whole days from the due time to the export, rounded down; 0 before it. "
        "Without a due time nothing is late.",
    ),
    Method(
        "Checksum",
        "About",
        "SHA-256, as hexadecimal digits, over the content between <sheetData> and "
        "</sheetData> of each sheet of data, as UTF-8, in the order of the workbook: "
        "the same data and filters give the same checksum. About, Methods, Summary, "
        "To do and Data dictionary are not in it.",
    ),
)
