"""The sheet Areas: a row for each scorecard and area that it asks about."""

from scorecards.export.rows import AreaRow
from scorecards.export.sheets.identity import CHANGED_AFTER_REVEAL, IDENTITY, WHOSE
from scorecards.models import KitQuestion
from scorecards.workbooks.columns import Bars, Column, Kind, Paper, Sheet

AREA_KINDS = ", ".join(KitQuestion.Kind.labels)

AREAS = Sheet[AreaRow](
    title="Areas",
    table="Areas",
    frozen=3,
    paper=Paper(
        (*WHOSE, "Area", "Kind of area", "Mean", "Answers in mean"), upright=True
    ),
    key=lambda row: f"{row.scorecard.pk} {row.area.key}",
    columns=(
        *IDENTITY,
        Column(
            "Area ID",
            lambda row: row.area.key,
            "Identifies the area, however it is renamed: industry and term, or "
            "competency.",
            width=40,
        ),
        Column(
            "Area",
            lambda row: row.area.name,
            "Term or competency that the questions are about.",
            width=24,
        ),
        Column(
            "Kind of area",
            lambda row: row.area.kind,
            "Whether the area is a term, a competency or the opening's own question.",
            width=14,
            values=AREA_KINDS,
        ),
        Column(
            "Mean",
            lambda row: row.area.score.mean,
            "Weighted mean of what the answers about the area count as, halves rounded "
            "up; empty when none counts.",
            Kind.DECIMAL,
            9,
            values="1.00 to 5.00",
            unit="rating",
            bars=Bars(0, 5),
        ),
        Column(
            "Answers in mean",
            lambda row: row.area.score.count,
            "How many answers are behind the mean: rated or could not answer.",
            Kind.NUMBER,
            12,
        ),
        Column(
            "Points in mean",
            lambda row: row.area.score.total,
            "What the answers count as, each as often as it weighs, added up: the mean "
            "is these by the weight.",
            Kind.NUMBER,
            10,
        ),
        Column(
            "Weight in mean",
            lambda row: row.area.score.weight,
            "The weights of the answers in the mean, added up.",
            Kind.NUMBER,
            10,
        ),
        CHANGED_AFTER_REVEAL,
    ),
)
