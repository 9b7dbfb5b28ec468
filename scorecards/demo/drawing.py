"""Draws what an interviewer might have recorded: plausible, and complete."""

from random import Random
from typing import Any, NamedTuple

from django.contrib.auth.models import User

from glossary.models import Level, written_level
from scorecards.demo.sentences import sentences
from scorecards.demo.writing import Sheet
from scorecards.models import (
    Answer,
    Application,
    KitIndicator,
    KitQuestion,
    RedFlagCheck,
    Scorecard,
)
from scorecards.models.scales import Outcome, Recommendation
from scorecards.models.scores import Score

LEVELS = Level.values

# The mean up to which each is given, before the interviewer's own leaning.
RECOMMENDED_BELOW = [
    (2.2, Recommendation.STRONG_NO),
    (2.9, Recommendation.NO),
    (4.0, Recommendation.YES),
    (9.0, Recommendation.STRONG_YES),
]


class Interview(NamedTuple):
    """The interviewer, the candidate and the candidate's skill, about 1 to 5."""

    application: Application
    interviewer: User
    ability: float


def draw_sheet(interview: Interview, random: Random, **recorded: Any) -> Sheet:
    """A scorecard of the opening's kit with parts that fit its status.

    ``recorded`` are the scorecard's status and times.
    """
    kit = interview.application.opening.kit
    scorecard = Scorecard(
        application=interview.application,
        interviewer=interview.interviewer,
        kit=kit,
        **recorded,
    )
    questions = kit.questions.all()
    rated = {"assigned": 0, "draft": len(questions) // 2, "submitted": len(questions)}
    sheet = Sheet(
        scorecard,
        answers=[
            _answer(scorecard, question, interview.ability, random)
            if place < rated[scorecard.status]
            else Answer(scorecard=scorecard, question=question)
            for place, question in enumerate(questions)
        ],
    )
    if scorecard.is_submitted:
        _conclude(sheet, random)
    return sheet


def _answer(
    scorecard: Scorecard, question: KitQuestion, ability: float, random: Random
) -> Answer:
    answer = Answer(
        scorecard=scorecard,
        question=question,
        outcome=random.choices(Outcome.values, weights=[95, 3, 2])[0],
        seconds_spent=random.randrange(90, 480),
        revision=1,
        saved_at=scorecard.saved_at,
    )
    if answer.outcome != Outcome.RATED:
        answer.notes = random.choice(sentences()[answer.outcome])
        return answer
    rating = max(1, min(5, round(random.gauss(ability, 0.8))))
    places = range(len(question.listen_for))
    answer.rating = rating
    answer.points_heard = [n for n in places if random.random() < rating / 5]
    answer.notes = random.choice(sentences()["notes"][rating])
    return answer


def _conclude(sheet: Sheet, random: Random) -> None:
    """Red flags, experience, recommendation and summary, from the answers."""
    scorecard = sheet.scorecard
    score = Score.of(sheet.answers)
    mean = float(score.mean or 3)
    leaning = random.gauss(mean, 0.4)
    scorecard.recommendation = next(
        recommendation for limit, recommendation in RECOMMENDED_BELOW if leaning < limit
    )
    scorecard.summary = random.choice(
        sentences()["summaries"][scorecard.recommendation]
    )
    if scorecard.contradicts(score):
        scorecard.reason = random.choice(
            sentences()["reasons"]["lower" if mean > 3 else "higher"]
        )
    sheet.checks = [
        RedFlagCheck(
            scorecard=scorecard,
            red_flag=red_flag,
            ticked=True,
            evidence=random.choice(sentences()["evidence"]),
            revision=1,
            saved_at=scorecard.saved_at,
        )
        for red_flag in scorecard.kit.red_flags.all()
        if random.random() < (0.1 if mean < 3 else 0.02)
    ]
    _tick_experience(sheet, mean, random)


def _tick_experience(sheet: Sheet, mean: float, random: Random) -> None:
    scorecard = sheet.scorecard
    asked = LEVELS.index(scorecard.kit.level)
    scorecard.demonstrated_level = LEVELS[asked if mean >= 2.8 else max(0, asked - 1)]

    written = LEVELS.index(written_level(scorecard.kit.level))

    def is_shown(indicator: KitIndicator) -> bool:
        above = LEVELS.index(indicator.level) - written
        return random.random() < (mean / 5 if above == 0 else 0.9 if above < 0 else 0.1)

    sheet.indicators = list(filter(is_shown, scorecard.kit.indicators.all()))
