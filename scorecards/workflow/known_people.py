"""People who are known already, by what a list of people has in common with them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple, TypeVar

from django.db.models import Q, QuerySet

from scorecards.models import Candidate, CandidateIdentifier
from scorecards.text.names import name_key, name_words, near_keys

Item = TypeVar("Item")
CHUNK = 400
Key = tuple[str, str, str]  # kind, source, what is compared
Words = tuple[str, ...]


class Identifier(NamedTuple):
    """A row of the table: ten thousand of them are read, so it is no model."""

    key: Key
    value: str

    def __str__(self) -> str:
        source = self.key[1]
        return f"{source}: {self.value}" if source else self.value


def words_of(name: str) -> Words:
    """The same for spellings of one name, with the last name first as well."""
    return tuple(sorted(name_words(name))) or (name_key(name),)


class KnownPeople:
    """Each method takes a query or two for each 400 keys, or names."""

    def __init__(self) -> None:
        self.identifiers: dict[int, list[Identifier]] = defaultdict(list)
        self._read: set[int] = set()

    def by_key(self, keys: Iterable[Key]) -> dict[Key, dict[int, Candidate]]:
        """Whoever has each of them, as who they are by now."""
        wanted = set(keys)
        having: dict[Key, set[int]] = defaultdict(set)
        rows = CandidateIdentifier.objects.order_by("pk")
        columns = ("kind", "source", "value_key", "candidate")
        for chunk in _chunks(sorted({key for _, _, key in wanted})):
            found = rows.filter(value_key__in=chunk).values_list(*columns)
            for kind, source, value_key, owner in found:
                if (known := (kind, source, value_key)) in wanted:
                    having[known].add(owner)
        people = self._people({owner for owners in having.values() for owner in owners})
        return {
            key: {people[owner].pk: people[owner] for owner in sorted(owners)}
            for key, owners in having.items()
        }

    def namesakes(self, names: set[str]) -> dict[Words, list[Candidate]]:
        """Everybody who is called so, however it is spelled."""
        wanted = {words_of(name) for name in names}
        found: dict[Words, dict[int, Candidate]] = defaultdict(dict)
        pairs = {name: near_keys(name) for name in names}
        spelled = [name_key(name) for name, (first, _) in pairs.items() if not first]
        queries = [Q(name_key__in=chunk) for chunk in _chunks(sorted(spelled))]
        for chunk in _chunks(sorted({pair for pair in pairs.values() if pair[0]})):
            ends = {end for pair in chunk for end in pair}
            queries.append(Q(near_first__in=ends, near_last__in=ends))
        for query in queries:
            for candidate in _live().filter(query):
                words = words_of(candidate.name)
                if words in wanted:
                    found[words][candidate.pk] = candidate
        self._read_identifiers({key for people in found.values() for key in people})
        return {words: list(people.values()) for words, people in found.items()}

    def of_keys(self, keys: Iterable[int]) -> dict[int, Candidate]:
        """Without those who were merged into somebody."""
        found = {
            each.pk: each
            for chunk in _chunks(sorted(keys))
            for each in _live().filter(pk__in=chunk)
        }
        self._read_identifiers(found)
        return found

    def kinds_of(self, candidate: Candidate) -> set[str]:
        return {kind for (kind, _, _), _ in self.identifiers[candidate.pk]}

    def keys_of(self, candidate: Candidate) -> set[Key]:
        return {key for key, _ in self.identifiers[candidate.pk]}

    def described(self, candidate: Candidate) -> str:
        values = [str(each) for each in self.identifiers[candidate.pk]][:3]
        return ", ".join([f"{candidate.name} ({candidate.reference})", *values])

    def _people(self, keys: Iterable[int]) -> dict[int, Candidate]:
        """By the key they had before somebody was merged."""
        rows = Candidate.objects.select_related("merged_into").order_by("pk")
        rows = rows.only("name", "merged_into__name", "merged_into__merged_into")
        people = {
            each.pk: each.person
            for chunk in _chunks(sorted(keys))
            for each in rows.filter(pk__in=chunk)
        }
        self._read_identifiers({person.pk for person in people.values()})
        return people

    def _read_identifiers(self, keys: Iterable[int]) -> None:
        rows = CandidateIdentifier.objects.order_by("candidate", "kind", "pk")
        columns = ("candidate", "kind", "source", "value_key", "value")
        for chunk in _chunks(sorted(set(keys) - self._read)):
            self._read |= {*chunk}
            found = rows.filter(candidate__in=chunk).values_list(*columns)
            for owner, kind, source, value_key, value in found:
                identifier = Identifier((kind, source, value_key), value)
                self.identifiers[owner].append(identifier)


def _live() -> "QuerySet[Candidate]":
    live: QuerySet[Candidate] = Candidate.objects.live().only("name").order_by("pk")
    return live


def _chunks(items: list[Item]) -> Iterator[list[Item]]:
    rest = iter(items)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk
