"""What to do about the figures, in a few sentences; the rest of the page is why.

Of what the reader may see, like every figure here. A difference between interviewers
is a reason to calibrate together, and no verdict on anybody.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.urls import reverse

from scorecards.panel.agreement.interviewers import Group, InterviewerRow
from scorecards.panel.agreement.questions import QuestionRow
from scorecards.panel.agreement.spread import Share
from scorecards.panel.agreement.summary import Agreement
from scorecards.panel.agreement.undefined import Undefined
from scorecards.panel.agreement.words import RELIABLE, TENTATIVE, coefficient

MOST = 6
FAR = 0.5  # points above or below others who met the same candidates
OFTEN = 20  # per cent of questions that were not asked
MIN_DUE = 5
PEOPLE = 2


class Advice(NamedTuple):
    """``link`` is a part of the words, at their end, that leads to ``address``."""

    words: str
    link: str = ""
    address: str = ""


def advice(
    agreement: Agreement,
    questions: Sequence[QuestionRow],
    groups: Sequence[Group],
    not_asked: Share | Undefined,
) -> list[Advice]:
    """What concerns everybody first."""
    people = [row for group in groups for row in group.rows]
    found = [
        *_on_agreement(agreement),
        *_on_questions(questions),
        *_on_leaning(people),
        *_on_asking(not_asked),
        *_on_time(people),
    ]
    return found[:MOST]


def _on_agreement(agreement: Agreement) -> Iterator[Advice]:
    alpha = agreement.alpha
    if isinstance(alpha, Undefined):
        yield Advice(
            "Too few answers are shared to say how far interviewers agree. Let two "
            "people interview the same candidates and ask the same questions."
        )
        return
    figure = f"alpha {coefficient(alpha)} from {agreement.answers:,} shared answers"
    if alpha >= RELIABLE:
        yield Advice(f"Interviewers agree well enough to rely on ratings ({figure}).")
    elif alpha >= TENTATIVE:
        yield Advice(
            f"Treat ratings as tentative ({figure}). Compare two scorecards of the "
            "same candidate before the next interviews."
        )
    else:
        yield Advice(
            f"Don’t rely on single ratings yet ({figure}). Rate the same sample answer "
            "together before the next interviews, and talk about the difference."
        )


def _on_questions(questions: Sequence[QuestionRow]) -> Iterator[Advice]:
    dividing = [row for row in questions if row.divides]
    if dividing:
        worst = min(dividing, key=lambda row: (row.r_wg_or_most, row.text))
        others = len(dividing) - 1
        more = f" {others} more like it:" if others else " See"
        yield Advice(
            f"Interviewers disagree most on “{worst.text}” ({worst.term}). Agree on "
            f"what each rating means and sharpen its anchors.{more}",
            "all questions to review",
            "#questions",
        )
    if same := next((row for row in questions if row.tells_nothing_apart), None):
        yield Advice(
            f"All {same.candidates} candidates scored the same on “{same.text}” "
            f"({same.term}). Ask something that tells them apart. See",
            "the question’s figures",
            "#questions",
        )


def _on_leaning(people: Sequence[InterviewerRow]) -> Iterator[Advice]:
    far = [
        (abs(row.effect), row)
        for row in people
        if not isinstance(row.effect, Undefined) and abs(row.effect) >= FAR
    ]
    furthest = sorted(far, key=lambda each: (-each[0], each[1].name))
    for _, row in furthest[:PEOPLE]:
        yield Advice(
            f"{row.name} rates {row.effect_text} than others who met the same "
            "candidates. Compare scorecards together:",
            f"scorecards of {row.name}",
            _scorecards_of(row),
        )


def _on_asking(not_asked: Share | Undefined) -> Iterator[Advice]:
    if isinstance(not_asked, Share) and not_asked.percent >= OFTEN:
        yield Advice(
            f"{not_asked.percent} % of questions were not asked. Plan fewer questions, "
            "or more minutes."
        )


def _on_time(people: Sequence[InterviewerRow]) -> Iterator[Advice]:
    late = [
        (row.on_time.part / row.on_time.whole, row.name, row)
        for row in people
        if isinstance(row.on_time, Share)
        and row.on_time.whole >= MIN_DUE
        and 2 * row.on_time.part < row.on_time.whole
    ]
    for _, name, row in sorted(late, key=lambda each: each[:2])[:1]:
        share = row.on_time
        if isinstance(share, Share):
            yield Advice(
                f"{name} submitted {share.part} of {share.whole} scorecards on time. "
                "Ask what gets in the way. See",
                "scorecards to do",
                reverse("admin:scorecards_to_do"),
            )


def _scorecards_of(row: InterviewerRow) -> str:
    page = "admin:scorecards_scorecard_changelist"
    return reverse(page, query={"q": row.name})
