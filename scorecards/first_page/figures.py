"""What the scorecards of candidates say, in one line each."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.auth.models import User

from scorecards.models import Answer, Application, RedFlagCheck, Scorecard
from scorecards.models.scales import Outcome, Recommendation
from scorecards.models.scores import COULD_NOT_ANSWER_COUNTS_AS, Score
from scorecards.panel.agreement.spread import Spread
from scorecards.panel.debrief.ready import HEAD


@dataclass
class Ready:
    """One candidacy; ``since`` is when its last scorecard was submitted."""

    key: int  # of its application
    opening: int
    since: datetime
    application: Application | None = None
    number: int = 0
    recommendations: list[str] = field(default_factory=list)
    score: Score = field(default_factory=lambda: Score(0, 0, 0))
    questions: int = 0
    to_discuss: int = 0
    red_flags: int = 0

    @property
    def agreed(self) -> bool:
        """Several interviewers, and nothing that they rated far apart."""
        return self.number > 1 and not self.to_discuss


def read_figures(rows: dict[int, Ready], user: User) -> None:
    """By the key of the application. Three queries, of what this person may see."""
    known = Scorecard.objects.visible_to(user).of_candidacies(rows)
    known = known.filter(submitted_at__isnull=False)
    of: dict[int, int] = {}
    for pk, key, given in known.order_by("round", "interviewer__username").values_list(
        "pk", HEAD, "recommendation"
    ):
        of[pk] = key
        rows[key].number += 1
        rows[key].recommendations.append(Recommendation(given).label)
    _read_answers(rows, of)
    ticked = RedFlagCheck.objects.filter(scorecard__in=of, ticked=True)
    flags = ticked.values_list("scorecard", "red_flag__text", "red_flag__term")
    raised = {(of[scorecard], text, term) for scorecard, text, term in flags}
    for key, _, _ in raised:
        rows[key].red_flags += 1


def _read_answers(rows: dict[int, Ready], of: dict[int, int]) -> None:
    """As the debrief counts them: a question is that of its source in the kit."""
    answers = Answer.objects.filter(scorecard__in=of).order_by()
    values: dict[tuple[int, str], list[int]] = defaultdict(list)
    weights: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for scorecard, source, outcome, rating, weight in answers.values_list(
        "scorecard", "question__source", "outcome", "rating", "weight"
    ):
        given = values[of[scorecard], source]
        low = outcome == Outcome.COULD_NOT_ANSWER
        value = COULD_NOT_ANSWER_COUNTS_AS if low else rating
        if value is not None:
            given.append(value)
            weights[of[scorecard]].append((value, weight))
    for (key, _), given in values.items():
        rows[key].questions += 1
        rows[key].to_discuss += Spread.of(given).is_wide
    for key, rated in weights.items():
        rows[key].score = Score(
            total=sum(value * weight for value, weight in rated),
            count=len(rated),
            weight=sum(weight for _, weight in rated),
        )
