"""Which columns hold names and e-mail addresses, by what their headings say."""

import re
from dataclasses import dataclass

from scorecards.uploads.limits import UnreadableError

NAMES = {"name", "names", "fullname", "candidate", "candidatename", "applicant"}
NAMES |= {"applicantname", "candidatefullname", "displayname"}
FIRST_NAMES = {"firstname", "givenname", "forename", "first"}
LAST_NAMES = {"lastname", "surname", "familyname", "last"}
ADDRESSES = {"email", "emailaddress", "mail", "mailaddress", "candidateemail"}


@dataclass(frozen=True)
class Columns:
    """Places of the cells: of a name one or two, of an e-mail address one or none."""

    names: tuple[int, ...]
    address: int | None

    def name_in(self, row: list[str]) -> str:
        return " ".join(_cell(row, place) for place in self.names).strip()

    def address_in(self, row: list[str]) -> str:
        return "" if self.address is None else _cell(row, self.address)


def find_columns(headings: list[str]) -> Columns:
    """Raises `UnreadableError` when there is no telling."""
    plain = [re.sub(r"[^a-z]", "", heading.casefold()) for heading in headings]
    name = _place(plain, NAMES, "Name")
    first, last = _place(plain, FIRST_NAMES, ""), _place(plain, LAST_NAMES, "")
    names: tuple[int, ...] = ()
    if name is not None:
        names = (name,)
    elif first is not None and last is not None:
        names = (first, last)
    if not names:
        raise UnreadableError(
            "No column is called Name. Put the headings Name and E-mail in the first "
            f"row, which now contains: {_listed(headings)}."
        )
    return Columns(names=names, address=_place(plain, ADDRESSES, "E-mail"))


def _place(plain: list[str], wanted: set[str], label: str) -> int | None:
    places = [place for place, heading in enumerate(plain) if heading in wanted]
    if len(places) > 1 and label:
        raise UnreadableError(
            f"More than one column could be {label}. Use that heading only once."
        )
    return places[0] if places else None


def _listed(headings: list[str]) -> str:
    shown = [heading.strip()[:40] for heading in headings if heading.strip()]
    return ", ".join(shown[:8]) + (" …" if len(shown) > 8 else "")


def _cell(row: list[str], place: int) -> str:
    return row[place].strip() if place < len(row) else ""
