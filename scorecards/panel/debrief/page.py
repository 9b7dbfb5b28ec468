"""The debrief as something to read: on the page, on paper, in a workbook."""

from collections import Counter
from dataclasses import dataclass

from django.contrib.auth.models import User

from scorecards.models import Application, DebriefNote, Decision, Scorecard
from scorecards.models.scales import Recommendation
from scorecards.models.scores import Score
from scorecards.panel.debrief.areas import AreaRow, area_rows
from scorecards.panel.debrief.columns import Column, columns_of
from scorecards.panel.debrief.evidence import (
    Experience,
    IndicatorGroup,
    RaisedFlag,
    experience_of,
    indicator_groups,
    raised_flags,
)
from scorecards.panel.debrief.matrix import Matrix, build_matrix
from scorecards.panel.debrief.queries import DebriefData


@dataclass(frozen=True)
class Debrief:
    """``decisions`` are newest first; ``to_do`` is for names and rounds alone."""

    application: Application
    columns: list[Column]
    to_do: list[Scorecard]
    matrix: Matrix
    score: Score
    areas: list[AreaRow]
    red_flags: list[RaisedFlag]
    experience: list[Experience]
    indicators: list[IndicatorGroup]
    notes: list[DebriefNote]
    decisions: list[Decision]

    @property
    def decision(self) -> Decision | None:
        return self.decisions[0] if self.decisions else None

    def rated_again_by(self, person: User) -> list[int]:
        """Keys of their own scorecards, where there are others that they read here."""
        own = [each.scorecard.interviewer_id == person.pk for each in self.columns]
        if all(own) or any(each.interviewer_id == person.pk for each in self.to_do):
            return []
        return [
            each.scorecard.pk
            for each, is_own in zip(self.columns, own, strict=True)
            if is_own
        ]

    @property
    def decided_alone(self) -> set[int]:
        """Keys of the decisions that rested on one scorecard alone."""
        return {each.pk for each in self.decisions if self._in_by(each) == 1}

    def _in_by(self, decision: Decision) -> int:
        """How many scorecards were in; what was reopened since was in as well."""
        known = [column.scorecard for column in self.columns]
        times = [each.submitted_at for each in known if each.version == 1]
        before = [each for each in times if each and each <= decision.decided_at]
        return len(known) - len(times) + len(before)

    @property
    def interviewers(self) -> int:
        """How many people wrote the scorecards."""
        return len({column.scorecard.interviewer_id for column in self.columns})

    @property
    def re_ratings(self) -> int:
        return sum(
            bool(cell.re_rating) for row in self.matrix.rows for cell in row.cells
        )

    @property
    def recommendations(self) -> list[tuple[str, int]]:
        """How many recommend what, from strong yes to strong no; those given alone."""
        given = Counter(column.scorecard.recommendation for column in self.columns)
        return [
            (each.label, given[each])
            for each in reversed(Recommendation)
            if given[each]
        ]

    @property
    def kit_versions(self) -> list[int]:
        """Of the scorecards, or of the opening while there are none."""
        versions = {column.scorecard.kit.version for column in self.columns}
        return sorted(versions) or [self.application.opening.kit.version]


def build_debrief(material: DebriefData) -> Debrief:
    columns = columns_of(material.scorecards, material.answers)
    return Debrief(
        application=material.application,
        columns=columns,
        to_do=material.to_do,
        matrix=build_matrix(
            columns,
            material.answers,
            material.re_ratings,
            kit=material.application.opening.kit_id,
        ),
        score=Score.of(material.answers),
        areas=area_rows(columns, material.answers),
        red_flags=raised_flags(columns, material.red_flags),
        experience=experience_of(columns, material.indicators),
        indicators=indicator_groups(columns, material.indicators),
        notes=material.notes,
        decisions=material.decisions,
    )
