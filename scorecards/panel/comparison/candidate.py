"""All that interviewers wrote about one candidate."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.db.models import prefetch_related_objects

from scorecards.models import Answer, KitQuestion, Scorecard
from scorecards.models.scores import Score
from scorecards.panel.comparison.cells import ComparisonCell
from scorecards.panel.comparison.flags import ComparisonFlag, raised_flags, read_flags
from scorecards.panel.comparison.heard import Heard, answers_of, cell_of, heard_in
from scorecards.panel.comparison.people import marks_of, name_of
from scorecards.panel.comparison.plates import Nameplate


@dataclass(frozen=True)
class HeardTo:
    """What was answered to one question by one candidate; ``version`` of the kit."""

    version: int
    question: KitQuestion
    cell: ComparisonCell
    heard: list[Heard]


@dataclass(frozen=True)
class ExtraAsked:
    """A question that is not in the kit; its rating is in no score."""

    text: str
    result: str
    notes: str


@dataclass(frozen=True)
class Conclusion:
    interviewer: str
    marks: list[str]
    recommendation: str
    contradicts: bool
    reason: str
    summary: str
    extra_questions: list[ExtraAsked]
    other_notes: list[tuple[str, str]]
    demonstrated_level: str
    score: Score


@dataclass(frozen=True)
class Reading:
    score: Score
    interviewers: int
    conclusions: list[Conclusion]
    red_flags: list[ComparisonFlag]
    questions: list[HeardTo]

    @property
    def versions(self) -> list[int]:
        """Of the kits that were filled, the newest first."""
        return list(dict.fromkeys(each.version for each in self.questions))


def read_candidate(scorecards: Iterable[Scorecard], plate: Nameplate) -> Reading:
    """Everything over all questions; of the newest kit first. Three queries."""
    by_key = {scorecard.pk: scorecard for scorecard in scorecards}
    prefetch_related_objects([*by_key.values()], "extra_questions")
    answers = answers_of(by_key)
    return Reading(
        score=Score.of(answers),
        interviewers=cell_of(answers, by_key).interviewers,
        conclusions=[
            _conclusion(scorecard, answers, plate) for scorecard in by_key.values()
        ],
        red_flags=raised_flags(read_flags(by_key.values()), by_key, plate),
        questions=[
            HeardTo(
                version=by_key[of_question[0].scorecard_id].kit.version,
                question=question,
                cell=cell_of(of_question, by_key),
                heard=[heard_in(answer, by_key, plate) for answer in of_question],
            )
            for question, of_question in _by_question(answers)
        ],
    )


def _conclusion(
    scorecard: Scorecard, answers: Iterable[Answer], plate: Nameplate
) -> Conclusion:
    score = Score.of(each for each in answers if each.scorecard_id == scorecard.pk)
    return Conclusion(
        interviewer=name_of(scorecard),
        marks=marks_of(scorecard),
        recommendation=scorecard.get_recommendation_display(),
        contradicts=scorecard.contradicts(score),
        reason=plate.mask(scorecard.reason) or scorecard.erased_words,
        summary=plate.mask(scorecard.summary) or scorecard.erased_words,
        extra_questions=[
            ExtraAsked(
                plate.mask(each.text) or scorecard.erased_words,
                each.result_label,
                plate.mask(each.notes) or scorecard.erased_words,
            )
            for each in scorecard.asked_besides
        ],
        other_notes=[
            (label, plate.mask(text)) for label, text in scorecard.other_notes
        ],
        demonstrated_level=scorecard.get_demonstrated_level_display(),
        score=score,
    )


def _by_question(answers: Iterable[Answer]) -> list[tuple[KitQuestion, list[Answer]]]:
    return [
        (question, list(of_question))
        for question, of_question in groupby(answers, key=lambda each: each.question)
    ]
