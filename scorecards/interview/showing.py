"""The parts of the scorecard page as HTML.

A part that shows what is stored is filled into a stencil, which is kept for the next
page that asks for the same. A part that was sent is rendered as it is: it may have
errors or a conflict.
"""

import json
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import Any

from django.template import Context, Template
from django.template.loader import get_template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from scorecards.interview.page import ScorecardPage
from scorecards.interview.parts import PartForm
from scorecards.interview.stencils import Stencil
from scorecards.models.answer import OPTIONAL

MAX_STENCILS = 1_000
"""Enough for the parts of some thirty kits; most take less than 10 kB."""


class ShownPage:
    """Each part once; ``view`` is one question a screen, or all of them."""

    def __init__(self, page: ScorecardPage, view: str) -> None:
        self.page, self.view = page, view
        self._refused = page.refused

    @property
    def answers(self) -> Iterator[SafeString]:
        is_weighted = self.page.is_weighted
        for number, part in enumerate(self.page.answers, start=1):
            yield self._shown(
                part,
                number=number,
                of=len(self.page.answers),
                is_weighted=is_weighted,
                optional=OPTIONAL if part.record.is_optional else "",
                view=self.view,
            )

    @property
    def general_notes(self) -> SafeString:
        return self._shown(self.page.other_notes)

    @property
    def extra_questions(self) -> Iterator[SafeString]:
        yield from map(self._shown, self.page.extra_questions)

    @property
    def red_flags(self) -> Iterator[tuple[str, list[SafeString]]]:
        """By the term that they belong to."""
        by_term = groupby(
            self.page.red_flags, key=lambda part: part.record.red_flag.term
        )
        for term, parts in by_term:
            yield term, [self._shown(part) for part in parts]

    @property
    def experience(self) -> SafeString:
        return self._shown(self.page.experience)

    @property
    def conclusion(self) -> SafeString:
        return self._shown(
            self.page.conclusion, has_no_reason=not self.page.needs_reason
        )

    def _shown(self, part: PartForm, **place: Any) -> SafeString:
        """``place`` is what the template needs besides the part."""
        template = get_template(part.template).template
        if part.is_bound:
            return _rendered(template, part, unsaved=part in self._refused, **place)
        key = json.dumps([part.fixed, place])
        return _stencil(template, type(part), key, get_language()).fill(part.gaps)


@lru_cache(maxsize=MAX_STENCILS)
def _stencil(
    template: Template, kind: type[PartForm], key: str, language: str | None
) -> Stencil:
    """Made of ``key`` alone, so that it has nothing that another reader with the same
    key may not see. A template that is loaded again, because somebody is changing it,
    is another one.
    """
    fixed, place = json.loads(key)
    return Stencil(_rendered(template, kind.blank(**fixed).with_gaps(), **place))


def _rendered(template: Template, part: PartForm, **place: Any) -> SafeString:
    return template.render(Context({"part": part, **place}))
