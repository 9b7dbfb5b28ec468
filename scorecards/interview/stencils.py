"""HTML that is rendered once and filled in many times.

Most of a page is the same at each visit: what a kit says, what a list’s rows have in
common. A stencil is that page’s own template, rendered with a `Gap` for each value that
changes. To fill in the gaps takes a fraction of what rendering takes.

What a template decides on (an `if`, a `for`) can’t be a gap: keep a stencil for each
case.
"""

import re
import secrets
from collections.abc import Mapping
from html import escape

from django.utils.safestring import SafeString

MARK = secrets.token_hex(8)
"""Around the name of a gap. Random, so that nobody can write a text that has one."""


class Gap(str):
    """A value to come, in the eyes of a template; no escaping changes it."""

    __slots__ = ()

    def __new__(cls, name: str) -> "Gap":
        return super().__new__(cls, f"{MARK}{name}{MARK}")


class Stencil:
    """``html`` with its gaps."""

    def __init__(self, html: str) -> None:
        self._pieces = re.split(f"{MARK}(.*?){MARK}", html)  # every second is a name
        self._names = self._pieces[1::2]

    def fill(self, values: Mapping[str, object]) -> SafeString:
        """With every value escaped, unless it is HTML already."""
        pieces = self._pieces.copy()
        pieces[1::2] = [_escaped(values[name]) for name in self._names]
        return SafeString("".join(pieces))


def _escaped(value: object) -> str:
    return value if isinstance(value, SafeString) else escape(str(value))
