"""Who the rows of a list are: somebody known, somebody new, or a question.

Addresses and ids tell people apart, never a name alone. Where the two disagree, or
where there is nothing but a name that somebody has already, somebody is asked.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import cache

from scorecards.models import Application, Candidate, CandidateIdentifier, Opening
from scorecards.models.identifiers import identifier_key
from scorecards.models.people import normalize_source
from scorecards.uploads.progress import Report, silent
from scorecards.workflow.known_people import Key, KnownPeople, Words, words_of

MAX_OFFERED = 6
LOOKING = "Comparing with known candidates: row"
NEW = "new"
Kind = CandidateIdentifier.Kind


class Recognition(Enum):
    """In words that go with any number: 1 new, 2 new."""

    NEW = "new"
    KNOWN = "already known, will be added to this opening"
    APPLIES = "already applied, nothing changes"
    REPEATED = "more than one row for one person, taken once"


@dataclass(frozen=True)
class Applicant:
    """A row of a list. ``answer`` says who it is, where somebody was asked: `NEW`,
    ``c12`` for the candidate of that key, ``r7`` for the person of row 7."""

    number: int
    name: str
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    external_id: str = ""
    source: str = ""
    answer: str = ""

    def identifiers(self) -> Iterator[tuple[Key, str]]:
        """Each key with the value as it is written."""
        values = [(Kind.EMAIL, "", each) for each in self.emails]
        values += [(Kind.PHONE, "", each) for each in self.phones]
        if self.external_id:
            source = normalize_source(self.source)
            values.append((Kind.EXTERNAL, source, self.external_id))
        for kind, source, value in values:
            if key := identifier_key(kind, value):
                yield (kind.value, source, key), value


@dataclass(eq=False)
class Person:
    """Somebody in the list; ``row`` is their first, ``kinds`` of what they have."""

    row: int
    name: str
    candidate: Candidate | None = None
    applies: bool = False
    kinds: set[str] = field(default_factory=set)
    names: set[Words] = field(default_factory=set)
    values: dict[Key, str] = field(default_factory=dict)

    @property
    def told_apart(self) -> bool:
        """By more than a name and a phone, which families share."""
        kinds = self.kinds | {kind for kind, _, _ in self.values}
        return bool(kinds - {Kind.PHONE.value})


@dataclass(frozen=True)
class Recognized:
    """Either a person, or a question with the answers that there are."""

    applicant: Applicant
    person: Person | None = None
    outcome: Recognition = Recognition.NEW
    question: str = ""
    answers: tuple[tuple[str, str], ...] = ()


def recognize(
    opening: Opening, applicants: list[Applicant], report: Report = silent
) -> list[Recognized]:
    """In the order of the list. A query for each 400 keys of a kind, or names."""
    report(LOOKING, 0, len(applicants))
    recognizer = _Recognizer(opening, applicants)
    found = []
    for place, applicant in enumerate(applicants):
        report(LOOKING, place, len(applicants))
        found.append(recognizer.recognize(applicant))
    return found


class _Recognizer:
    def __init__(self, opening: Opening, applicants: list[Applicant]) -> None:
        self.known = KnownPeople()
        self.words_of = cache(words_of)
        self.keys = {a.number: dict(a.identifiers()) for a in applicants}
        self.words = {a.number: self.words_of(a.name) for a in applicants}
        self.known_by_key = self.known.by_key(
            key for keys in self.keys.values() for key in keys
        )
        self.by_identifiers = {
            a.number: self._by_identifiers(a.number) for a in applicants
        }
        self.namesakes = self.known.namesakes(
            {a.name for a in applicants if not self.by_identifiers[a.number]}
        )
        self.chosen = self.known.of_keys(_chosen(a.answer for a in applicants))
        applying = Application.objects.filter(opening=opening)
        self.applying = set(applying.values_list("candidate", flat=True))
        self.by_key: dict[Key, list[Person]] = defaultdict(list)
        self.by_words: dict[Words, list[Person]] = defaultdict(list)
        self.by_candidate: dict[int, Person] = {}
        self.by_row: dict[int, Person] = {}
        # Another row names them by an address or id: no namesake needs asking.
        self.claimed = {
            candidate.pk
            for number, found in self.by_identifiers.items()
            for candidate in found
            if self.words[number] == self.words_of(candidate.name)
        }

    def recognize(self, who: Applicant) -> Recognized:
        if who.answer and (answered := self._answered(who)):
            return answered
        words = self.words[who.number]
        earlier = self._earlier(who)
        known = {
            candidate.pk: candidate
            for candidate in self.by_identifiers[who.number]
            if candidate.pk not in self.by_candidate
            or self.by_candidate[candidate.pk] not in earlier
        }
        fitting = [each for each in earlier if words in each.names]
        fitting_known = [c for c in known.values() if self.words_of(c.name) == words]
        if len(fitting) + len(fitting_known) == 1:
            if fitting:
                return self._again(who, fitting[0])
            return self._found(who, fitting_known[0])
        if earlier or known:
            return self._question(who, self._why(who), earlier, list(known.values()))
        return self._by_name(who, words)

    def _by_name(self, who: Applicant, words: Words) -> Recognized:
        """Nobody has its addresses or ids."""
        strong = any(kind != Kind.PHONE for kind, _, _ in self.keys[who.number])
        same = self.by_words[words]
        here = same if not strong else [each for each in same if not each.told_apart]
        there = [
            candidate
            for candidate in self.namesakes.get(words, ())
            if candidate.pk not in self.by_candidate
            and not (strong and candidate.pk in self.claimed)
        ]
        phones = {key for key in self.keys[who.number] if key[0] == Kind.PHONE}
        by_phone = [c for c in there if phones & self.known.keys_of(c)]
        if len(by_phone) == 1 and not here:
            return self._found(who, by_phone[0])
        if not strong and not phones and not here and len(there) == 1:
            [only] = there
            if only.pk in self.applying:
                return self._found(who, only)
        if not here and not there:
            return self._new(who)
        why = (
            f"{_rows(here)} the same name, and there is no telling whether it is the "
            "same person."
            if here
            else "Somebody of this name is known already. Is it the same person?"
        )
        return self._question(who, why, here, there)

    def _earlier(self, who: Applicant) -> list[Person]:
        found: list[Person] = []
        for key in self.keys[who.number]:
            for person in self.by_key[key]:
                same = key[0] != Kind.PHONE or self.words[who.number] in person.names
                if same and person not in found:
                    found.append(person)
        return found

    def _by_identifiers(self, number: int) -> list[Candidate]:
        found: dict[int, Candidate] = {}
        for key in self.keys[number]:
            if key[0] != Kind.PHONE:
                found |= self.known_by_key.get(key, {})
        return list(found.values())

    def _answered(self, who: Applicant) -> Recognized | None:
        if who.answer == NEW:
            return self._new(who)
        number = int(who.answer[1:]) if who.answer[1:].isdecimal() else 0
        if who.answer[0] == "r" and (person := self.by_row.get(number)):
            return self._again(who, person)
        if who.answer[0] == "c" and (candidate := self.chosen.get(number)):
            return self._found(who, candidate)
        return None

    def _why(self, who: Applicant) -> str:
        keys = [key for key in self.keys[who.number] if key[0] != Kind.PHONE]
        names = {person.name for key in keys for person in self.by_key[key]}
        for key in keys:
            names |= {c.name for c in self.known_by_key.get(key, {}).values()}
        listed = " and ".join(sorted(names)[:3])
        values = ", ".join(
            value
            for key, value in self.keys[who.number].items()
            if self.by_key[key] or key in self.known_by_key
        )
        return f"{listed} has {values} too."

    def _question(
        self, who: Applicant, why: str, here: list[Person], there: list[Candidate]
    ) -> Recognized:
        answers = [(f"r{p.row}", f"The person of row {p.row}, {p.name}") for p in here]
        answers += [(f"c{c.pk}", self.known.described(c)) for c in there]
        answers = [*answers[:MAX_OFFERED], (NEW, "Somebody new")]
        return Recognized(who, question=why, answers=tuple(answers))

    def _new(self, who: Applicant) -> Recognized:
        return self._take(who, Person(who.number, who.name), Recognition.NEW)

    def _found(self, who: Applicant, candidate: Candidate) -> Recognized:
        if person := self.by_candidate.get(candidate.pk):
            return self._again(who, person)
        applies = candidate.pk in self.applying
        kinds = self.known.kinds_of(candidate)
        person = Person(who.number, candidate.name, candidate, applies, kinds)
        person.names.add(self.words_of(candidate.name))
        self.by_candidate[candidate.pk] = person
        return self._take(
            who, person, Recognition.APPLIES if applies else Recognition.KNOWN
        )

    def _again(self, who: Applicant, person: Person) -> Recognized:
        return self._take(who, person, Recognition.REPEATED)

    def _take(self, who: Applicant, person: Person, outcome: Recognition) -> Recognized:
        words = self.words[who.number]
        person.names.add(words)
        if person not in self.by_words[words]:
            self.by_words[words].append(person)
        for key, value in self.keys[who.number].items():
            person.values.setdefault(key, value)
            if person not in self.by_key[key]:
                self.by_key[key].append(person)
        self.by_row[who.number] = person
        return Recognized(who, person, outcome)


def _rows(people: list[Person]) -> str:
    numbers = [str(person.row) for person in people[:3]]
    if len(numbers) == 1:
        return f"Row {numbers[0]} has"
    return f"Rows {', '.join(numbers)} have"


def _chosen(answers: Iterable[str]) -> set[int]:
    return {int(a[1:]) for a in answers if a[:1] == "c" and a[1:].isdecimal()}
