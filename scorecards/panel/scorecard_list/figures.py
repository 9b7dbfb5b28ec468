"""What the list computes for the rows of one page.

Two queries that are put together once. As subqueries of the rows, which threads must
not share, Django would write them again for each page, which takes longer than both.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, QuerySet, Sum

from scorecards.models import Answer, RedFlagCheck, Scorecard
from scorecards.models.scales import Outcome
from scorecards.models.scorecard_queries import WEIGHTED_RATING
from scorecards.models.scores import Score

SCORES: QuerySet[Any, Any] = (
    Answer.objects.filter(outcome__in=[Outcome.RATED, Outcome.COULD_NOT_ANSWER])
    .order_by()
    .values("scorecard")
    .annotate(total=Sum(WEIGHTED_RATING), count=Count("pk"), sum=Sum("weight"))
    .values_list("scorecard", "total", "count", "sum")
)
RED_FLAGS: QuerySet[Any, Any] = (
    RedFlagCheck.objects.filter(ticked=True)
    .order_by()
    .values("scorecard")
    .annotate(count=Count("pk"))
    .values_list("scorecard", "count")
)


def add_figures(rows: Iterable[Scorecard]) -> None:
    """Give each row ``shown_score`` and ``red_flag_count``."""
    cards = {row.pk: row for row in rows}
    scores = {
        key: Score(total=total, count=count, weight=weight)
        for key, total, count, weight in SCORES.filter(scorecard__in=cards)
    }
    flags = dict(RED_FLAGS.filter(scorecard__in=cards))
    for key, row in cards.items():
        vars(row)["shown_score"] = scores.get(key, Score(total=0, count=0, weight=0))
        vars(row)["red_flag_count"] = flags.get(key, 0)
