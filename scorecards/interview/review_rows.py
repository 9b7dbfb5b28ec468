"""The answers on the review page, a line each, filled into stencils."""

from collections.abc import Iterator
from typing import Any

from django.utils.safestring import SafeString

from scorecards.interview.addresses import address_of
from scorecards.interview.page import ScorecardPage
from scorecards.interview.parts import AnswerForm
from scorecards.interview.stencils import Gap, stencil_of

HEARD = SafeString(' class="on"'), "Heard"
NOT_HEARD = SafeString(""), "Not heard"


def review_rows(page: ScorecardPage) -> Iterator[SafeString]:
    href = address_of("scorecard", page.scorecard.pk)
    for number, part in enumerate(page.answers, start=1):
        answer, question = part.record, part.record.question
        fixed = {
            "number": number,
            "anchor": part.anchor,
            "title": question.title or question.text,
            "text": question.text,
            "listen_for": question.listen_for,
            "is_rated": answer.is_rated,
            "has_notes": bool(answer.notes),
        }
        stencil = stencil_of("scorecards/interview/_review_row.html", _with_gaps, fixed)
        yield stencil.fill({"href": href, **_gaps(part)})


def _gaps(part: AnswerForm) -> dict[str, Any]:
    answer = part.record
    gaps = {
        "result": answer.result_label,
        "notes": answer.notes,
        "heard": len(answer.points_heard),
    }
    for place, (_, heard) in enumerate(answer.points):
        gaps[f"class-{place}"], gaps[f"word-{place}"] = HEARD if heard else NOT_HEARD
    return gaps


def _with_gaps(
    *, listen_for: list[str], has_notes: bool, **fixed: Any
) -> dict[str, Any]:
    points = [
        {"text": text, "class": Gap(f"class-{place}"), "word": Gap(f"word-{place}")}
        for place, text in enumerate(listen_for)
    ]
    return {
        **fixed,
        "points": points,
        "notes": Gap("notes") if has_notes else "",
        **{name: Gap(name) for name in ("href", "result", "heard")},
    }
