"""Interviewers by their names, typed or picked from suggestions; it needs no script."""

from collections import Counter
from functools import cached_property

from django import forms
from django.contrib.auth.models import User
from django.db.models import QuerySet

from scorecards.text.display_names import bare_name


def interviewers() -> QuerySet[User]:
    """Active people who can fill in scorecards, by name."""
    people: QuerySet[User] = User.objects.with_perm(
        "scorecards.add_scorecard",
        include_superusers=False,
        backend="django.contrib.auth.backends.ModelBackend",
    )
    return people.order_by("first_name", "last_name", "username")


def reviewers() -> QuerySet[User]:
    """Active people who can read applications, by name."""
    people: QuerySet[User] = User.objects.with_perm(
        "scorecards.view_application",
        include_superusers=False,
        backend="django.contrib.auth.backends.ModelBackend",
    )
    return people.order_by("first_name", "last_name", "username")


class Names:
    """What these people are called, ``who`` in front of a reader. One query, when the
    first is asked for.

    Two of one name are told apart by their username.
    """

    def __init__(self, people: QuerySet[User], who: str) -> None:
        self.people, self.who = people, who

    @cached_property
    def _people(self) -> list[User]:
        return list(self.people)

    @cached_property
    def _labels(self) -> dict[int, str]:
        number = Counter(bare_name(each) for each in self._people)
        return {
            each.pk: f"{bare_name(each)} ({each.get_username()})"
            if number[bare_name(each)] > 1
            else bare_name(each)
            for each in self._people
        }

    @property
    def suggestions(self) -> list[str]:
        return list(self._labels.values())

    def label(self, person: User) -> str:
        """As it is suggested; of somebody who no longer interviews, the name."""
        return self._labels.get(person.pk, bare_name(person))

    def find(self, typed: str) -> User:
        """Of that name, or the only one whose name has what was typed.

        Raises `ValidationError`.
        """
        wanted = " ".join(typed.casefold().split())
        same = [each for each in self._people if wanted in self._calls(each)]
        near = same or [
            each for each in self._people if wanted in self._labels[each.pk].casefold()
        ]
        if len(near) == 1:
            return near[0]
        if near:
            raise forms.ValidationError(
                f"Several {self.who}s are called “{typed}”. Pick one from the list."
            )
        raise forms.ValidationError(
            f"No {self.who} is called “{typed}”. Pick a name from the list."
        )

    def _calls(self, person: User) -> set[str]:
        return {
            self._labels[person.pk].casefold(),
            person.get_username().casefold(),
        }
