"""Tells headings from text, in the wordings that pages use."""

import re
import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum

from glossary.page_import.page import Line
from glossary.page_import.years import find_years

MAX_HEADING_LENGTH = 90


class Section(StrEnum):
    """The parts of a page; the values are what people are told."""

    EXPLANATION = "Explanation"
    RESUME_EXAMPLES = "Examples in résumés"
    TYPICAL_TITLE = "Typical job title"
    RELATED_TITLES = "Related titles"
    ALIASES = "Other spellings"
    QUESTIONS = "Questions"
    INDICATORS = "Indicators"
    RED_FLAGS = "Red flags"
    EXTRA = "Dropped"
    UNKNOWN = "Not read"


@dataclass(frozen=True)
class Heading:
    section: Section | None
    """None where only a level is named."""
    level: str = ""
    years: str = ""
    rest: str = ""
    """The text after the heading's colon."""
    numbered: bool = False
    """Whether it has years that could not be read."""


_RESUME = r"(?:resumes?|cvs?)"
_SEE = r"(?:see|find|hear|meet|come across)"
_WORDINGS: list[tuple[Section, str]] = [
    (
        Section.RESUME_EXAMPLES,
        rf"(?:\w+ )?examples? (?:in|from|on|of) {_RESUME}|{_RESUME} examples?"
        rf"|(?:how (?:it|this) (?:looks|appears) |what (?:it|this) looks like )?"
        rf"(?:in|on) (?:a )?{_RESUME}",
    ),
    (Section.TYPICAL_TITLE, r"(?:typical|usual|common) (?:job )?titles?"),
    (
        Section.RELATED_TITLES,
        r"also (?:try )?search(?:ing)? for|(?:related|similar|other|alternative) "
        r"(?:job )?(?:titles|roles)|(?:job )?titles to search for(?: as well)?",
    ),
    (
        Section.ALIASES,
        rf"also (?:known|called|written) as|also called|aliases"
        rf"|(?:other|alternative) (?:names|spellings)|similar terms"
        rf"(?: you (?:might|may|will|can) (?:also )?{_SEE}(?: in {_RESUME})?)?",
    ),
    (
        Section.QUESTIONS,
        r"(?:(?:example|sample|typical|common|suggested) )?(?:interview )?questions"
        r"(?: and (?:expected )?answers| to ask| by level)?",
    ),
    (
        Section.INDICATORS,
        r"(?:experience )?(?:level )?indicators(?: of experience)?(?: by level)?"
        r"|(?:experience levels?|levels of experience)",
    ),
    (
        Section.RED_FLAGS,
        r"(?:red flags?|warning signs?)(?: to (?:watch|look)(?: out)? for)?",
    ),
    (Section.EXPLANATION, r"explanation|definition|overview|description"),
    (
        Section.EXTRA,
        r"(?:where|how) to (?:find|look for|source) .+|(?:professional|online) "
        r"(?:networks|communities)|job boards|certifications?|further reading"
        r"|resources|salar(?:y|ies)(?: ranges?)?|faqs?|frequently asked questions"
        r"|see also|related terms|table of contents|share this(?: page)?",
    ),
]
_PATTERNS = [(section, re.compile(wording)) for section, wording in _WORDINGS]
_SIMILAR = re.compile(
    rf"similar terms (?:that )?(?:you|recruiters) (?:might|may|will|can) (?:also )?"
    rf"{_SEE}(?: in (?:r[eé]sum[eé]s?|cvs?))?(?: include| are)\b:?\s*",
    re.IGNORECASE,
)
_LEVELS = {
    **dict.fromkeys(("junior", "entry", "beginner"), "junior"),
    **dict.fromkeys(("mid", "middle", "intermediate"), "mid"),
    **dict.fromkeys(("senior", "expert"), "senior"),
}
_BESIDE_LEVEL = re.compile(
    r"(?:levels?|candidates?|professionals?|roles?|for|the|experienced?|of|with|years?"
    r"|yrs?|in|questions?|interview|example|sample|indicators?|expected)"
)
_VALUE_BEHIND = {Section.TYPICAL_TITLE, Section.RELATED_TITLES, Section.ALIASES}


def heading_of(line: Line) -> Heading | None:
    """What the line heads, if it is a heading in one of the known wordings."""
    if line.marker and not line.marker[0].isdigit():
        return None
    before, colon, behind = line.text.partition(":")
    for section, pattern in _PATTERNS:
        if len(before) > MAX_HEADING_LENGTH or before.endswith((".", "?", "!")):
            break
        if not pattern.fullmatch(plain(before)):
            continue
        if not behind.strip() or section in _VALUE_BEHIND:
            return Heading(section, rest=behind.strip(" *_"))
    if found := _SIMILAR.match(line.text):
        return Heading(Section.ALIASES, rest=line.text[found.end() :])
    if said := _level_heading(line.text):
        return said
    said = _level_heading(before)
    return said and replace(said, rest=behind.strip(" *_"))


def _level_heading(text: str) -> Heading | None:
    """Such as Senior Level Questions, Questions for juniors, Mid (2 to 5 years)."""
    if len(text) > MAX_HEADING_LENGTH or text.endswith((".", "?")):
        return None
    years, rest = find_years(text)
    words = re.findall(r"[a-z]+|\d+", plain(rest))
    numbered = any(word.isdecimal() for word in words)
    words = [word for word in words if not word.isdecimal()]
    levels = [_LEVELS[word] for word in words if word in _LEVELS]
    beside = [word for word in words if word not in _LEVELS]
    if len(levels) != 1 or not all(map(_BESIDE_LEVEL.fullmatch, beside)):
        return None
    section = None
    if any(word.startswith("question") for word in words):
        section = Section.QUESTIONS
    elif any(word.startswith("indicator") for word in words):
        section = Section.INDICATORS
    return Heading(section, levels[0], years, numbered=numbered)


def looks_like_heading(line: Line) -> bool:
    """Whether this heads something unknown: short, in capitals, under a blank line."""
    words = line.text.rstrip(":").split()
    return (
        line.after_gap
        and not line.marker
        and 1 < len(words) <= 9
        and len(line.text) <= MAX_HEADING_LENGTH
        and line.text[-1] not in ".!?,;"
        and ":" not in line.text[:-1]
        and all(not word[0].islower() for word in words if len(word) > 3)
    )


def plain(text: str) -> str:
    """Without case, accents, hyphens, Markdown's marks and closing punctuation."""
    text = unicodedata.normalize("NFKD", text.casefold())
    text = "".join(c for c in text if not unicodedata.combining(c))
    return " ".join(re.sub(r"[-‐‑–—*_#]", " ", text).split()).strip(" :")
