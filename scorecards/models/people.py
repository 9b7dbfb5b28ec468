"""Candidates, who are told apart by identifiers and never by a name alone."""

import re
import unicodedata
from functools import partial
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from glossary.personal_text import Owner, Personal, PersonalText
from scorecards.models.hidden import HiddenField, ShownManager
from scorecards.models.keys import (
    FirstNearKeyField,
    KeyedModel,
    KeyedQuerySet,
    LastNearKeyField,
    NameKeyField,
    SearchKeyField,
)
from scorecards.text.display_names import isolated
from scorecards.text.names import tidy_name

MAX_NAME_LENGTH = 200
MAX_EXTERNAL_ID = 120
MAX_SOURCE = 60


def validate_name(name: str) -> None:
    """Refuse a name of nothing that can be read."""
    categories = {unicodedata.category(each) for each in tidy_name(name)}
    if not any(each[0] in "LN" for each in categories):
        raise ValidationError("Write a name with letters.")
    if categories & {"Cc", "Cs"}:
        raise ValidationError("The name contains characters that can’t be shown.")


def normalize_source(source: str) -> str:
    """Where an id comes from, in one spelling: ``greenhouse``."""
    return " ".join(unicodedata.normalize("NFKC", source).split()).casefold()


class SourceField(models.CharField):  # type: ignore[type-arg]  # not at run time
    """Kept in one spelling, in bulk too."""

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        source = normalize_source(getattr(model_instance, self.attname))
        setattr(model_instance, self.attname, source)
        return source


class CandidateQuerySet(KeyedQuerySet):
    def named(self, name: str) -> "CandidateQuerySet":
        """Everybody of that name, however it is typed."""
        key = NameKeyField(of=("name",)).make(name)
        return self.filter(name_key=key)

    def live(self) -> "CandidateQuerySet":
        """Without those who were merged into somebody."""
        return self.filter(merged_into=None)


def _key_of_reference(name: str, candidate: "Candidate") -> str:
    """The key that follows the name, as if the reference were the name."""
    field: Any = Candidate._meta.get_field(name)
    return str(field.make(candidate.reference))


class Candidate(KeyedModel):
    """A person. Several may share a name; `CandidateIdentifier` tells them apart."""

    name = models.CharField(max_length=MAX_NAME_LENGTH, validators=[validate_name])

    pronunciation = models.CharField(
        "how the name is said",
        max_length=120,
        blank=True,
        help_text="If the candidate says. Example: “NEE-loo-far”.",
    )
    pronouns = models.CharField(
        max_length=40, blank=True, help_text="If the candidate gives them."
    )

    merged_into = models.ForeignKey(
        "self",
        null=True,
        editable=False,
        db_index=False,  # see the index below
        on_delete=models.PROTECT,
        related_name="absorbed",
        help_text="Who this candidate turned out to be.",
    )
    merged_at = models.DateTimeField(null=True, editable=False)
    request_key = models.UUIDField(
        null=True,
        unique=True,
        editable=False,
        help_text="Of the form that made the candidate, so that it does so once.",
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The interviewer who added the candidate when starting.",
    )
    name_key = NameKeyField()
    sort_key = SearchKeyField()
    near_first = FirstNearKeyField(max_length=80)
    near_last = LastNearKeyField(max_length=80)
    is_hidden = HiddenField()
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ShownManager.from_queryset(CandidateQuerySet)()
    with_hidden = CandidateQuerySet.as_manager()

    class Meta:
        ordering = ["sort_key", "pk"]
        permissions = [
            ("merge_candidate", "Can merge, split and correct candidates"),
        ]
        indexes = [
            models.Index(fields=["name_key"], name="candidate_by_name_key"),
            models.Index(fields=["sort_key", "id"], name="candidate_by_name"),
            models.Index(fields=["near_first"], name="candidate_near_first"),
            models.Index(fields=["near_last"], name="candidate_near_last"),
            # Of those alone who are merged: SQLite takes an index in which nearly
            # every row is NULL for the fastest way to the rest.
            models.Index(
                fields=["merged_into"],
                condition=Q(merged_into__isnull=False),
                name="candidate_merged_into",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("id")),
                name="candidate_not_merged_into_itself",
                violation_error_message="A candidate can’t be merged with itself.",
            ),
        ]

    personal_text: ClassVar[PersonalText] = {
        "name": Personal(
            about={Owner.CANDIDATE: "pk"},
            why="To know who was interviewed.",
            seen_by="Their interviewers; the hiring panel and coordinators.",
            erased="Replaced by the reference, such as C-00042.",
            instead=lambda candidate: candidate.reference,
        ),
        **{
            column: Personal(
                about={Owner.CANDIDATE: "pk"},
                why="To address the candidate well in an interview.",
                seen_by="Their interviewers; the hiring panel and coordinators.",
            )
            for column in ("pronunciation", "pronouns")
        },
        **{
            key: Personal(
                about={Owner.CANDIDATE: "pk"},
                why="To find and sort the name in any spelling.",
                seen_by="Nobody.",
                erased="Made from the reference, such as C-00042.",
                instead=partial(_key_of_reference, key),
            )
            for key in ("name_key", "sort_key", "near_first", "near_last")
        },
    }

    def __str__(self) -> str:
        """For sentences; data takes the name itself."""
        return isolated(self.name)

    def clean(self) -> None:
        self.name = tidy_name(self.name)

    @property
    def reference(self) -> str:
        """Stands for the name where names are left out, such as ``C-00042``."""
        return reference_of(self.pk)

    @property
    def email(self) -> str:
        """The first e-mail address, if there is one. One query, unless prefetched."""
        known = self.identifiers.all()
        found = [each.value for each in known if each.kind == each.Kind.EMAIL]
        return found[0] if found else ""

    @property
    def person(self) -> "Candidate":
        """Who this is by now: itself, or whoever it was merged into."""
        candidate = self
        while candidate.merged_into is not None:
            candidate = candidate.merged_into
        return candidate


def reference_of(key: int) -> str:
    return f"C-{key:05}"


def key_of_reference(text: str) -> int | None:
    """The key in a text such as ``C-00042``, if it is one."""
    found = re.fullmatch(r"\s*C-(\d{1,15})\s*", text, re.IGNORECASE | re.ASCII)
    return int(found[1]) if found else None
