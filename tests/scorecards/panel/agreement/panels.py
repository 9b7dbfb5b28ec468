"""Panels of interviewers and what they gave, for the tests of agreement."""

from django.utils import timezone

from scorecards.models import Scorecard
from scorecards.models.scales import Outcome
from tests.makers import make_application, make_submitted


def make_panel(candidate, ratings, *, at=None, opening=None, round=1):
    """A submitted scorecard for each interviewer, its answers rated in this order.

    A rating of None is *not asked*, and 0 is *could not answer*.
    """
    application = make_application(candidate, opening=opening)
    at = at or timezone.now()
    made = {}
    for interviewer, given in ratings.items():
        scorecard = make_submitted(
            interviewer, application=application, at=at, round=round
        )
        # One who reviews could read the others' by then; the tests say so themselves.
        Scorecard.objects.filter(pk=scorecard.pk).update(started_after_others=False)
        for answer, rating in zip(scorecard.answers.all(), given, strict=True):
            answer.rating = rating or None
            answer.outcome = outcome_of(rating)
            answer.save()
        made[interviewer] = scorecard
    return made


def outcome_of(rating):
    if rating is None:
        return Outcome.NOT_ASKED
    return Outcome.RATED if rating else Outcome.COULD_NOT_ANSWER


def make_panels(ratings_of, number):
    """``number`` panels, so that the floor of 10 answers is passed at 3."""
    for n in range(number):
        rating = n % 5 + 1
        make_panel(f"Candidate {n}", ratings_of(rating))
