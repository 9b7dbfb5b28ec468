"""What the columns of a file hold, by what their headings say.

The headings are those of Greenhouse, Lever, Ashby, Workable, Teamtailor,
SmartRecruiters, Personio and Zoho in English, German, French and Spanish, and of lists
that people write themselves.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from glossary.letters import normalize


class Holds(StrEnum):
    """What a column is taken as; its value is how the page posts it."""

    NAME = "name"
    FIRST = "first"
    LAST = "last"
    EMAIL = "email"
    PHONE = "phone"
    ID = "id"

    @property
    def label(self) -> str:
        return LABELS[self]


LABELS = {
    Holds.NAME: "Name",
    Holds.FIRST: "First name",
    Holds.LAST: "Last name",
    Holds.EMAIL: "E-mail",
    Holds.PHONE: "Phone",
    Holds.ID: "External id",
}
PERSON = r"(candidate|applicant|person|prospect|contact|bewerber(in)?|kandidat(in)?|"
PERSON += r"candidat[oea]?|postulant[e]?|profile|talent)s?"
NAMES = """
name|names|full name|display name|complete name|vollstandiger name|name vollstandig|
nom|nom complet|nom et prenom|prenom et nom|nom prenom|prenom nom|nombre|
nombre completo|nombre y apellidos?|
apellidos? y nombres?|vor und nachname|vorname nachname|
vorname und nachname|nachname vorname|voller name|first and last name|
first name last name|last name first name
"""
ALSO_PART = {"name", "nom", "nombre"}  # of a name, where the other part is beside it
FIRST = """
first|first names?|given names?|forenames?|fname|legal first name|vornamen?|rufname|
prenoms?|nombre de pila|nombres|primer nombre|preferred first name
"""
LAST = """
last|last names?|surnames?|family names?|lname|legal last name|nachnamen?|
familiennamen?|zuname|nom de famille|noms|apellidos?|primer apellido|segundo apellido
"""
EMAIL = r"\b(e ?mails?|emailadresse|mailadresse|mails?|courriels?|mel|correos?|"
EMAIL += r"e ?mailadressen?|emailaddress(es)?)\b"
PHONE = r"\b(phones?|phone ?numbers?|telephones?|tel|mobiles?|mobil|mobilnummer|cell|"
PHONE += r"cellphones?|telefon|telefonnummer|mobiltelefon|handy|handynummer|rufnummer|"
PHONE += r"portable|telefonos?|movil|celular)\b"
ID = rf"({PERSON} (id|uuid|number|nr|nummer|ref|reference|key)|external id|externe id|"
ID += (
    rf"id externe|id externo|(id|identifiant|numero)( d[eu]l?)? ?(la |le |l )?{PERSON}|"
)
ID += rf"{PERSON}nummer|personal ?nummer)"
# Of somebody else, or about an address and not one.
OTHERS = r"\b(recruiters?|owners?|referr?(er|al|ed)?s?|hiring|managers?|coordinators?|"
OTHERS += r"sourcers?|agenc(y|ies)|interviewers?|users?|company|employers?|emergency|"
OTHERS += (
    r"sent|opt|status|consent|bounced?|verified|valid|type|domain|dates?|template|"
)
OTHERS += r"subject|count|last contact(ed)?|unsubscribed?|reference contacts?|created|"
OTHERS += r"updated|country|code|extension|kind|label|anzahl|datum|firma|recruteur|"
OTHERS += r"entreprise|reclutador|empresa|screen(ed|ing)?|interviews?|call|preferred)\b"
ROUND_BRACKETS = re.compile(r"[(\[].*?[)\]]")
MAX_HEADING = 200
NO_HEADING = re.compile(r"[\d@]")


def _exact(words: str) -> re.Pattern[str]:
    return re.compile("".join(words.split("\n")))


IS_NAME, IS_FIRST, IS_LAST = _exact(NAMES), _exact(FIRST), _exact(LAST)
IS_EMAIL, IS_PHONE, IS_ID = re.compile(EMAIL), re.compile(PHONE), re.compile(ID)
IS_OTHERS = re.compile(OTHERS)
IS_PERSON = re.compile(PERSON)
OF_PERSON = re.compile(rf"\b({PERSON}|the|of|du|des?|der|l|del|la|el|primary|legal)\b")
SYSTEMS = "greenhouse lever ashby workable teamtailor smartrecruiters personio zoho"


def plain_words(heading: str) -> str:
    """Normalized, with single spaces: ``E-Mail-Adresse *`` is ``e mail adresse``."""
    heading = heading[:MAX_HEADING]
    text = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading)  # as in firstName
    return " ".join(re.findall(r"[a-z0-9]+", normalize(text)))


def meaning(heading: str) -> Holds | None:
    heading = heading[:MAX_HEADING]
    words = plain_words(ROUND_BRACKETS.sub(" ", heading)) or plain_words(heading)
    if not words or len(words) > 60:
        return None
    if IS_EMAIL.search(words) and not IS_OTHERS.search(words):
        return Holds.EMAIL
    if IS_ID.fullmatch(_without_system(words)):
        return Holds.ID
    if IS_PHONE.search(words) and not IS_OTHERS.search(words):
        return Holds.PHONE
    bare = " ".join(OF_PERSON.sub(" ", words).split())
    for pattern, holds in (
        (IS_NAME, Holds.NAME),
        (IS_FIRST, Holds.FIRST),
        (IS_LAST, Holds.LAST),
    ):
        if pattern.fullmatch(words) or (bare and pattern.fullmatch(bare)):
            return holds
    return Holds.NAME if IS_PERSON.fullmatch(words) else None


def _without_system(words: str) -> str:
    systems = SYSTEMS.split()
    kept = " ".join(word for word in words.split() if word not in systems)
    return f"candidate {kept}" if kept == "id" and kept != words else kept


def system_named(headings: Iterable[str]) -> str:
    """The system that a heading of an id names, such as ``greenhouse``."""
    for heading in headings:
        for word in plain_words(heading).split():
            if word in SYSTEMS.split():
                return word
    return ""


def likeness(cells: list[str]) -> int:
    """How many kinds of columns a row names: 0 where it names nobody."""
    return len({*guess(cells).values()}) if names_people(guess(cells)) else 0


def heads_names(cell: str) -> bool:
    """Whether the cell may be the heading of a name. Most cells are told at once: no
    such heading has a figure in it, or the sign of an address."""
    if not cell or len(cell) > MAX_HEADING or NO_HEADING.search(cell):
        return False
    return meaning(cell) in (Holds.NAME, Holds.FIRST, Holds.LAST)


def names_people(taken: Mapping[int, Holds]) -> bool:
    """Whether there is a whole name, in one column or in two."""
    found = set(taken.values())
    return Holds.NAME in found or {Holds.FIRST, Holds.LAST} <= found


@dataclass(frozen=True)
class Columns:
    """Places of the cells of a row, by what they hold."""

    names: tuple[int, ...] = ()
    emails: tuple[int, ...] = ()
    phones: tuple[int, ...] = ()
    ids: tuple[int, ...] = ()
    taken: Mapping[int, Holds] | None = None

    def name_in(self, row: list[str]) -> str:
        """Parts that are there already are not repeated."""
        name = ""
        for part in (_cell(row, place) for place in self.names):
            if not _ends_with(name, part):
                name = f"{name} {part}".strip()
        return name

    def emails_in(self, row: list[str]) -> str:
        return ", ".join(filter(None, (_cell(row, each) for each in self.emails)))

    def phones_in(self, row: list[str]) -> str:
        return ", ".join(filter(None, (_cell(row, each) for each in self.phones)))

    def id_in(self, row: list[str]) -> str:
        return next(filter(None, (_cell(row, each) for each in self.ids)), "")


def guess(headings: list[str]) -> dict[int, Holds]:
    """By place. Where *Name* has a part of the name beside it, it is the other part."""
    found = {
        place: holds
        for place, heading in enumerate(headings)
        if (holds := meaning(heading))
    }
    kinds = set(found.values())
    if Holds.FIRST in kinds and Holds.LAST in kinds:
        drop = {place for place, holds in found.items() if holds is Holds.NAME}
        return {place: holds for place, holds in found.items() if place not in drop}
    for place, holds in found.items():
        is_part = plain_words(headings[place]) in ALSO_PART
        if holds is Holds.NAME and is_part and kinds & {Holds.FIRST, Holds.LAST}:
            found[place] = Holds.LAST if Holds.FIRST in kinds else Holds.FIRST
    if Holds.NAME in found.values():
        drop = {p for p, h in found.items() if h in (Holds.FIRST, Holds.LAST)}
        found = {place: holds for place, holds in found.items() if place not in drop}
        names = [place for place, holds in found.items() if holds is Holds.NAME]
        for place in sorted(names, key=lambda p: _rank(headings[p]))[1:]:
            del found[place]
    return found


def _rank(heading: str) -> int:
    """Of several names, the fullest: *Full name* before *Name* before *Candidate*."""
    words = plain_words(heading)
    full = re.search(r"full|complet|voll|display| ", words)
    return 0 if full else 1 if IS_NAME.fullmatch(words) else 2


def columns(taken: Mapping[int, Holds]) -> Columns:
    def places(*kinds: Holds) -> tuple[int, ...]:
        return tuple(p for kind in kinds for p in sorted(taken) if taken[p] is kind)

    return Columns(
        names=places(Holds.NAME, Holds.FIRST, Holds.LAST),
        emails=places(Holds.EMAIL),
        phones=places(Holds.PHONE),
        ids=places(Holds.ID),
        taken=dict(taken),
    )


def _ends_with(name: str, part: str) -> bool:
    """*Ana O’Brien* with *O’Brien* beside it; never all of it, as of *James James*."""
    words, more = normalize(part).split(), normalize(name).split()
    return len(more) > len(words) and more[len(more) - len(words) :] == words


def _cell(row: list[str], place: int) -> str:
    return row[place].strip() if place < len(row) else ""
