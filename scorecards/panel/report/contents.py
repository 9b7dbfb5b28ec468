"""A scorecard as something to read: every question beside what was heard."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q

from glossary.models import Level
from scorecards.kits.planned_questions import weights_differ
from scorecards.models import Answer, KitIndicator, KitRedFlag, Scorecard
from scorecards.models.answer import OPTIONAL
from scorecards.models.areas import AreaScore, area_scores_if_several
from scorecards.models.kit import area_with_years
from scorecards.models.scales import Rating
from scorecards.models.scores import Score


@dataclass(frozen=True)
class QuestionReport:
    number: int
    title: str
    text: str
    term: str
    expected_answer: str
    anchors: dict[str, str]  # by rating in words
    result: str
    rated: bool
    points: list[tuple[str, bool]]
    follow_ups: list[str]  # those that were asked
    notes: str
    minutes_planned: int
    weight: int
    optional: str  # in words, where it may stay unrated
    minutes_spent: int

    @property
    def points_heard(self) -> int:
        return sum(heard for _, heard in self.points)


@dataclass(frozen=True)
class ExtraReport:
    """A question that is not in the kit; its rating is in no score."""

    text: str
    result: str
    notes: str


@dataclass(frozen=True)
class RedFlagReport:
    text: str
    term: str
    evidence: str


@dataclass(frozen=True)
class LevelReport:
    """The indicators of one area at one level, each with whether it was ticked."""

    level: str
    term: str
    years: str
    indicators: list[tuple[str, bool]]

    @property
    def area(self) -> str:
        return area_with_years(self.term, self.years)

    @property
    def ticked(self) -> int:
        return sum(ticked for _, ticked in self.indicators)


@dataclass(frozen=True)
class Report:
    """Words throughout, ready to show; what was left blank is an empty text."""

    score: Score
    recommendation: str
    contradicts: bool
    reason: str
    summary: str
    started_after_others: bool
    changed_after_reveal: bool
    demonstrated_level: str
    areas: list[AreaScore]
    questions: list[QuestionReport]
    extra_questions: list[ExtraReport]
    other_notes: list[tuple[str, str]]  # label and text of those that say something
    passed_on: str  # to the interviewers of later rounds
    red_flags: list[RedFlagReport]
    red_flags_in_kit: int
    levels: list[LevelReport]

    @property
    def is_weighted(self) -> bool:
        return weights_differ(question.weight for question in self.questions)


def build_report(scorecard: Scorecard) -> Report:
    """All of one scorecard, in whatever state it is. Four queries, its kit loaded.

    Asks nobody's leave: load the scorecard through ``visible_to`` first.
    """
    answers = list(scorecard.answers.select_related("question"))
    score = Score.of(answers)
    red_flags = _red_flags(scorecard)
    return Report(
        score=score,
        recommendation=scorecard.get_recommendation_display(),
        contradicts=scorecard.contradicts(score),
        reason=scorecard.reason or scorecard.erased_words,
        summary=scorecard.summary or scorecard.erased_words,
        started_after_others=scorecard.started_after_others,
        changed_after_reveal=scorecard.changed_after_reveal,
        demonstrated_level=scorecard.get_demonstrated_level_display(),
        areas=area_scores_if_several(answers),
        questions=[
            _question(number, answer, scorecard.erased_words)
            for number, answer in enumerate(answers, start=1)
        ],
        extra_questions=[
            ExtraReport(
                each.text or scorecard.erased_words,
                each.result_label,
                each.notes or scorecard.erased_words,
            )
            for each in scorecard.asked_besides
        ],
        other_notes=scorecard.other_notes,
        passed_on=_passed_on(scorecard),
        red_flags=[
            RedFlagReport(
                flag.label, flag.term, flag.evidence or scorecard.erased_words
            )
            for flag in red_flags
            if flag.ticked
        ],
        red_flags_in_kit=len(red_flags),
        levels=_levels(scorecard),
    )


def _question(number: int, answer: Answer, erased: str) -> QuestionReport:
    question = answer.question
    return QuestionReport(
        number=number,
        title=question.title,
        text=question.text,
        term=question.term,
        expected_answer=question.expected_answer,
        anchors={
            f"{rating} {rating.label}": question.anchors[str(rating)]
            for rating in Rating
            if str(rating) in question.anchors
        },
        result=answer.result_label,
        rated=answer.is_rated,
        points=answer.points,
        follow_ups=answer.asked_follow_ups,
        notes=answer.notes or erased,
        minutes_planned=question.minutes,
        weight=answer.weight,
        optional=OPTIONAL if answer.is_optional else "",
        minutes_spent=answer.minutes_spent,
    )


def _passed_on(scorecard: Scorecard) -> str:
    note = scorecard.passed_notes.filter(ended_at=None).first()
    return note.text or note.erased_words if note else ""


def _red_flags(scorecard: Scorecard) -> list[Any]:
    """Every flag of the kit, with whether it was ``ticked`` and its ``evidence``."""
    made = FilteredRelation("checks", condition=Q(checks__scorecard=scorecard.pk))
    return list(
        KitRedFlag.objects.filter(kit=scorecard.kit_id)
        .annotate(check_made=made)
        .annotate(ticked=F("check_made__ticked"), evidence=F("check_made__evidence"))
        .order_by("position")
    )


def _levels(scorecard: Scorecard) -> list[LevelReport]:
    chosen = Scorecard.indicators.through.objects.filter(
        scorecard=scorecard.pk, kitindicator=OuterRef("pk")
    )
    indicators = (
        KitIndicator.objects.filter(kit=scorecard.kit_id)
        .annotate(ticked=Exists(chosen))
        .order_by("level", "position")
        .values_list("level", "term", "years", "text", "ticked")
    )
    return [
        LevelReport(
            level=Level(level).label,
            term=term,
            years=years,
            indicators=[(text, ticked) for *_, text, ticked in rows],
        )
        for (level, term, years), rows in groupby(indicators, key=lambda row: row[:3])
    ]
