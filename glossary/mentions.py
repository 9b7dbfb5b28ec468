"""The lookup ``mentions``: a text contains the words, by the rules of `letters`.

``name__mentions="lodz"`` finds *Łódź* on both databases. SQLite calls our own function,
which `scorecards.sqlite3` brings along; PostgreSQL does the same with functions of its
own. A column that is normalized already says so with ``is_normalized``.
"""

from itertools import zip_longest
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import CharField, Func, TextField
from django.db.models.lookups import Contains

from glossary.letters import HYPHENS, QUOTES, UNDECOMPOSED, plain, search_text

FUNCTION = "letters_of"  # of `scorecards.sqlite3`
ACCENTS = "[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u064b-\u065f\u0670\u3099\u309a]+"
INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
INVISIBLE += "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
# Capitals that a database in the C locale does not know.
CAPITALS = [chr(code) for code in [*range(0x391, 0x3AA), *range(0x400, 0x430)]]


def _letter_by_letter() -> tuple[str, str]:
    """What translate() of PostgreSQL replaces, and by what; the rest it deletes."""
    pairs = {each: " " for each in sorted(HYPHENS) if each != "\u00ad"}
    for small, bare in UNDECOMPOSED.items():
        if len(bare) == 1:
            pairs |= {small: bare, small.upper()[:1]: bare}
    pairs |= {each: plain(each) for each in CAPITALS if len(plain(each)) == 1}
    pairs = {each: by for each, by in pairs.items() if each != by}
    deleted = "".join(sorted(QUOTES)) + INVISIBLE
    return "".join(pairs) + deleted, "".join(pairs.values())


def _sql(text: str) -> str:
    return "'" + text.replace("'", "''").replace("%", "%%") + "'"


def _for_postgresql() -> str:
    text = f"regexp_replace(normalize(lower(%(expressions)s), NFKD), {_sql(ACCENTS)}, "
    text += "'', 'g')"
    for letter, bare in {**UNDECOMPOSED, "ß": "ss"}.items():
        if len(bare) > 1:
            for each in (letter, letter.upper()):
                if len(each) == 1:
                    text = f"replace({text}, {_sql(each)}, {_sql(bare)})"
    before, after = _letter_by_letter()
    spelled = f"translate({text}, {_sql(before)}, {_sql(after)})"
    # Nearly every text is plain ASCII, which takes a hundredth of the time.
    ascii_only = "octet_length(%(expressions)s) = char_length(%(expressions)s)"
    return f"CASE WHEN {ascii_only} THEN {_ascii()} ELSE {spelled} END"


def _ascii() -> str:
    before, after = _letter_by_letter()
    replaced = zip_longest(before, after, fillvalue="")
    pairs = [(letter, by) for letter, by in replaced if letter.isascii()]
    pairs.sort(key=lambda pair: not pair[1])  # translate() deletes what has no pair
    letters, bare = ("".join(side) for side in zip(*pairs, strict=True))
    return f"translate(lower(%(expressions)s), {_sql(letters)}, {_sql(bare)})"


POSTGRESQL = _for_postgresql()


class LettersOf(Func):
    """The text as `search_text` makes it, spaces aside."""

    function = FUNCTION
    output_field = TextField()

    def as_postgresql(
        self, compiler: Any, connection: BaseDatabaseWrapper, **context: Any
    ) -> Any:
        return self.as_sql(compiler, connection, template=POSTGRESQL, **context)


class Mentions(Contains):
    lookup_name = "mentions"

    def __init__(self, lhs: Any, rhs: Any) -> None:
        if not getattr(lhs.output_field, "is_normalized", False):
            lhs = LettersOf(lhs)
        super().__init__(lhs, search_text(str(rhs)))

    def get_rhs_op(self, connection: BaseDatabaseWrapper, rhs: str) -> str:
        operators: dict[str, str] = connection.operators  # type: ignore[attr-defined]
        operator = operators["contains"]
        return operator % rhs


CharField.register_lookup(Mentions)
TextField.register_lookup(Mentions)
