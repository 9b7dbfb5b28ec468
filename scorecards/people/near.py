"""People whose names are near a name that is typed, among those the reader may see.

The keys of the names lead to a bounded number of rows, which are then compared one by
one, so that it costs the same among a hundred candidates and among a million.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Exists, OuterRef, Q

from scorecards.models import (
    Application,
    Candidate,
    CandidateIdentifier,
    Opening,
    Scorecard,
)
from scorecards.models.people import CandidateQuerySet, key_of_reference
from scorecards.models.team import is_readable_by
from scorecards.text.names import (
    NEAR,
    likeness,
    name_key,
    name_words,
    near_keys,
    turned_keys,
)

MAX_OFFERED = 8
MAX_COMPARED = 200
MAX_OPENINGS = 3
READ_ALL = "scorecards.view_candidate"

Person = User | AnonymousUser


@dataclass(frozen=True)
class Near:
    """Somebody who may be meant, and what tells them apart from others."""

    candidate: Candidate
    also_called: str
    likeness: float
    about: list[str]

    @property
    def key(self) -> str:
        return str(self.candidate.pk)

    @property
    def label(self) -> str:
        return f"{self.candidate.name} ({self.candidate.reference})"


def candidates_visible_to(user: Person) -> CandidateQuerySet:
    """The people this person may be told of.

    People who read candidates: all but those of other teams. Interviewers: who applied
    for an opening that is open and not private, and those they interview themselves.
    """
    shown = Q(is_hidden=False)
    if reads_all := user.has_perm(READ_ALL):
        shown &= is_readable_by(user)
    everybody: CandidateQuerySet = Candidate.with_hidden.filter(
        shown | Q(Exists(_started(user, OuterRef("pk"))))
    )
    if reads_all:
        return everybody
    if not user.has_perm("scorecards.add_scorecard"):
        return everybody.none()
    return everybody.filter(Exists(_applications_known_to(user, OuterRef("pk"))))


def _started(user: Person, candidate: Any) -> Any:
    """Their own for the candidate, in which nothing is saved yet."""
    return Scorecard.objects.filter(
        application__candidate=candidate, interviewer=user.pk
    ).order_by()


def _applications_known_to(user: Person, candidate: Any) -> Any:
    """Of the candidate, or brought along by it when it was merged."""
    of = Application.with_hidden.filter(Q(candidate=candidate) | Q(came_from=candidate))
    own = Scorecard.objects.filter(application=OuterRef("pk"), interviewer=user.pk)
    return of.order_by().filter(_is_startable(user) | Q(Exists(own)))


def _is_startable(user: Person) -> Q:
    """And shown, as not all are."""
    known = Opening.objects.still_open().startable_by(user)
    return Q(opening__in=known.order_by().values("pk"), is_hidden=False)


def near_people(
    name: str, user: Person, *, leave_out: Iterable[int] = ()
) -> list[Near]:
    """The nearest first, `MAX_OFFERED` at most. Six queries, or seven."""
    if (key := key_of_reference(name)) is not None:
        rows = candidates_visible_to(user).filter(pk=key)
        return _described([(100.0, each) for each in rows], user, leave_out)
    words = name_words(name)
    found = [
        (score, key)
        for key, known in _compared(name, user).items()
        if (score := likeness(words, name_words(known))) >= NEAR
    ]
    found.sort(key=lambda each: (-each[0], -each[1]))
    nearest = found[: MAX_OFFERED * 4]
    by_key = Candidate.with_hidden.select_related("merged_into").in_bulk(
        [key for _, key in nearest]
    )
    return _described([(score, by_key[key]) for score, key in nearest], user, leave_out)


def _compared(name: str, user: Person) -> dict[int, str]:
    """Names by key: the same name; if they are few, those with a key in common; then
    those that begin with another of its words, and with one end of it in common.

    No order is asked of the others, so that a database stops when it has enough.
    """
    first, last = near_keys(name)
    if not first:
        return {}
    ends = {first, last}
    rows = candidates_visible_to(user).order_by().values_list("pk", "name")
    same = rows.filter(name_key=name_key(name)).order_by("-pk")
    found: dict[int, str] = dict(same[:MAX_COMPARED])
    if len(found) >= MAX_OFFERED:
        return found
    alike = rows.filter(Q(near_first__in=ends) | Q(near_last__in=ends))
    found = dict(alike[:MAX_COMPARED]) | found
    if len(found) < MAX_OFFERED and (turned := turned_keys(name)):
        found = dict(rows.filter(near_first__in=turned)[:MAX_COMPARED]) | found
    if len(found) < MAX_OFFERED:
        starts = [end.rpartition(" ")[0] + " " for end in ends]
        begins = Q()
        for start in starts:
            begins |= _from(start, "near_first") | _from(start, "near_last")
        found = dict(rows.filter(begins)[:MAX_COMPARED]) | found
    return found


def _from(start: str, column: str) -> Q:
    """Begins so: a range, which an index finds on every database."""
    return Q(
        **{
            f"{column}__gte": start,
            f"{column}__lt": start[:-1] + chr(ord(start[-1]) + 1),
        }
    )


def _described(
    found: list[tuple[float, Candidate]], user: Person, leave_out: Iterable[int]
) -> list[Near]:
    """Each person once, under the name that they are kept by."""
    people: dict[int, tuple[float, Candidate, str]] = {}
    for score, candidate in found:
        person = candidate.person
        also = candidate.name if person.pk != candidate.pk else ""
        if person.pk not in people and person.pk not in {*leave_out}:
            people[person.pk] = (score, person, also)
    chosen = [*people.values()][:MAX_OFFERED]
    about = tell_apart([person for _, person, _ in chosen], user)
    return [
        Near(person, also, score, about[person.pk]) for score, person, also in chosen
    ]


def tell_apart(people: Iterable[Candidate], user: Person) -> dict[int, list[str]]:
    """What the reader may know of each: openings, and identifiers where they read all.

    Two queries at most.
    """
    keys = [person.pk for person in people]
    about: dict[int, list[str]] = {key: [] for key in keys}
    if not keys:
        return about
    about |= identifiers_of(keys, user)
    reads_all = user.has_perm(READ_ALL)
    own = Scorecard.objects.filter(application=OuterRef("pk"), interviewer=user.pk)
    shown = Q(is_hidden=False)
    if not reads_all:
        shown &= _is_startable(user)
    else:
        closed = Opening.objects.closed_to(user)
        shown &= ~Q(opening__in=closed.order_by().values("pk"))
    applications = Application.with_hidden.filter(
        shown | Q(Exists(own)), candidate__in=keys, merged_into=None
    )
    titles: dict[int, list[str]] = {key: [] for key in keys}
    pairs = applications.order_by("-pk").values_list("candidate", "opening__title")
    for key, title in pairs:
        titles[key].append(title)
    for key, of in titles.items():
        about[key] += of[:MAX_OPENINGS]
        if len(of) > MAX_OPENINGS:
            about[key].append(f"{len(of) - MAX_OPENINGS} more openings")
    return about


def identifiers_of(keys: Iterable[int], user: Person) -> dict[int, list[str]]:
    """By candidate, for whoever reads them; for others nothing. One query at most."""
    found: dict[int, list[str]] = {key: [] for key in keys}
    if not found or not user.has_perm(READ_ALL):
        return found
    known = CandidateIdentifier.objects.filter(candidate__in=found)
    for each in known.order_by("candidate", "kind", "pk"):
        found[each.candidate_id].append(str(each))
    return found
