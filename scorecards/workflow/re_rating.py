"""Rating again after the debrief: beside the first rating, never instead of it.

It is for interviewers who may read others' scorecards of the application: nobody looks
again who has not submitted everything, or whom nobody could have told anything.
"""

from django.contrib.auth.models import User
from django.db.models import QuerySet

from glossary.locking import in_transaction
from scorecards.audit import trail
from scorecards.models import Answer, AuditEntry, ReRating, Scorecard
from scorecards.models.scales import Outcome
from scorecards.models.scores import COULD_NOT_ANSWER_COUNTS_AS
from scorecards.workflow.locking import locked_scorecard
from scorecards.workflow.rights import require_own


class TooEarlyError(Exception):
    """Before the debrief a rating is changed by nobody."""


class SameRatingError(Exception):
    """That is what the answer is rated already."""


def may_re_rate(scorecard: Scorecard) -> bool:
    """Whether its interviewer may rate it again. Three queries at most."""
    if not scorecard.is_submitted:
        return False
    mine = Scorecard.objects.of(scorecard.interviewer)
    together = scorecard.application.together.values("pk")
    if mine.to_do().filter(application__in=together).exists():
        return False
    return Scorecard.objects.open_beside(
        scorecard.application, scorecard.interviewer
    ).exists()


def answers_to_rate_again(scorecard: Scorecard) -> QuerySet[Answer]:
    """What was asked and got a rating, or no answer."""
    heard = [Outcome.RATED, Outcome.COULD_NOT_ANSWER]
    return scorecard.answers.filter(outcome__in=heard).select_related("question")


@in_transaction
def rate_again(answer: Answer, *, by: User, rating: int, reason: str) -> ReRating:
    """The re-rating; that of a moment ago when the same is sent twice.

    Raises `TooEarlyError`, and `SameRatingError` where nothing would change.
    """
    scorecard = locked_scorecard(answer.scorecard_id)
    require_own(scorecard, by)
    if not may_re_rate(scorecard):
        raise TooEarlyError
    answer = scorecard.answers.get(pk=answer.pk)  # as it is behind the lock
    latest = answer.re_ratings.order_by("-pk").first()
    if latest and (latest.rating, latest.reason) == (rating, reason):
        repeated: ReRating = latest
        return repeated
    if rating == _present_rating(answer, latest):
        raise SameRatingError
    look: ReRating = ReRating.objects.create(
        answer=answer, rating=rating, reason=reason
    )
    trail.record(
        AuditEntry.Action.RE_RATED,
        actor=by,
        subject=scorecard,
        application=scorecard.application,
    )
    return look


def _present_rating(answer: Answer, latest: ReRating | None) -> int:
    if latest:
        return latest.rating
    return answer.rating or COULD_NOT_ANSWER_COUNTS_AS
