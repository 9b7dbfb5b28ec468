"""Which scorecards: whose, in which state, visible to whom, with which figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from scorecards.models.answer import Answer
from scorecards.models.application import HEAD, Application
from scorecards.models.asked_once import MAX_KEYS, is_asked_once
from scorecards.models.opening import Opening
from scorecards.models.own_to_do import HEAD_OF_CARD, own_to_do
from scorecards.models.scales import Outcome
from scorecards.models.scores import COULD_NOT_ANSWER_COUNTS_AS

HIDDEN = "_hidden_applications"
WEIGHTED_RATING = Coalesce(F("rating"), Value(COULD_NOT_ANSWER_COUNTS_AS)) * F("weight")
"""What an answer adds to the total of a score."""


def _together(heads: Any) -> models.QuerySet[Application, Any]:
    """Keys of these applications and what is linked to them."""
    known = Application.objects.annotate(of_candidacy=HEAD).order_by()
    found: models.QuerySet[Application, Any] = known.filter(of_candidacy__in=heads)
    return found.values("pk")


class ScorecardQuerySet(models.QuerySet[Any]):
    def of(self, interviewer: User) -> ScorecardQuerySet:
        """Those that this person writes."""
        return self.filter(interviewer=interviewer)

    def of_candidacies(self, heads: Iterable[int]) -> ScorecardQuerySet:
        """Those for these applications, and for what is linked to one of them.

        Found by the index of applications, and then by theirs: of two columns in
        different tables either one may match, no index finds any.
        """
        known = Application.with_hidden.annotate(of_candidacy=HEAD).order_by()
        keys = known.filter(of_candidacy__in=list(heads)).values("pk")
        return self.filter(application__in=keys)

    def kept_by(self, interviewer: User) -> ScorecardQuerySet:
        """Those that they can open: all of theirs but what they declined."""
        return self.of(interviewer).exclude(status=self.model.Status.DECLINED)

    def to_do(self) -> ScorecardQuerySet:
        """Assigned or in draft: others wait for them, and their interviewer is blind.

        Without those that ended with their opening. By the states there are, so that an
        index leads to the few of them: what is not something, no index finds.
        """
        status = self.model.Status
        return self.filter(status__in=[status.ASSIGNED, status.DRAFT], ended_at=None)

    def unfinished(self) -> ScorecardQuerySet:
        """As `to_do`, and those that were only started; for their interviewer alone."""
        status = self.model.Status
        return self.filter(
            status__in=[status.STARTED, status.ASSIGNED, status.DRAFT], ended_at=None
        )

    def declined(self) -> ScorecardQuerySet:
        """Somebody else has to be found."""
        return self.filter(status=self.model.Status.DECLINED)

    def known(self) -> ScorecardQuerySet:
        """Without those that were only started, which are there for nobody else.

        Not by the states there are: nearly all have one of them, and SQLite would read
        them all by that index, whatever else a list asks for.
        """
        return self.exclude(status=self.model.Status.STARTED)

    def counting(self) -> ScorecardQuerySet:
        """To do, ended or submitted: without started, withdrawn and declined ones."""
        status = self.model.Status
        return self.filter(status__in=[status.ASSIGNED, status.DRAFT, status.SUBMITTED])

    def numbers_by_status(self) -> Counter[str]:
        """How many are in each state. One query."""
        numbers = self.order_by().values_list("status").annotate(number=Count("pk"))
        return Counter(dict(numbers))

    def submitted(self) -> ScorecardQuerySet:
        """Quick beside an interviewer or applications: an index begins with each.

        Beside `of_candidacies`, ask for ``submitted_at`` instead: SQLite takes the
        status for the quicker way there.
        """
        return self.filter(status=self.model.Status.SUBMITTED)

    def open_beside(
        self, application: Application, interviewer: User
    ) -> ScorecardQuerySet:
        """Others' of this application that the interviewer may read already."""
        return (
            self.visible_to(interviewer)
            .filter(application__in=application.together.values("pk"))
            .exclude(interviewer=interviewer)
        )

    def hiding_from(self, user: User | AnonymousUser) -> ScorecardQuerySet:
        """Those to submit by this person that hide others' of their applications."""
        to_do = self.filter(interviewer=user.pk).to_do()
        return to_do.exclude(application__broken_glass__person=user.pk)

    def hidden_applications(
        self, user: User | AnonymousUser
    ) -> models.QuerySet[Application, Any]:
        """Keys of the applications whose scorecards by others are hidden from them.

        Those for which they have a scorecard to submit, and what is linked with those:
        it is about the same person. The query is put together once for each person
        that is loaded, and asked each time: a page needs it often.
        """
        if is_asked_once(user) and len(heads := own_to_do(user).hiding) <= MAX_KEYS:
            return _together(sorted(heads)) if heads else Application.objects.none()
        kept = vars(user)
        if HIDDEN not in kept:
            hiding = self.model.objects.hiding_from(user).order_by()
            heads = hiding.annotate(head=HEAD_OF_CARD).values("head")
            kept[HIDDEN] = _together(heads)
        hidden: models.QuerySet[Application, Any] = kept[HIDDEN].all()
        return hidden

    def visible_to(self, user: User | AnonymousUser) -> ScorecardQuerySet:
        """What this person may know of: the one door to other people's scorecards.

        Their own, always. Of others', submitted ones alone, and none of an application
        for which they still have a scorecard to submit themselves, unless they broke
        the glass for it. Those who may not review in general, or not this opening, see
        others' where they have submitted their own.
        """
        if not isinstance(user, User) or not user.is_active:
            return self.none()
        hidden = self.model.objects.hidden_applications(user)
        # Submitted, but not by status: as nearly all are, SQLite would read them all
        # by that index, whatever else a list asks for.
        others = Q(submitted_at__isnull=False) & ~Q(application__in=hidden)
        if not user.has_perm("scorecards.view_scorecard"):
            others &= self._interviewed_by(user)
        elif not (closed := Opening.objects.closed_to(user)).query.is_empty():
            # Not by a join: SQLite would begin there, whatever else a list asks for.
            of_closed = Application.with_hidden.filter(
                pk=OuterRef("application"), opening__in=closed.order_by().values("pk")
            )
            others &= ~Exists(of_closed) | self._interviewed_by(user)
        return self.filter(Q(interviewer=user) | others)

    def _interviewed_by(self, user: User) -> Q:
        """Of applications for which this person has submitted a scorecard."""
        own = self.model.objects.of(user).submitted().values("application")
        met = Application.objects.together_with(own).order_by()
        return Q(application__in=met.values("pk"))

    def waited_for_by(self, user: User) -> ScorecardQuerySet:
        """Those to do that a panel waits for, of openings that this person reads.

        None of an application for which they have a scorecard to submit themselves: it
        would tell them who else has.
        """
        hidden = self.model.objects.hidden_applications(user)
        closed = Opening.objects.closed_to(user).values("pk")
        known = self.to_do().exclude(application__in=hidden)
        return known.exclude(application__opening__in=closed)

    def remindable_by(self, user: User) -> ScorecardQuerySet:
        """Those to do whose interviewers this person may remind.

        A coordinator may of all, a panel member of those that they wait for.
        """
        if user.has_perm("scorecards.assign_scorecard"):
            return self.to_do()
        if user.has_perms(["scorecards.view_application", "scorecards.view_scorecard"]):
            return self.waited_for_by(user)
        return self.none()

    def arranged_by(self, user: User | AnonymousUser) -> ScorecardQuerySet:
        """Those of whose interviewer, round and status a coordinator may know.

        Who still has one to submit, and of the submitted those visible to them. Nothing
        else about these scorecards may be shown.
        """
        if not user.has_perm("scorecards.assign_scorecard"):
            return self.none()
        # One by one: a list of all that are visible would be made first.
        visible = self.model.objects.visible_to(user).filter(pk=OuterRef("pk"))
        status = self.model.Status
        return self.filter(
            Q(status__in=[status.ASSIGNED, status.DRAFT], ended_at=None)
            | Q(status__in=[status.WITHDRAWN, status.DECLINED])
            | Q(Exists(visible), status=status.SUBMITTED)
        ).select_related("interviewer")

    def with_score(self) -> ScorecardQuerySet:
        """Add ``score_total``, ``_count`` and ``_weight``: `score` is made of them."""
        counting = (
            Answer.objects.filter(
                scorecard=OuterRef("pk"),
                outcome__in=[Outcome.RATED, Outcome.COULD_NOT_ANSWER],
            )
            .order_by()
            .values("scorecard")
        )
        scored: ScorecardQuerySet = self.annotate(
            score_total=Coalesce(
                Subquery(counting.annotate(total=Sum(WEIGHTED_RATING)).values("total")),
                0,
            ),
            score_count=Coalesce(
                Subquery(counting.annotate(number=Count("pk")).values("number")), 0
            ),
            score_weight=Coalesce(
                Subquery(counting.annotate(sum=Sum("weight")).values("sum")), 0
            ),
        )
        return scored

    def with_progress(self) -> ScorecardQuerySet:
        """Add ``question_count`` and ``rated_count``, for lists of drafts.

        Of what the interviewer is to cover.
        """
        focus = Q(answers__is_focus=True)
        counted: ScorecardQuerySet = self.annotate(
            question_count=Count("answers", filter=focus),
            rated_count=Count("answers", filter=focus & ~Q(answers__outcome="")),
        )
        return counted
