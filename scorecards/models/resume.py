"""A candidate's résumé for one opening: a file in a storage of its own."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from glossary.personal_text import Owner, Personal, PersonalText
from scorecards.models.application import Application
from scorecards.models.erasable import Erasable


class ResumeQuerySet(models.QuerySet["Resume"]):
    def of(self, application: Application) -> "Resume | None":
        """The newest of the candidacy that has its file. One query."""
        together = application.together.values("pk")
        known = self.filter(application__in=together).exclude(file="")
        return known.order_by("attached_at", "pk").last()


class Resume(Erasable):
    """Erased, it has no file any more; that there was one stays."""

    class Kind(models.TextChoices):
        PDF = "pdf", "PDF"
        DOCX = "docx", "Word"
        TXT = "txt", "plain text"

    kind = models.CharField(max_length=4, choices=Kind)
    file = models.CharField(
        max_length=60, blank=True, help_text="File name in the résumé storage."
    )
    size = models.PositiveIntegerField(help_text="In bytes.")

    application = models.OneToOneField(
        Application, on_delete=models.PROTECT, related_name="resume"
    )
    attached_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    attached_at = models.DateTimeField()

    objects = ResumeQuerySet.as_manager()

    class Meta:
        verbose_name = "résumé"
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["pdf", "docx", "txt"]),
                name="resume_known_kind",
                violation_error_message="Attach a PDF, Word or text file.",
            ),
        ]

    personal_text: ClassVar[PersonalText] = {
        "file": Personal(
            about={Owner.CANDIDATE: "application__candidate"},
            why="The résumé, which is in the résumé storage under this name.",
            seen_by=(
                "Coordinators; until they submit, the candidate’s interviewers where "
                "the opening lets them."
            ),
            erased="Blanked, and the file is deleted.",
        ),
    }

    def __str__(self) -> str:
        return f"Résumé of {self.application}"

    @property
    def shown_name(self) -> str:
        """What its file is called where it is saved: never as a stranger named it."""
        return f"resume-{self.application.candidate.reference}.{self.kind}"
