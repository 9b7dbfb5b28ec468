"""One candidate's row: what all scorecards of the compared kit say together."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from glossary.models import Level
from scorecards.models import Decision, Kit, RedFlagCheck, Scorecard
from scorecards.models.scales import Recommendation
from scorecards.models.scores import Score
from scorecards.panel.comparison.cells import ComparisonCell, Given
from scorecards.panel.comparison.flags import ComparisonFlag, raised_flags
from scorecards.panel.comparison.panels import PlannedPanels
from scorecards.panel.comparison.plates import Nameplate
from scorecards.panel.comparison.queries import ComparisonData


@dataclass(frozen=True)
class ComparisonRow:
    """Of a withheld candidate only the plate, and the reader's own scorecards.

    ``elsewhere`` counts, by version, the scorecards of other kits of the round, which
    are in none of the figures. ``other_panel`` says how the panel was not the planned.
    """

    plate: Nameplate
    withheld: list[int] = field(default_factory=list)
    scorecards: int = 0
    to_do: int = 0
    interviewers: int = 0
    score: Score = Score(total=0, count=0, weight=0)
    recommendations: Counter[str] = field(default_factory=Counter)
    levels: Counter[str] = field(default_factory=Counter)
    red_flags: list[ComparisonFlag] = field(default_factory=list)
    raised_in: int = 0
    decision: str = ""
    cells: dict[int, ComparisonCell] = field(default_factory=dict)  # by question
    areas: dict[str, ComparisonCell] = field(default_factory=dict)  # by the area's key
    elsewhere: Counter[int] = field(default_factory=Counter)
    other_panel: str = ""

    @property
    def recommended(self) -> list[tuple[str, int]]:
        """Those given alone, from strong yes to strong no."""
        return [
            (each.label, self.recommendations[each])
            for each in reversed(Recommendation)
            if self.recommendations[each]
        ]

    @property
    def demonstrated(self) -> list[tuple[str, int]]:
        """Those named alone, from senior down."""
        return [
            (each.label, self.levels[each])
            for each in reversed(Level)
            if self.levels[each]
        ]

    @property
    def by_version(self) -> list[tuple[int, int]]:
        """Version and number of the scorecards of other kits."""
        return sorted(self.elsewhere.items())

    @property
    def decided(self) -> str:
        return Decision.Outcome(self.decision).label if self.decision else ""


@dataclass(frozen=True)
class Evidence:
    """What was loaded for the rows, by application."""

    scorecards: dict[int, list[Scorecard]]
    answers: dict[int, list[Given]]
    checks: dict[int, list[RedFlagCheck]]

    @classmethod
    def of(
        cls,
        scorecards: Sequence[Scorecard],
        answers: Iterable[Given],
        checks: Iterable[RedFlagCheck],
    ) -> "Evidence":
        of = {scorecard.pk: scorecard.candidacy for scorecard in scorecards}
        made = cls({}, {}, {})
        for scorecard in scorecards:
            made.scorecards.setdefault(of[scorecard.pk], []).append(scorecard)
        for answer in answers:
            made.answers.setdefault(of[answer.scorecard], []).append(answer)
        for check in checks:
            made.checks.setdefault(of[check.scorecard_id], []).append(check)
        return made


def build_rows(
    material: ComparisonData,
    kit: Kit,
    evidence: Evidence,
    plates: dict[int, Nameplate],
    area_of: dict[int, str],
    panels: PlannedPanels,
) -> list[ComparisonRow]:
    """One for each candidate, in the order of the plates.

    ``area_of`` has the key of each question's area.
    """
    elsewhere = _elsewhere(material, kit)
    rows = []
    for application in material.applications:
        key, plate = application.pk, plates[application.pk]
        if key in material.withheld:
            rows.append(ComparisonRow(plate, withheld=material.withheld[key]))
            continue
        rows.append(
            _row(
                plate,
                evidence.scorecards.get(key, []),
                evidence.answers.get(key, []),
                evidence.checks.get(key, []),
                area_of,
                to_do=material.to_do[key],
                decision=getattr(application, "decision", None) or "",
                elsewhere=elsewhere.get(key, Counter()),
                panels=panels,
            )
        )
    return sorted(rows, key=lambda row: row.plate.order)


def _row(
    plate: Nameplate,
    scorecards: Sequence[Scorecard],
    answers: Sequence[Given],
    checks: Sequence[RedFlagCheck],
    area_of: dict[int, str],
    *,
    to_do: int,
    decision: str,
    elsewhere: Counter[int],
    panels: PlannedPanels,
) -> ComparisonRow:
    by_key = {scorecard.pk: scorecard for scorecard in scorecards}
    levels = [each.demonstrated_level for each in scorecards if each.demonstrated_level]
    return ComparisonRow(
        plate=plate,
        scorecards=len(scorecards),
        to_do=to_do,
        interviewers=len({each.interviewer for each in answers if each.value}),
        score=Score.of(answers),
        recommendations=Counter(each.recommendation for each in scorecards),
        levels=Counter(levels),
        red_flags=raised_flags(checks, by_key, plate),
        raised_in=len({check.scorecard_id for check in checks}),
        decision=decision,
        cells=_cells(answers),
        areas=_areas(answers, area_of),
        elsewhere=elsewhere,
        other_panel=panels.difference(scorecards, to_do=to_do),
    )


def _cells(answers: Iterable[Given]) -> dict[int, ComparisonCell]:
    by_question: dict[int, list[Given]] = {}
    for answer in answers:
        by_question.setdefault(answer.question, []).append(answer)
    return {
        question: ComparisonCell.of(given) for question, given in by_question.items()
    }


def _areas(
    answers: Iterable[Given], area_of: dict[int, str]
) -> dict[str, ComparisonCell]:
    by_area: dict[str, list[Given]] = {}
    for answer in answers:
        by_area.setdefault(area_of[answer.question], []).append(answer)
    return {area: ComparisonCell.weighted(given) for area, given in by_area.items()}


def _elsewhere(material: ComparisonData, kit: Kit) -> dict[int, Counter[int]]:
    """How many scorecards of which other version, by application."""
    found: dict[int, Counter[int]] = {}
    for scorecard in material.scorecards:
        if scorecard.kit_id != kit.pk and scorecard.kit.round == kit.round:
            versions = found.setdefault(scorecard.candidacy, Counter())
            versions[scorecard.kit.version] += 1
    return found
