"""HTML that is rendered once and filled in many times.

Most of a page is the same at each visit: what a kit says, what all rows of a list have
in common. A stencil is rendered by that page’s own template, with a `Gap` for each
value that changes; to fill in the gaps takes a fraction of what rendering takes.

What a template decides on (by `if` or `for`) can’t be a gap: it belongs to what the
stencil is kept by, `fixed`.
"""

import json
import re
import secrets
from collections.abc import Callable, Mapping
from functools import lru_cache
from html import escape
from typing import Any

from django.template import Context, Engine, Template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

MARK = secrets.token_hex(8)
"""Around the name of a gap. Random, so that nobody can write a text that has one."""

MAX_STENCILS = 1_000
"""For each process: the parts of some thirty kits, in 7 MB at most."""


class Gap(str):
    """A value to come, in the eyes of a template; escaping doesn’t change it."""

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


def stencil_of(
    template_name: str, context_of: Callable[..., dict[str, Any]], fixed: dict[str, Any]
) -> Stencil:
    """Of that template. ``context_of`` makes its context, with gaps, of ``fixed``."""
    template = Engine.get_default().get_template(template_name)
    return _kept(template, context_of, json.dumps(fixed), get_language())


@lru_cache(maxsize=MAX_STENCILS)
def _kept(
    template: Template,
    context_of: Callable[..., dict[str, Any]],
    fixed: str,
    language: str | None,
) -> Stencil:
    """Made of these alone, so that it can’t say what others with the same may not see.

    By ``fixed`` itself, not by the key of a kit: there is nothing to invalidate. A
    template that was loaded again, because somebody is changing it, is another one.
    """
    return Stencil(template.render(Context(context_of(**json.loads(fixed)))))


def _escaped(value: object) -> str:
    return value if isinstance(value, SafeString) else escape(str(value))
