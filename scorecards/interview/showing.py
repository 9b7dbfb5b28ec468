"""The parts of the scorecard page as HTML.

A part that shows what is stored is filled into its stencil. A part that was sent is
rendered as it is: it may have errors or a conflict.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from scorecards.interview.page import ScorecardPage
from scorecards.interview.parts import PartForm, RedFlagForm
from scorecards.interview.stencils import stencil_of
from scorecards.models.answer import OPTIONAL


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
        for term, parts in groupby(self.page.red_flags, key=_term_of):
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
        if part.is_bound:
            place["unsaved"] = part in self._refused
            return render_to_string(part.template, {"part": part, **place})
        fixed = {"part": part.fixed, "place": place}
        return stencil_of(part.template, part.with_gaps, fixed).fill(part.gaps)


def _term_of(part: RedFlagForm) -> str:
    return part.record.red_flag.term
