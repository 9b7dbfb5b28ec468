"""What a scorecard still lacks before it can be submitted."""

from collections.abc import Iterable
from dataclasses import dataclass

from scorecards.models import Answer, RedFlagCheck, Scorecard
from scorecards.models.scales import Outcome
from scorecards.models.scores import Score


@dataclass(frozen=True)
class Gap:
    """Something missing: a sentence, and the id of its field on the page."""

    message: str
    anchor: str


class IncompleteError(Exception):
    """Submission was asked for while something is missing."""

    def __init__(self, missing: list[Gap]) -> None:
        self.gaps = missing
        super().__init__(" ".join(gap.message for gap in missing))


ENDED = Gap(
    "The opening was closed and this scorecard ended. Ask a coordinator to reopen the "
    "opening.",
    "summary",
)


def doubts(scorecard: Scorecard, answers: list[Answer]) -> list[Gap]:
    """What a reader will ask about: ratings without evidence, and the like.

    Remarks that stop no submission, unless the opening requires evidence. No queries.
    """
    found = []
    for number, answer in enumerate(answers, start=1):
        place = f"question-{answer.question_id}"
        has_notes = bool(answer.notes.strip())
        if answer.outcome == Outcome.RATED and not has_notes:
            if not answer.points_heard:
                found.append(
                    Gap(
                        f"Question {number} is rated {answer.rating} without a note "
                        "or a point. What did you hear?",
                        place,
                    )
                )
        elif answer.outcome == Outcome.NOT_ASKED and has_notes:
            found.append(Gap(f"Question {number} has notes but says Not asked.", place))
    if scorecard.recommendation and not any(
        answer.outcome == Outcome.RATED for answer in answers
    ):
        found.append(
            Gap("You recommend something without a rated answer.", "recommendation")
        )
    return found


def gaps(
    scorecard: Scorecard,
    answers: list[Answer] | None = None,
    checks: Iterable[RedFlagCheck] | None = None,
) -> list[Gap]:
    """All that is missing, in the order of the page, then what evidence requires.

    A query each for answers and checks that are not given, in the order of the kit.
    """
    if answers is None:
        answers = list(scorecard.answers.select_related("question"))
    if checks is None:
        checks = scorecard.red_flag_checks.select_related("red_flag")
    missing = [ENDED] if scorecard.ended_at else []
    missing += [
        Gap(
            f"Question {number} is not rated. Choose a rating, Not asked or Could "
            "not answer.",
            f"div_id_answer-{answer.question_id}-result",
        )
        for number, answer in enumerate(answers, start=1)
        if answer.is_focus and not answer.is_rated
    ]
    missing += [
        Gap(
            f"The red flag “{check.red_flag}” has no evidence. Write down what was "
            "said or done.",
            f"id_flag-{check.red_flag_id}-evidence",
        )
        for check in checks
        if check.ticked and not check.evidence.strip()
    ]
    if not scorecard.recommendation:
        missing.append(Gap("The recommendation is missing.", "recommendation"))
    if not scorecard.summary.strip():
        missing.append(Gap("The summary is missing.", "summary"))
    score = Score.of(answers)
    if scorecard.contradicts(score) and not scorecard.reason.strip():
        sentences = (
            f"The recommendation is “{scorecard.get_recommendation_display()}” but the "
            f"score is {score}.",
            scorecard.kit.expectation,
            "Explain the difference.",
        )
        missing.append(Gap(" ".join(filter(None, sentences)), "reason"))
    if scorecard.application.opening.require_evidence:
        missing += doubts(scorecard, answers)
    return missing
