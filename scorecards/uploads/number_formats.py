"""Numbers and dates as a cell shows them, by its number format. It imports no Django.

The formats that people meet in notes: percentages, dates and times. What depends on the
settings of somebody's computer, such as the plain short date, is given as ISO has it.
"""

import re
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal

MAX_FORMAT = 100  # characters; longer ones are nobody's date
LOCALE_DATES = {"mm-dd-yy", "m/d/yy h:mm", "general"}  # Excel's 14 and 22
PERCENT = re.compile(r"[#0,]*(?:\.(0+))?\s*%")
IGNORED = re.compile(r"\[[^\]]*\]|\\(.)|_.|\*.|\"([^\"]*)\"")
TOKEN = re.compile(r"am/pm|y+|m+|d+|h+|s+|[^ymdhs]+?(?=am/pm|[ymdhs]|$)", re.IGNORECASE)
MONTHS = [f"{date(2000, month, 1):%B}" for month in range(1, 13)]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def percentage(value: float, number_format: str) -> str | None:
    """``12.5%``; None for a format that is no percentage."""
    found = PERCENT.fullmatch(number_format.split(";")[0].strip())
    if not found:
        return None
    places = len(found[1] or "")
    exact = Decimal(repr(value)) * 100
    return f"{exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)}%"


def moment(value: date | datetime | time, number_format: str) -> str:
    """As the format says, or as ISO does."""
    first = number_format.split(";")[0].strip()
    if first.lower() in LOCALE_DATES or len(first) > MAX_FORMAT:
        return _plain(value)
    literal = IGNORED.sub(lambda match: _kept(match[1] or match[2] or ""), first)
    tokens = [found[0] for found in TOKEN.finditer(literal)]
    halves = any(token.lower() == "am/pm" for token in tokens)
    shown = []
    for place, token in enumerate(tokens):
        minutes = token[0] in "mM" and _is_minutes(tokens, place)
        text = _part(value, token, minutes=minutes, halves=halves)
        if text is None:
            return _plain(value)
        shown.append(text)
    return "".join(shown).translate(UNHIDE).strip() or _plain(value)


# Letters of a literal, moved to where no token is found, and back.
SHIFT = 0xE000
UNHIDE = {SHIFT + code: chr(code) for code in range(128)}


def _kept(literal: str) -> str:
    return "".join(chr(SHIFT + ord(c)) if ord(c) < 128 else c for c in literal)


def _is_minutes(tokens: list[str], place: int) -> bool:
    """Right after hours, or right before seconds, m means minutes."""
    parts = [at for at, each in enumerate(tokens) if each[0].lower() in "ymdhs"]
    here = parts.index(place)
    before = tokens[parts[here - 1]] if here else ""
    after = tokens[parts[here + 1]] if here + 1 < len(parts) else ""
    return before[:1].lower() == "h" or after[:1].lower() == "s"


def _part(
    value: date | datetime | time, token: str, *, minutes: bool, halves: bool
) -> str | None:
    """None where the value has no such part."""
    kind, long = token[0].lower(), len(token)
    if token.lower() == "am/pm":
        if not isinstance(value, datetime | time):
            return None
        return "AM" if value.hour < 12 else "PM"
    if kind not in "ymdhs":
        return token
    if minutes or kind in "hs":
        if not isinstance(value, datetime | time):
            return "00" if long > 1 else "0"
        hour = (value.hour % 12 or 12) if halves else value.hour
        number = value.minute if minutes else hour if kind == "h" else value.second
        return f"{number:02}" if long > 1 else str(number)
    if not isinstance(value, date):
        return None
    return _day(value, kind, long)


def _day(value: date, kind: str, long: int) -> str:
    if kind == "y":
        return f"{value.year:04}" if long > 2 else f"{value.year % 100:02}"
    number = value.month if kind == "m" else value.day
    if long < 3:
        return f"{number:02}" if long == 2 else str(number)
    name = MONTHS[number - 1] if kind == "m" else DAYS[value.weekday()]
    return name[:3] if long == 3 else name


def _plain(value: date | datetime | time) -> str:
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
