"""What the database holds every scorecard to."""

from django.db import models
from django.db.models import Q

from glossary.models import Level
from scorecards.models.scales import Recommendation
from scorecards.models.scorecard_states import Stateful

CONSTRAINTS = [
    models.UniqueConstraint(
        fields=["application", "interviewer", "round"],
        name="scorecard_unique_round_of_interviewer",
        violation_error_message=(
            "This interviewer already has a scorecard for that round."
        ),
    ),
    models.CheckConstraint(
        condition=Q(status="submitted", submitted_at__isnull=False)
        | (~Q(status="submitted") & Q(submitted_at=None)),
        name="scorecard_submitted_at_when_submitted",
        violation_error_message="A submitted scorecard needs a time.",
    ),
    models.CheckConstraint(
        condition=~Q(status="submitted")
        | (~Q(recommendation="") & (~Q(summary="") | Q(erased_at__isnull=False))),
        name="scorecard_concluded_when_submitted",
        violation_error_message=(
            "A submitted scorecard needs a recommendation and a summary."
        ),
    ),
    models.CheckConstraint(
        condition=Q(ended_at=None) | ~Q(status="submitted"),
        name="scorecard_ended_or_submitted",
        violation_error_message="A submitted scorecard was not ended.",
    ),
    models.CheckConstraint(
        condition=Q(round__gte=1),
        name="scorecard_round_from_1",
        violation_error_message="Rounds start at 1.",
    ),
    models.CheckConstraint(
        condition=Q(interview_minutes__range=(5, 480)),
        name="scorecard_interview_minutes_5_to_480",
        violation_error_message="Choose between 5 minutes and 8 hours.",
    ),
    models.CheckConstraint(
        condition=Q(version__gte=1),
        name="scorecard_version_from_1",
        violation_error_message="Versions start at 1.",
    ),
    models.CheckConstraint(
        condition=Q(status__in=Stateful.Status.values),
        name="scorecard_known_status",
        violation_error_message="Pick a status from the list.",
    ),
    models.CheckConstraint(
        condition=Q(recommendation__in=["", *Recommendation.values]),
        name="scorecard_known_recommendation",
        violation_error_message="Pick strong no, no, yes or strong yes.",
    ),
    models.CheckConstraint(
        condition=Q(demonstrated_level__in=["", *Level.values]),
        name="scorecard_known_demonstrated_level",
        violation_error_message="Pick a level from the list.",
    ),
]
