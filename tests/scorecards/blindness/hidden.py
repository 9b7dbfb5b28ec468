"""What others write, with a word in every text by which it would be known anywhere."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from glossary.models import Level
from scorecards.audit import trail
from scorecards.models import AuditEntry, Decision, Scorecard
from scorecards.models.scales import Outcome, Recommendation
from scorecards.workflow import submitting
from scorecards.workflow.asking_to_reopen import ask_to_reopen
from scorecards.workflow.breaking_glass import break_glass, note_view
from scorecards.workflow.deciding import decide
from scorecards.workflow.noting import add_note
from scorecards.workflow.passing_note import pass_note
from scorecards.workflow.re_rating import rate_again
from scorecards.workflow.reopening import reopen
from scorecards.workflow.starting import start_scorecard

SUBMITTING = ("ivan", "carl")


@dataclass(frozen=True)
class Written:
    """Every value that somebody else’s scorecard can have, and what follows from it."""

    word: str
    rating: int
    re_rating: int
    points: tuple[int, ...]
    seconds: int
    flags: int
    level: Level
    recommendation: Recommendation
    versions: int
    hours_ago: int
    decision: str

    @property
    def mark(self):
        """How every text begins; nobody is ever asked for that much of it."""
        return f"{self.word}-"

    def text(self, field):
        return self.mark + field


FIRST = Written(
    word="quokka",
    rating=1,
    re_rating=2,
    points=(),
    seconds=3000,
    flags=2,
    level=Level.JUNIOR,
    recommendation=Recommendation.STRONG_NO,
    versions=1,
    hours_ago=30,
    decision=Decision.Outcome.REJECT,
)
SECOND = Written(
    word="wombat",
    rating=5,
    re_rating=4,
    points=(0, 1, 2),
    seconds=60,
    flags=0,
    level=Level.SENIOR,
    recommendation=Recommendation.STRONG_YES,
    versions=2,
    hours_ago=2000,
    decision=Decision.Outcome.HIRE,
)


def write_everything(world, written, *, by_carl):
    """All that ``me`` may not know of; elsewhere only a draft, which nobody sees."""
    for application in world.hidden_applications:
        write(world, application, written, by_carl)
    for scorecard in world.scorecards_of("iris", "dora"):
        write_draft(scorecard, written)
    start_without_a_word(world, written)


def start_without_a_word(world, written):
    """Scorecards for whoever is known, and for somebody new: nobody is to notice.

    One is for an opening that is made for it too.
    """
    role = world.kit.role
    new = {"interviewer": world.nora, "candidate": written.text("started")}
    opening = world.free.opening
    start_scorecard(role=role, level=opening.level, opening=opening, **new)
    start_scorecard(role=role, level=world.kit.level, **new)
    for application in [*world.to_submit, world.free]:
        start_scorecard(
            interviewer=world.nora,
            role=role,
            level=application.opening.level,
            candidate=application.candidate,
            opening=application.opening,
        )


def write_less(world, written):
    """Nobody has submitted, nor would; there are drafts, for those who may know.

    For anybody else none of the others has a scorecard that could be hidden.
    """
    may_know = world.me.has_perm("scorecards.assign_scorecard")
    gone = SUBMITTING if may_know else world.people
    world.remove(gone)
    for scorecard in world.scorecards_of("iris", "dora"):
        write_draft(scorecard, written)


def write(world, application, written, by_carl):
    ivan, iris, carl = (
        world.of(name, application) for name in ("ivan", "iris", "carl")
    )
    submit(ivan, written)
    ask_to_reopen(ivan, by=ivan.interviewer, reason=written.text("ask"))
    if application != world.second_round:  # whose reader it would be for
        pass_note(ivan, by=ivan.interviewer, text=written.text("passed"))
    be_reopened(iris, written, by=carl.interviewer)
    break_glass(application, by=carl.interviewer, reason=written.text("glass"))
    note_view(carl.interviewer, application, written.text("page"))
    trail.record(
        AuditEntry.Action.RESUME_READ,
        actor=carl.interviewer,
        subject=carl,
        application=application,
    )
    submit(carl, by_carl)
    look_again(ivan, written)
    conclude(application, written, by=carl.interviewer)


def write_draft(scorecard, written):
    """All that its page can save."""
    number = scorecard.answers.count() - 1
    rated = scorecard.answers.order_by("question__position")[:number]
    scorecard.answers.update(
        outcome=Outcome.NOT_ASKED,
        rating=None,
        notes=written.text("notes"),
        points_heard=list(written.points),
        seconds_spent=written.seconds,
        saved_at=timezone.now(),
    )
    scorecard.answers.filter(pk__in=[answer.pk for answer in rated]).update(
        outcome=Outcome.RATED, rating=written.rating
    )
    scorecard.red_flag_checks.all().delete()
    for place, red_flag in enumerate(scorecard.kit.red_flags.all()):
        scorecard.red_flag_checks.create(
            red_flag=red_flag,
            ticked=place < written.flags,
            evidence=written.text("evidence"),
        )
    indicators = scorecard.kit.indicators.filter(level=written.level)
    scorecard.indicators.set(indicators)
    Scorecard.objects.filter(pk=scorecard.pk).update(
        status=Scorecard.Status.DRAFT,
        recommendation=written.recommendation,
        demonstrated_level=written.level,
        reason=written.text("reason"),
        summary=written.text("summary"),
        saved_at=timezone.now(),
    )


def submit(scorecard, written):
    write_draft(scorecard, written)
    scorecard.refresh_from_db()
    submitting.submit(scorecard)
    at = timezone.now() - timedelta(hours=written.hours_ago)
    Scorecard.objects.filter(pk=scorecard.pk).update(submitted_at=at)


def be_reopened(scorecard, written, *, by):
    for _ in range(written.versions):
        submit(scorecard, written)
        reopen(scorecard, by=by, reason=written.text("reopened"))


def look_again(scorecard, written):
    rate_again(
        scorecard.answers.filter(outcome=Outcome.RATED).first(),
        by=scorecard.interviewer,
        rating=written.re_rating,
        reason=written.text("re-rating"),
    )


def conclude(application, written, *, by):
    add_note(application, by=by, text=written.text("note"))
    decide(
        application=application,
        by=by,
        outcome=written.decision,
        rationale=written.text("rationale"),
        override_reason=written.text("override"),
        based_on=None,
    )
    trail.record(
        AuditEntry.Action.EXPORTED,
        actor=by,
        subject=Scorecard,
        filters={"Search": written.text("filter")},
        rows=written.versions,
    )
