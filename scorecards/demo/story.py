"""The default demo: a few openings whose scorecards were written by hand.

Each file of `fixtures/demo/story/` is one opening, in the format of `story_parts`.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from statistics import fmean
from typing import Any
from zlib import crc32

import yaml
from django.contrib.auth.models import User

from glossary.models import Role
from scorecards.demo import FOLDER
from scorecards.demo.arranging import arrange, arrange_before, choose, short_source
from scorecards.demo.beforehand import attach
from scorecards.demo.planning import members, plan
from scorecards.demo.sentences import sentences
from scorecards.demo.story_parts import (
    AnswerPart,
    CandidatePart,
    OpeningPart,
    ScorecardPart,
)
from scorecards.demo.writing import Sheet, in_working_hours
from scorecards.kits.making import NoQuestionsError, current_kit
from scorecards.kits.planned_questions import asked_questions
from scorecards.models import (
    Answer,
    Application,
    Candidate,
    Kit,
    KitQuestion,
    Opening,
    RedFlagCheck,
    Scorecard,
)
from scorecards.models.scales import Outcome
from scorecards.models.scores import Score
from scorecards.workflow.naming_team import name_team


def read(folder: Path = FOLDER / "story") -> list[OpeningPart]:
    # The same as the other safe loader, eight times as fast.
    return [
        OpeningPart(**yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader))
        for path in sorted(folder.glob("*.yaml"))
    ]


def tell(parts: list[OpeningPart], *, now: datetime) -> Iterator[Sheet]:
    """Make the openings and candidates, and hand out the scorecards, unsaved.

    An opening for whose role the glossary has nothing to ask is left out.
    """
    people = {user.username: user for user in User.objects.all()}
    made: Application | None = None
    for part in parts:
        kit = _kit_for(part)
        if kit is None:
            continue
        opening = _make_opening(part, kit, now=now)
        for candidate in part.candidates:
            application = _make_application(candidate, opening)
            made = made or application
            if candidate.resume:
                attach(application, candidate.resume)
            for scorecard in candidate.scorecards:
                yield _sheet(
                    scorecard, application, people[scorecard.interviewer], now=now
                )
    if made:
        _enter_twice(made)


def _kit_for(part: OpeningPart) -> Kit | None:
    role = (
        Role.objects.active()
        .filter(title=part.role, industry__name=part.industry)
        .first()
    )
    try:
        return current_kit(role, part.level) if role else None
    except NoQuestionsError:
        return None


def _make_opening(part: OpeningPart, kit: Kit, *, now: datetime) -> Opening:
    opening: Opening = Opening.objects.create(
        title=part.title,
        role=kit.role,
        level=kit.level,
        location=part.location,
        time_zone=part.time_zone,
        kit=kit,
        interviewers_read_resume=part.resumes,
        readers=Opening.Readers.PANEL,
    )
    choose(opening, part.questions)
    plan(opening, part.plan, min_mean=part.min_mean)
    if part.team:
        name_team(opening, Opening.Readers.TEAM, [*members(part.team)])
    opening.created_at = now - timedelta(days=part.days_ago)
    opening.save(update_fields=["created_at"])
    return opening


def _make_application(part: CandidatePart, opening: Opening) -> Application:
    address = part.name.lower().replace(" ", ".")
    candidate = Candidate.objects.create(name=part.name)
    candidate.identifiers.create(kind="email", value=f"{address}@example.com")
    application: Application = Application.objects.create(
        candidate=candidate, opening=opening
    )
    return application


def _enter_twice(application: Application) -> None:
    """The same person from another list, for *Possible duplicates*."""
    first, _, last = application.candidate.name.partition(" ")
    again = Candidate.objects.create(name=f"{last}, {first}")
    again.identifiers.create(kind="external", source="Job board", value="JB-20417")
    Application.objects.create(candidate=again, opening=application.opening)


def _sheet(
    part: ScorecardPart, application: Application, interviewer: User, *, now: datetime
) -> Sheet:
    kit = application.opening.kit
    at = in_working_hours(now - timedelta(days=part.days_ago), 7 * len(part.summary))
    scorecard = Scorecard(
        application=application,
        interviewer=interviewer,
        kit=kit,
        status=part.status,
        round=part.round,
        place=part.place,
        demonstrated_level=part.demonstrated_level,
        recommendation=part.recommendation,
        reason=part.reason,
        summary=part.summary,
        saved_at=None if part.status == "assigned" else at,
        submitted_at=at if part.status == "submitted" else None,
    )
    if part.interview_in_days is not None:
        arrange(scorecard, in_days=part.interview_in_days, now=now)
    elif scorecard.submitted_at:
        arrange_before(scorecard, scorecard.submitted_at)
    answers = _answers(scorecard, part)
    if scorecard.contradicts(Score.of(answers)) and not part.reason:
        scorecard.reason = "Some questions are new; the notes say more than the score."
    return Sheet(
        scorecard,
        answers=answers,
        checks=list(_checks(scorecard, part, kit)),
        indicators=[
            indicator
            for indicator in kit.indicators.all()
            if indicator.position in part.indicators.get(indicator.level, [])
        ],
        passed_on=part.pass_on,
    )


def _answers(scorecard: Scorecard, part: ScorecardPart) -> list[Answer]:
    answers = []
    for question, weight in asked_questions(scorecard.application.opening):
        answer = _answer(scorecard, part, question)
        answer.weight = weight
        answer.is_focus = not part.focus or short_source(question) in part.focus
        answers.append(answer)
    return answers


def _answer(scorecard: Scorecard, part: ScorecardPart, question: KitQuestion) -> Answer:
    written = part.answers.get(short_source(question))
    if written is None and not part.reaches(question):
        return Answer(scorecard=scorecard, question=question)
    written = written or _unforeseen(scorecard, part, question)
    return Answer(
        scorecard=scorecard,
        question=question,
        **_result(written.rating),
        points_heard=[n - 1 for n in written.heard if n <= len(question.listen_for)],
        notes=written.notes,
        seconds_spent=150 + len(written.notes),
        revision=1,
        saved_at=scorecard.saved_at,
    )


def _unforeseen(
    scorecard: Scorecard, part: ScorecardPart, question: KitQuestion
) -> AnswerPart:
    """To a question that the story has no answer for: much as those it has."""
    given = [each.rating for each in part.answers.values()]
    ratings = [rating for rating in given if isinstance(rating, int)] or [3]
    rating = round(fmean(ratings))
    said = f"{scorecard.application.candidate} {part.interviewer} {question.source}"
    notes = sentences()["notes"][rating]
    return AnswerPart(
        rating=rating,
        heard=list(range(1, rating + 1)),
        notes=notes[crc32(said.encode()) % len(notes)],
    )


def _result(rating: int | str) -> dict[str, Any]:
    if isinstance(rating, int):
        return {"outcome": Outcome.RATED, "rating": rating}
    return {"outcome": Outcome(rating)}


def _checks(
    scorecard: Scorecard, part: ScorecardPart, kit: Kit
) -> Iterator[RedFlagCheck]:
    for red_flag in kit.red_flags.all():
        for written in part.red_flags:
            if written.flag in red_flag.text:
                yield RedFlagCheck(
                    scorecard=scorecard,
                    red_flag=red_flag,
                    ticked=True,
                    evidence=written.evidence,
                    revision=1,
                    saved_at=scorecard.saved_at,
                )
