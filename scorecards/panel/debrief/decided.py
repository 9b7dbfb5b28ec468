"""What was decided, for lists of applications; blind like everything else."""

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Case, CharField, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from scorecards.models import Application, Decision, Scorecard


def with_decision(
    applications: QuerySet[Application], user: User | AnonymousUser
) -> QuerySet[Application]:
    """Add ``decision``, the newest outcome; empty where there is none yet.

    It is None where the person owes a scorecard and may not know.
    """
    owed = Scorecard.objects.filter(interviewer=user.pk).owed()
    hidden = owed.exclude(application__broken_glass__person=user.pk)
    newest = Decision.objects.filter(application=OuterRef("pk")).order_by("-pk")
    return applications.annotate(
        decision=Case(
            When(pk__in=hidden.values("application"), then=Value(None)),
            default=Coalesce(Subquery(newest.values("outcome")[:1]), Value("")),
            output_field=CharField(null=True),
        )
    )
