"""What the list computes for the rows of one page.

Two queries that are written once. As subqueries of the rows, Django would write them
again for each page, which takes longer than both.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, QuerySet, Sum

from scorecards.models import Answer, RedFlagCheck, Scorecard
from scorecards.models.prepared import Prepared
from scorecards.models.scales import Outcome
from scorecards.models.scorecard_queries import WEIGHTED_RATING
from scorecards.models.scores import Score
from scorecards.panel.scorecard_list.rows import ListedScorecard


@Prepared
def _scores(cards: list[int]) -> QuerySet[Any, Any]:
    counting = [Outcome.RATED, Outcome.COULD_NOT_ANSWER]
    answers = Answer.objects.filter(scorecard__in=cards, outcome__in=counting)
    grouped = answers.order_by().values("scorecard")
    return grouped.annotate(
        total=Sum(WEIGHTED_RATING), count=Count("pk"), sum=Sum("weight")
    ).values_list("scorecard", "total", "count", "sum")


@Prepared
def _red_flags(cards: list[int]) -> QuerySet[Any, Any]:
    ticked = RedFlagCheck.objects.filter(scorecard__in=cards, ticked=True)
    grouped = ticked.order_by().values("scorecard")
    return grouped.annotate(count=Count("pk")).values_list("scorecard", "count")


def add_figures(rows: Iterable[Scorecard | ListedScorecard]) -> None:
    """Give each row ``shown_score`` and ``red_flag_count``."""
    cards: dict[int, Any] = {row.pk: row for row in rows}
    scores = {
        key: Score(total=total, count=count, weight=weight)
        for key, total, count, weight in _scores.rows([*cards])
    }
    flags: dict[int, int] = dict(_red_flags.rows([*cards]))
    for key, row in cards.items():
        vars(row)["shown_score"] = scores.get(key, Score(total=0, count=0, weight=0))
        vars(row)["red_flag_count"] = flags.get(key, 0)
