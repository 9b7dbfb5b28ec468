"""Area by interviewer: the mean of each, and of all together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scorecards.models import Answer
from scorecards.models.areas import area_scores_if_several
from scorecards.models.scores import Score
from scorecards.panel.debrief.columns import Column

NOTHING = Score(total=0, count=0, weight=0)


@dataclass(frozen=True)
class AreaRow:
    """``scores`` are in the order of the columns; ``interviewers`` rated something."""

    name: str
    kind: str
    scores: list[tuple[Column, Score]]
    score: Score
    interviewers: int


def area_rows(columns: Sequence[Column], answers: Iterable[Answer]) -> list[AreaRow]:
    """In the order of the kit; none where all questions are about the same area."""
    answers = list(answers)
    by_area: dict[str, dict[int, list[Answer]]] = {}
    for answer in answers:
        of_area = by_area.setdefault(answer.question.area_key, {})
        of_area.setdefault(answer.scorecard_id, []).append(answer)
    rows = []
    for area in area_scores_if_several(answers):
        given = by_area[area.key]
        scores = [
            (column, Score.of(given.get(column.scorecard.pk, []))) for column in columns
        ]
        rated = {
            column.scorecard.interviewer_id for column, score in scores if score.count
        }
        rows.append(AreaRow(area.name, area.kind, scores, area.score, len(rated)))
    return rows
