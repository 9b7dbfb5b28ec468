"""What tells candidates apart: addresses, numbers, ids of other systems."""

import unicodedata
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from glossary.personal_text import Owner, Personal, PersonalText, nobody
from scorecards.models.people import (
    MAX_SOURCE,
    Candidate,
    SourceField,
    normalize_source,
)


class IdentifierKeyField(models.CharField):  # type: ignore[type-arg]  # as above
    """What spellings of one address, number or id have in common."""

    def pre_save(self, model_instance: Any, add: bool) -> str:
        key = identifier_key(model_instance.kind, model_instance.value)
        setattr(model_instance, self.attname, key)
        return key


def identifier_key(kind: str, value: str) -> str:
    """Empty where there is nothing to compare."""
    text = "".join(unicodedata.normalize("NFKC", value).split())
    if kind == CandidateIdentifier.Kind.EMAIL:
        return text.removeprefix("mailto:").casefold()
    if kind == CandidateIdentifier.Kind.PHONE:
        return _phone_key(text)
    return " ".join(unicodedata.normalize("NFKC", value).split())


def _phone_key(text: str) -> str:
    """Digits alone, with a plus where a country's code leads: ``+41791234567``."""
    text = text.casefold().removeprefix("tel:").replace("(0)", "")
    digits = "".join(str(unicodedata.digit(each)) for each in text if each.isdigit())
    if text.startswith("+"):
        return f"+{digits}" if digits else ""
    return f"+{digits[2:]}" if digits.startswith("00") else digits


class CandidateIdentifierQuerySet(models.QuerySet["CandidateIdentifier"]):
    def matching(
        self, kind: str, value: str, *, source: str = ""
    ) -> "CandidateIdentifierQuerySet":
        """Those that mean the same address, number or id."""
        return self.filter(
            kind=kind,
            value_key=identifier_key(kind, value),
            source=normalize_source(source),
        )


class CandidateIdentifier(models.Model):
    """An address, a number or an id of another system that one person has."""

    class Kind(models.TextChoices):
        EMAIL = "email", "E-mail address"
        PHONE = "phone", "Phone"
        EXTERNAL = "external", "External id"

    kind = models.CharField(max_length=8, choices=Kind)
    source = SourceField(
        max_length=MAX_SOURCE,
        blank=True,
        help_text="The system that an external id comes from, such as Greenhouse.",
    )
    value = models.CharField(max_length=254)
    is_shared = models.BooleanField(
        "shared with another candidate",
        default=False,
        help_text="Another candidate has it too, and they are two people.",
    )

    candidate = models.ForeignKey(
        Candidate, on_delete=models.CASCADE, related_name="identifiers"
    )
    value_key = IdentifierKeyField(max_length=254, editable=False, default="")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = CandidateIdentifierQuerySet.as_manager()

    class Meta:
        ordering = ["candidate", "kind", "pk"]
        verbose_name = "identifier"
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "source", "value_key"],
                condition=Q(is_shared=False),
                name="identifier_unique_in_source",
                violation_error_message="Another candidate has this already.",
            ),
            models.UniqueConstraint(
                fields=["candidate", "kind", "source", "value_key"],
                name="identifier_once_for_candidate",
                violation_error_message="The candidate has this already.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["email", "phone", "external"]),
                name="identifier_known_kind",
                violation_error_message="Pick e-mail address, phone or external id.",
            ),
            models.CheckConstraint(
                condition=(Q(kind="external") & ~Q(source=""))
                | (~Q(kind="external") & Q(source="")),
                name="identifier_source_of_external_id",
                violation_error_message="Name the system that the id comes from.",
            ),
            models.CheckConstraint(
                condition=~Q(value_key=""),
                name="identifier_not_empty",
                violation_error_message="Enter an address, a number or an id.",
            ),
        ]

    personal_text: ClassVar[PersonalText] = {
        **nobody("The name of a system, such as greenhouse.", "source"),
        **{
            column: Personal(
                about={Owner.CANDIDATE: "candidate"},
                why="To tell people of one name apart, and to reach them.",
                seen_by="The hiring panel and coordinators.",
                erased="Replaced by the row’s number.",
                instead=lambda identifier: f"erased-{identifier.pk}",
            )
            for column in ("value", "value_key")
        },
    }

    def __str__(self) -> str:
        return f"{self.source}: {self.value}" if self.source else self.value
