"""A candidate and an opening brought together."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce

from glossary.personal_text import Owner, Personal, PersonalText, nobody
from scorecards.models.hidden import HiddenField, ShownManager
from scorecards.models.opening import Opening, external_id_constraints
from scorecards.models.opening_queries import Reader
from scorecards.models.people import (
    MAX_EXTERNAL_ID,
    MAX_SOURCE,
    Candidate,
    SourceField,
)

HEAD = Coalesce(F("merged_into_id"), F("id"))
"""The key of the application that stands for all that are linked to it."""


class ApplicationQuerySet(models.QuerySet["Application"]):
    def heads(self) -> "ApplicationQuerySet":
        """One for each candidacy: without those linked to another one."""
        return self.filter(merged_into=None)

    def readable_by(self, user: Reader) -> "ApplicationQuerySet":
        """Those of openings whose candidates this person may read."""
        closed = Opening.objects.closed_to(user)
        return self.exclude(opening__in=closed.order_by().values("pk"))

    def together_with(self, keys: Any) -> "ApplicationQuerySet":
        """The applications of those keys, and all that are linked with one of them."""
        known = Application.objects.filter(pk__in=keys).order_by()
        heads = known.annotate(of_candidacy=HEAD).values("of_candidacy")
        return self.annotate(of_candidacy=HEAD).filter(of_candidacy__in=heads)

    def of_candidacy(self, head: OuterRef) -> "ApplicationQuerySet":
        """The application of that key, and those linked to it.

        Found by their index for each row outside. SQLite compares a mere column with
        an expression as numbers, for which the index is in no order: it would read
        every application for each row.
        """
        known = self.annotate(of_candidacy=HEAD).filter(of_candidacy=head + 0)
        return known.order_by()

    def with_any(self, records: models.QuerySet[Any]) -> "ApplicationQuerySet":
        """Those that one of these records is about, found by the record's index."""
        return self.filter(
            Exists(records.filter(application=OuterRef("pk")).order_by())
        )


def has_any(records: models.QuerySet[Any]) -> Exists:
    """Whether one of these is about the application outside or about one linked to it.

    A condition for `heads`. Asked of each application in turn: of records whose
    application is in a list of keys, PostgreSQL compares every one with every row.
    """
    return Exists(Application.objects.of_candidacy(OuterRef("pk")).with_any(records))


class Application(models.Model):
    """One person's candidacy for one opening.

    Where the same person turns out to have two, one is linked to the other with
    `merged_into`. What was recorded for each stays with it; whoever reads the one
    reads `together`.
    """

    candidate = models.ForeignKey(
        Candidate, on_delete=models.PROTECT, related_name="applications"
    )
    opening = models.ForeignKey(
        Opening, on_delete=models.PROTECT, related_name="applications"
    )

    external_source = SourceField(max_length=MAX_SOURCE, blank=True, editable=False)
    external_id = models.CharField(
        max_length=MAX_EXTERNAL_ID, blank=True, editable=False
    )
    merged_into = models.ForeignKey(
        "self",
        null=True,
        editable=False,
        db_index=False,  # of hardly any row: see the index below
        on_delete=models.PROTECT,
        related_name="linked",
        help_text="The application of the same person for the same opening.",
    )
    came_from = models.ForeignKey(
        Candidate,
        null=True,
        editable=False,
        db_index=False,  # as above
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Whose it was before candidates were merged.",
    )
    is_hidden = HiddenField()
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ShownManager.from_queryset(ApplicationQuerySet)()
    with_hidden = ApplicationQuerySet.as_manager()

    class Meta:
        ordering = ["candidate__sort_key", "pk"]
        permissions = [
            ("decide_application", "Can decide on applications"),
            ("break_glass", "Can read others' scorecards before submitting"),
        ]
        indexes = [
            models.Index(HEAD, name="application_head"),
            # Of those alone that have one: SQLite takes an index in which nearly
            # every row is NULL for the fastest way to the rest.
            models.Index(
                fields=["merged_into"],
                condition=Q(merged_into__isnull=False),
                name="application_merged_into",
            ),
            models.Index(
                fields=["came_from"],
                condition=Q(came_from__isnull=False),
                name="application_came_from",
            ),
        ]
        constraints = [
            *external_id_constraints("application"),
            models.UniqueConstraint(
                fields=["candidate", "opening"],
                condition=Q(merged_into=None, is_hidden=False),
                name="application_unique_candidate_in_opening",
                violation_error_message="This candidate is already in this opening.",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("id")),
                name="application_not_linked_to_itself",
                violation_error_message="An application can’t be linked to itself.",
            ),
        ]

    personal_text: ClassVar[PersonalText] = {
        **nobody("The name of a system, such as greenhouse.", "external_source"),
        "external_id": Personal(
            about={Owner.CANDIDATE: "candidate"},
            why="To find the application in the system that it came from.",
            seen_by="The hiring panel and coordinators.",
            erased="Replaced by the row’s number.",
            instead=lambda application: (
                f"erased-{application.pk}" if application.external_id else ""
            ),
        ),
    }

    def __str__(self) -> str:
        return f"{self.candidate} for {self.opening}"

    @property
    def head_key(self) -> int:
        """The key of the application that stands for this one."""
        return self.merged_into_id or self.pk

    @property
    def together(self) -> ApplicationQuerySet:
        """This one and those linked with it, as a condition of a query."""
        head = self.head_key
        known = Application.with_hidden.filter(Q(pk=head) | Q(merged_into=head))
        return known.order_by()
