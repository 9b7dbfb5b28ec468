"""Candidates, who are told apart by their names."""

import unicodedata
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models

from glossary.personal_text import Owner, Personal, PersonalText

SAME_NAME = (
    "A candidate with this name already exists. If this is another person, add "
    "something to the name, such as a middle name or a town."
)


def tidy_name(name: str) -> str:
    """The name as it is kept: composed characters, single spaces."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def name_key(name: str) -> str:
    """What two spellings of one name have in common."""
    return unicodedata.normalize("NFKC", tidy_name(name)).casefold()


def validate_name(name: str) -> None:
    """Refuse a name of nothing that can be read."""
    if not any(unicodedata.category(each)[0] in "LN" for each in name):
        raise ValidationError("Write a name with letters.")


class NameKeyField(models.CharField):  # type: ignore[type-arg]  # not at run time
    """Follows the field ``name`` of its model, in bulk too."""

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        key = name_key(model_instance.name)  # type: ignore[attr-defined]
        setattr(model_instance, self.attname, key)
        return key


class CandidateQuerySet(models.QuerySet["Candidate"]):
    def named(self, name: str) -> "CandidateQuerySet":
        """The person of that name, in any spelling: one or none."""
        return self.filter(name_key=name_key(name))


class Candidate(models.Model):
    """No two share a name: people pick candidates by name, in a hurry."""

    name = models.CharField(max_length=200, validators=[validate_name])
    email = models.EmailField("e-mail address", blank=True)

    name_key = NameKeyField(max_length=250, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = CandidateQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["name_key"],
                name="candidate_unique_name",
                violation_error_message=SAME_NAME,
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
        "name_key": Personal(
            about={Owner.CANDIDATE: "pk"},
            why="To find the name in any spelling.",
            seen_by="Nobody.",
            erased="Replaced by the reference, such as C-00042.",
            instead=lambda candidate: name_key(candidate.reference),
        ),
        "email": Personal(
            about={Owner.CANDIDATE: "pk"},
            why="To reach the candidate.",
            seen_by="The hiring panel and coordinators.",
        ),
    }

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        self.name = tidy_name(self.name)
        # A form validates no constraint over a field that it does not show.
        if Candidate.objects.named(self.name).exclude(pk=self.pk).exists():
            raise ValidationError({"name": SAME_NAME})

    @property
    def reference(self) -> str:
        """Stands for the name where names are left out, such as ``C-00042``."""
        return f"C-{self.pk:05}"

    @classmethod
    def called(cls, name: str) -> "Candidate":
        """The person of that name, who is new if nobody has it."""
        candidate, _ = cls.objects.get_or_create(
            name_key=name_key(name), defaults={"name": name}
        )
        return candidate
