"""What the columns of the scorecard list sort by."""

from typing import Any

from django.db.models import (
    Case,
    Count,
    FloatField,
    IntegerField,
    OuterRef,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce

from scorecards.models import Answer, RedFlagCheck
from scorecards.models.scales import Outcome, Recommendation
from scorecards.models.scorecard_queries import WEIGHTED_RATING

COUNTING = Answer.objects.filter(
    scorecard=OuterRef("pk"), outcome__in=[Outcome.RATED, Outcome.COULD_NOT_ANSWER]
)
TICKED = RedFlagCheck.objects.filter(scorecard=OuterRef("pk"), ticked=True)


def of_scorecard(parts: Any, value: Combinable) -> Subquery:
    """One number from all these parts of a scorecard."""
    grouped = parts.order_by().values("scorecard")
    return Subquery(grouped.annotate(value=value).values("value"))


MEAN = of_scorecard(
    COUNTING,
    Cast(
        Sum(WEIGHTED_RATING),
        FloatField(),
    )
    / Sum("weight"),
)
RED_FLAGS = Coalesce(of_scorecard(TICKED, Count("pk")), 0)
FROM_NO_TO_YES = Case(
    *(
        When(recommendation=recommendation, then=Value(place))
        for place, recommendation in enumerate(Recommendation.values)
    ),
    output_field=IntegerField(null=True),
)
