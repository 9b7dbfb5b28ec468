"""Blanks the texts about one person. What happened stays, by keys and figures.

The only place that changes what is written once, and the triggers let nothing else
about it change.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Field, Model, Q, QuerySet
from django.utils import timezone

from glossary.locking import in_transaction
from glossary.personal_text import NO_KEY, Owner, Personal, blank
from scorecards.models import Application, Candidate, Resume, Scorecard
from scorecards.models.erasable import Erasable
from scorecards.privacy.data_map import personal_columns
from scorecards.uploads import resume_files

BATCH = 500


@in_transaction
def erase_texts(person: Candidate | User) -> Counter[str]:
    """How many rows of each column were blanked: all that the data map says is about
    the candidate, or about the member as an interviewer too.

    Checks no right and writes no entry: the verb that calls it does. Reads all rows of
    the columns in which people are found by name.
    """
    done: Counter[str] = Counter()
    # As the database has it: the names of before are what is looked for.
    person = _locked(person)
    names = Names(names_of(person))
    if isinstance(person, Candidate):  # before the names of the files are blanked
        known = Resume.objects.filter(application__candidate=person)
        resume_files.delete_once_committed([*known.values_list("file", flat=True)])
    for model, columns in _columns(person):
        # Found first: the rows may be found by what is about to be blanked.
        found = {
            field: list(_rows(model, field, personal, person, names))
            for field, personal in columns.items()
        }
        for field, keys in found.items():
            number = _blank(model, field, columns[field], keys)
            done[f"{model._meta.label}.{field.name}"] += number
    return done


def _locked(person: Candidate | User) -> Candidate | User:
    """Whoever saves about the person waits: rows of many tables change here, in an
    order of their own."""
    rows: Any = type(person)._base_manager
    person = rows.select_for_update(no_key=True).get(pk=person.pk)
    scorecards = Scorecard.objects.filter(interviewer=person.pk)
    if isinstance(person, Candidate):
        applications = Application.with_hidden.select_for_update()
        applications = applications.filter(candidate=person).order_by("pk")
        keys = list(applications.values_list("pk", flat=True))
        scorecards = Scorecard.objects.filter(application__in=keys)
    list(scorecards.select_for_update(of=("self",)).order_by("pk").values_list("pk"))
    return person


def names_of(person: Candidate | User) -> list[str]:
    if isinstance(person, Candidate):
        values = person.identifiers.values_list("value", flat=True)
        return [person.name, *values]
    return [person.get_username(), person.get_full_name(), person.email]


class Names:
    """Finds one of the names in a text, in a list or in what JSON holds.

    Part of a name counts where it is all that was typed, as in a search: within a
    sentence it may be somebody else's, or an everyday word.
    """

    def __init__(self, names: Collection[str]) -> None:
        self._parts = {part.casefold() for name in names for part in name.split()}
        words = "|".join(re.escape(name) for name in names if name) or "(?!)"
        self._pattern = re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)

    def are_in(self, value: Any) -> bool:
        if isinstance(value, dict):
            return any(map(self.are_in, value.values()))
        if isinstance(value, list):
            return any(map(self.are_in, value))
        if not isinstance(value, str):
            return False
        is_part = value.strip().casefold() in self._parts
        return is_part or bool(self._pattern.search(value))


def _columns(
    person: Candidate | User,
) -> Iterator[tuple[type[Model], dict["Field[Any, Any]", Personal]]]:
    """Those about such a person, by model; the person's own come last."""
    by_model: dict[type[Model], dict[Field[Any, Any], Personal]] = {}
    for column, personal in personal_columns():
        if _owners(person) & personal.about.keys():
            by_model.setdefault(column.model, {})[column.field] = personal
    yield from sorted(by_model.items(), key=lambda each: isinstance(person, each[0]))


def _owners(person: Candidate | User) -> set[Owner]:
    if isinstance(person, Candidate):
        return {Owner.CANDIDATE}
    return {Owner.INTERVIEWER, Owner.MEMBER}


def _rows(
    model: type[Model],
    field: "Field[Any, Any]",
    personal: Personal,
    person: Candidate | User,
    names: Names,
) -> Iterator[int]:
    """Keys of the rows whose text is about the person and not blank yet."""
    written = model._base_manager.exclude(**{field.name: blank(field)}).order_by()
    about = Q(pk__in=[])
    for owner in _owners(person) & personal.about.keys():
        way = personal.about[owner]
        if callable(way):
            about |= way(person)
        elif way != NO_KEY:
            about |= Q(**{way: person.pk})
    keys = set(written.filter(about).values_list("pk", flat=True))
    if personal.by_name:
        texts = written.values_list("pk", field.name).iterator(BATCH)
        keys |= {key for key, text in texts if names.are_in(text)}
    yield from sorted(keys)


def _blank(
    model: type[Model],
    field: "Field[Any, Any]",
    personal: Personal,
    keys: list[int],
) -> int:
    """How many rows it changed."""
    rows = model._base_manager
    when = {"erased_at": timezone.now()} if issubclass(model, Erasable) else {}
    if personal.instead:
        texts = {
            row.pk: text
            for row in rows.filter(pk__in=keys).iterator(BATCH)
            if (text := personal.instead(row)) != getattr(row, field.attname)
        }
        for key, text in texts.items():
            _update(rows.filter(pk=key), {field.name: text})
        return len(texts)
    for start in range(0, len(keys), BATCH):
        some = rows.filter(pk__in=keys[start : start + BATCH])
        _update(some, {field.name: blank(field), **when})
    return len(keys)


def _update(rows: QuerySet[Any], values: dict[str, Any]) -> None:
    """Past `WrittenOnceQuerySet`, which refuses every update."""
    QuerySet.update(rows, **values)
