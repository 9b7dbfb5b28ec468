"""A typed title, and what is left of it without what is not the job.

Places, shifts, kinds of contract and genders are cut off, one after the other.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from glossary.roles.title_words import MAX_LENGTH, raw_words

MAX_CUTS = 4

_GENDERS = re.compile(r"(?i)(?<![\w/])(?:[mfwdxhi]\s?[/|]\s?){1,3}[mfwdxi](?![\w/])")
_BRACKETS = re.compile(r"\([^()]*(?:\)|$)|\[[^\[\]]*(?:\]|$)")
_CONDITIONS = re.compile(
    r"(?i)\b(?:(?:full|part)[ -]?time|(?:night|day|evening|weekend)s? shifts?"
    r"|(?:first|second|third|rotating|[123](?:st|nd|rd)) shifts?"
    r"|shift work|work(?:ing)? from home|wfh|on[ -]?site|remote(?:ly)?|hybrid"
    r"|fixed[ -]term|temp(?:orary)?|perm(?:anent)?|freelance|seasonal"
    r"|urgent(?:ly)?|immediate start|now hiring|hiring|wanted|needed|required|vacancy"
    r"|vacancies|jobs?|positions?|opportunit(?:y|ies)|all genders|bilingual"
    r"|experienced|qualified|fully|regional|global|national|international|local"
    r"|interim|independent|self[ -]employed|casual|per[ -]diem|prn"
    r"|certified|licensed|class \w|\w+[ -]speaking|nights|evenings|weekends?|locum"
    r"|band \d\w?|term[ -]time(?: only)?|zero hours|(?:home|office)[ -]based"
    r"|(?:maternity|mat|sick|holiday)(?: leave)? cover|\d+[ -]months?|ftc"
    r"|^group(?= (?:c\w?o|ciso|director|financ\w+|head|hr|internal|it|legal|risk|tax))"
    r"|(?:med(?:ical)?[ /-]surg(?:ical)?|school site|multi[ -]site|permanent contract)"
    r"|\d{1,2}(?::\d\d)?\s?[ap]m?\s?[-–]\s?\d{1,2}(?::\d\d)?\s?[ap]m?"
    r"|\d{1,2}\s?(?:h|hrs?|hours?|std|stunden|horas?|heures)(?:\s?/\s?\w+)?"
    r"|(?-i:ANZ|APAC|Benelux|DACH|EMEA|EU|LATAM|MENA|Nordics|UK|USA))\b"
    r"|[£$€]\d+k?\b|[#£$€]?(?!(?:112|911|999)\b)\d[\d.,]{2,}k?"
)
_TAIL = re.compile(
    r"(?i)\s[-–—]\s?|[|@:;,–—]|\s(?:à|at|bei|chez|en|for|im|in|to|with)\s"
)


class Part(NamedTuple):
    """``raw`` are its words; ``rest`` those that were cut off, a place or a field."""

    raw: list[str]
    rest: list[str]
    is_whole: bool


def parts(text: str) -> Iterator[Part]:
    """The whole first, then with less and less of it; none twice, at most about ten."""
    seen: set[tuple[str, ...]] = set()
    for part in _parts(text[:MAX_LENGTH]):
        key = tuple(part.raw)
        if key and key not in seen:
            seen.add(key)
            yield part


def _parts(text: str) -> Iterator[Part]:
    text = _GENDERS.sub(" ", text)
    yield Part(raw_words(text), [], True)
    bare = _BRACKETS.sub(" ", text)
    yield Part(raw_words(bare), [], True)
    plain = _CONDITIONS.sub(" ", bare)
    yield Part(raw_words(plain), [], True)
    cuts = [*islice(_TAIL.finditer(f"{plain} "), MAX_CUTS)]
    for cut in reversed(cuts):
        yield Part(
            raw_words(plain[: cut.start()]), raw_words(plain[cut.end() :]), False
        )
    for cut in cuts:
        before, after = plain[: cut.start()], plain[cut.end() :]
        if cut[0].strip() in ("-", "–", "—", "|", ":", ";"):
            yield Part(raw_words(after), raw_words(before), False)


def plain_words(text: str) -> list[str]:
    """Without what is not the job, as far as that leaves anything."""
    whole = [part.raw for part in parts(text) if part.is_whole]
    return whole[-1] if whole else []


def either(text: str) -> list[list[str]]:
    """*UI/UX Designer* as two titles; empty for one that is not two."""
    bare = _BRACKETS.sub(" ", _GENDERS.sub(" ", text[:MAX_LENGTH]))
    before, slash, after = bare.partition("/")
    if not slash or "/" in after:
        return []
    first, second = raw_words(before), raw_words(after)
    if not first or not second:
        return []
    if len(first) == 1 or len(second) == 1:
        # UI/UX Designer, Buyer/Planner, Electrician/Plumber: with what both share
        return [first + second[1:], first[:-1] + second, first, second]
    return [first, second]
