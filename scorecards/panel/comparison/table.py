"""The whole comparison of one opening, ready to show."""

from dataclasses import dataclass

from scorecards.models import Kit
from scorecards.panel.comparison.cells import read_answers
from scorecards.panel.comparison.columns import ComparisonColumn, columns_of
from scorecards.panel.comparison.flags import read_flags
from scorecards.panel.comparison.panels import PlannedPanels
from scorecards.panel.comparison.plates import Nameplate
from scorecards.panel.comparison.queries import ComparisonData
from scorecards.panel.comparison.questions import Asked, asked_questions
from scorecards.panel.comparison.rows import ComparisonRow, Evidence, build_rows


@dataclass(frozen=True)
class Comparison:
    """``rows`` are those on the page; ``apart`` those with scorecards of other kits."""

    kit: Kit
    questions: list[Asked]
    columns: list[ComparisonColumn]
    rows: list[ComparisonRow]
    apart: list[ComparisonRow]

    @property
    def scorecards(self) -> int:
        return sum(row.scorecards for row in self.rows)

    @property
    def withheld(self) -> int:
        return sum(bool(row.withheld) for row in self.rows)


def compare(
    material: ComparisonData, kit: Kit, plates: dict[int, Nameplate]
) -> Comparison:
    """Five queries. Who was filled with other kits alone is not among the rows."""
    scorecards = material.of_kit(kit)
    answers = read_answers(scorecards)
    evidence = Evidence.of(scorecards, answers, read_flags(scorecards))
    questions = asked_questions(material.opening, kit, answers)
    area_of = {asked.question.pk: asked.question.area_key for asked in questions}
    panels = PlannedPanels(material.opening)
    rows = build_rows(material, kit, evidence, plates, area_of, panels)
    return Comparison(
        kit=kit,
        questions=questions,
        columns=columns_of(questions),
        rows=[row for row in rows if row.scorecards or not row.elsewhere],
        apart=[row for row in rows if row.elsewhere],
    )
