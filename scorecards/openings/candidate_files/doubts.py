"""Rows that may be no people: totals, footers, numbers and dates in place of names."""

import re
from collections.abc import Callable

from glossary.letters import normalize
from scorecards.openings.candidate_files.headings import Columns, heads_names, likeness

TOTAL = re.compile(
    r"(grand |sub ?)?(totals?|sum|summe|gesamt(summe|zahl)?|anzahl|count|subtotal|"
    r"somme|suma|average|durchschnitt|moyenne|promedio|nombre total|en tout|"
    r"number of (candidates|rows|records|results)|rows|records|results)"
    r"\b( *[:=]? *[\d.,]*| (candidates|of|der|des|de)\b.*)"
)
FOOTER = re.compile(
    r"(exported|generated|created|printed|downloaded|report|export|confidential|page|"
    r"exportiert|erstellt|vertraulich|seite|gedruckt|exporte|genere|cree|confidentiel|"
    r"exportado|generado|creado|confidencial|pagina|copyright|source|quelle|fuente|"
    r"end of|note|notes|filter|filters|powered|showing)\b"
    r"(( |:).*(\d|by|on|from|von|am|par|por|le|el|of)\b.*|:.*|)"
)
MANY_WORDS = 10


def doubt_about(
    name: str,
    cells: list[str],
    where: Columns,
    width: int,
    heads_names: Callable[[str], bool] = heads_names,
) -> str:
    """Why the row may be no candidate, as a sentence; empty where it looks like one."""
    if len(cells) > width:
        return "It has more cells than there are headings."
    if any(map(heads_names, cells)) and likeness(cells) > 1:
        return "It repeats the headings."
    plain = " ".join(normalize(name).split())
    alone = sum(1 for cell in cells if cell.strip()) == 1
    if TOTAL.fullmatch(plain):
        return "It looks like a total."
    if not name:
        return "It has no name." if _is_total(cells) else ""
    if not any(each.isalpha() for each in name) and any(
        each.isdigit() for each in name
    ):
        return "The name is a number or a date."
    if FOOTER.fullmatch(plain) and (alone or re.search(r"\d", plain)):
        return "It looks like a footer."
    if re.match(r"\d{1,4}[./ -]", plain) or _is_date(plain):
        return "The name is a number or a date."
    if "©" in name:
        return "It looks like a copyright notice."
    if "http" in plain or "www." in plain:
        return "The name has a web address in it."
    if "@" in name:
        return "The name is an e-mail address."
    if alone and len(plain.split()) >= MANY_WORDS:
        return "It looks like a sentence."
    return ""


def _is_total(cells: list[str]) -> bool:
    return any(TOTAL.fullmatch(" ".join(normalize(cell).split())) for cell in cells)


MONTHS = (
    r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|marz|mai|okt|dez|janv|fevr|"
    r"avr|juin|juil|aout|ene|abr|ago|dic)[a-z]*"
)
DATE = re.compile(
    rf"((mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?({MONTHS}\.? \d{{1,2}},? \d{{4}}|"
    rf"\d{{1,2}}\.? {MONTHS}\.?,? \d{{2,4}}|{MONTHS}\.? \d{{4}})( .*)?"
)


def _is_date(plain: str) -> bool:
    return DATE.fullmatch(plain) is not None
