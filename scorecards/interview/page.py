"""The scorecard page: all parts of one scorecard, read and saved together."""

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Exists, FilteredRelation, OuterRef, Q, QuerySet, Value
from django.utils import timezone
from django.utils.formats import date_format

from scorecards.interview.parts import (
    AnswerForm,
    ConclusionForm,
    ExperienceForm,
    ExtraQuestionForm,
    OtherNotesForm,
    PartForm,
    RedFlagForm,
)
from scorecards.kits.planned_questions import weights_differ
from scorecards.models import (
    Answer,
    ExtraQuestion,
    KitIndicator,
    KitRedFlag,
    LockedError,
    RedFlagCheck,
    Scorecard,
)
from scorecards.models.extra_question import MAX_EXTRA_QUESTIONS
from scorecards.models.scores import Score
from scorecards.workflow.first_content import appear

TYPED = re.compile(
    r"((?:answer|flag|extra)-\d+|conclusion|other)-"
    r"(?:notes|evidence|reason|summary|text|general_note|candidate_asked)"
)


def typed_texts(data: Mapping[str, Any], but: Collection[str] = ()) -> list[str]:
    """What was written, in the order of the page, except in these parts."""
    return [
        text
        for name, text in data.items()
        if (typed := TYPED.fullmatch(name)) and typed[1] not in but
        if text.strip()
    ]


# Made once, as each request would make the same, and then asked for one scorecard. None
# has a subquery: threads would share it, and Django changes it while it writes the SQL.
ANSWERS: QuerySet[Answer] = Answer.objects.select_related("question").order_by(
    "question__position"
)
EXTRA_QUESTIONS: QuerySet[ExtraQuestion] = ExtraQuestion.objects.order_by("number")
CHECKS: QuerySet[RedFlagCheck] = RedFlagCheck.objects.select_related(
    "red_flag"
).order_by("red_flag__position")
INDICATORS: QuerySet[Any] = KitIndicator.objects.order_by("level", "position")
TICKED: QuerySet[Any] = INDICATORS.annotate(ticked=Value(True))


class ScorecardPage:
    """The forms of a scorecard, bound to what was sent where there is something.

    Seven queries to load in full; with ``sent_only``, one or two for what was sent. To
    save, hold the row lock on the scorecard. Of extra questions ``spare`` blank ones
    follow those that were ever saved. ``to_read`` leaves out red flags that were never
    saved and indicators without a tick, which change no revision.
    """

    def __init__(
        self,
        scorecard: Scorecard,
        data: Mapping[str, Any] | None = None,
        *,
        sent_only: bool = False,
        spare: int = 1,
        to_read: bool = False,
    ) -> None:
        self.scorecard = scorecard
        self.data = data
        self.sent_only = sent_only
        self.to_read = to_read
        self.answers = self._answers()
        self.extra_questions = self._extra_questions(spare)
        self.other_notes = OtherNotesForm(scorecard, data=data)
        self.red_flags = self._red_flags()
        self.experience = self._experience()
        self.conclusion = ConclusionForm(scorecard, data=data)

    @property
    def parts(self) -> Iterator[PartForm]:
        """All of them, in the order of the page."""
        yield from self.answers
        yield from self.extra_questions
        yield self.other_notes
        yield from self.red_flags
        yield self.experience
        yield self.conclusion

    @property
    def sent(self) -> list[PartForm]:
        """The parts that the browser sent."""
        return [part for part in self.parts if part.is_bound]

    @property
    def refused(self) -> list[PartForm]:
        """The sent parts that could not be saved because of an error or a conflict."""
        return [part for part in self.sent if part.errors or part.conflict]

    @property
    def conflicts(self) -> list[PartForm]:
        return [part for part in self.sent if part.conflict]

    @property
    def unsaved(self) -> list[PartForm]:
        """The sent parts with content that is not saved."""
        return [part for part in self.sent if part.touched and part.differs]

    @property
    def orphaned_texts(self) -> list[str]:
        """What was typed for questions and red flags of a kit that the opening left,
        or without the revision it was based on.

        The page was opened before it moved; the page's script keeps such texts itself.
        """
        known = {part.prefix for part in self.sent}
        return typed_texts(self.data or {}, but=known)

    def save(self) -> bool:
        """Save every part that can be saved; False if some could not.

        Raises `LockedError` when the scorecard is submitted and something was changed.
        """
        if self.scorecard.is_locked and self.unsaved:
            raise LockedError
        for part in self.sent:
            part.save()
        if written := [part for part in self.sent if part.written]:
            if self.scorecard.is_started:
                appear(self.scorecard)
            self.scorecard.status = Scorecard.Status.DRAFT
            self.scorecard.saved_at = timezone.now()
            fields = {"status", "saved_at"}
            self.scorecard.save(
                update_fields=fields.union(*(part.scorecard_fields for part in written))
            )
        return not self.refused

    @property
    def revision(self) -> int:
        """Grows each time any part is saved."""
        return sum(part.stored_revision for part in self.parts)

    @property
    def saved_at(self) -> datetime | None:
        return self.scorecard.saved_at

    @property
    def saved_when(self) -> str:
        """The time, with the day unless it is today; nothing when never saved."""
        if self.saved_at is None:
            return ""
        saved = timezone.localtime(self.saved_at)
        today = saved.date() == timezone.localdate()
        return date_format(saved, "H:i" if today else "j M, H:i")

    @property
    def focus(self) -> list[Answer]:
        """The questions assigned to this interviewer, for progress and planned time."""
        return [part.record for part in self.answers if part.record.is_focus]

    @property
    def optional_count(self) -> int:
        return len(self.answers) - len(self.focus)

    @property
    def rated_count(self) -> int:
        return sum(answer.is_rated for answer in self.focus)

    @property
    def planned_minutes(self) -> int:
        return sum(answer.question.minutes for answer in self.focus)

    @property
    def is_weighted(self) -> bool:
        return weights_differ(part.record.weight for part in self.answers)

    @property
    def needs_reason(self) -> bool:
        """True if recommendation and score disagree, or a reason is already written."""
        score = Score.of(part.record for part in self.answers)
        return bool(
            self.conclusion["reason"].value() or self.scorecard.contradicts(score)
        )

    def _answers(self) -> list[AnswerForm]:
        wanted = self._wanted("answer", "question")
        if wanted is None:
            return []
        answers = ANSWERS.filter(wanted, scorecard=self.scorecard)
        return [AnswerForm(answer, data=self.data) for answer in answers]

    def _extra_questions(self, spare: int) -> list[ExtraQuestionForm]:
        sent = {
            each for each in self._sent("extra") if 1 <= each <= MAX_EXTRA_QUESTIONS
        }
        if self.sent_only and not sent:
            return []
        saved = EXTRA_QUESTIONS.filter(scorecard=self.scorecard)
        rows = {each.number: each for each in saved}
        last = min(max(rows, default=0) + spare, MAX_EXTRA_QUESTIONS)
        numbers = sent if self.sent_only else {*range(1, last + 1), *sent}
        return [
            ExtraQuestionForm(
                rows.get(number)
                or ExtraQuestion(scorecard=self.scorecard, number=number),
                data=self.data,
            )
            for number in sorted(numbers)
        ]

    def _red_flags(self) -> list[RedFlagForm]:
        if self.to_read:
            checks = CHECKS.filter(scorecard=self.scorecard)
            return [RedFlagForm(check, data=None) for check in checks]
        wanted = self._wanted("flag", "pk")
        if wanted is None:
            return []
        ours = FilteredRelation("checks", condition=Q(checks__scorecard=self.scorecard))
        flags: QuerySet[Any] = KitRedFlag.objects.filter(
            wanted, kit=self.scorecard.kit_id
        )
        flags = flags.annotate(own_check=ours).select_related("own_check")
        flags = flags.order_by("position")
        return [RedFlagForm(self._check(flag), data=self.data) for flag in flags]

    def _check(self, flag: Any) -> RedFlagCheck:
        """The row that was read with the flag, or a blank one."""
        check: RedFlagCheck = getattr(flag, "own_check", None) or RedFlagCheck()
        check.scorecard, check.red_flag = self.scorecard, flag
        return check

    def _experience(self) -> ExperienceForm:
        wanted = not self.sent_only or "experience-revision" in (self.data or {})
        return ExperienceForm(
            self.scorecard,
            indicators=self._indicators() if wanted else [],
            data=self.data,
        )

    def _indicators(self) -> list[Any]:
        if self.to_read:
            return list(TICKED.filter(scorecards=self.scorecard))
        indicators = INDICATORS.filter(kit=self.scorecard.kit_id)
        ticks = Scorecard.indicators.through.objects.filter(
            scorecard=self.scorecard, kitindicator=OuterRef("pk")
        )
        return list(indicators.annotate(ticked=Exists(ticks)))

    def _wanted(self, kind: str, field: str) -> Q | None:
        """Which rows of a kind of part to read; None when none of them was sent."""
        if not self.sent_only:
            return Q()
        ids = self._sent(kind)
        return Q(**{f"{field}__in": ids}) if ids else None

    def _sent(self, kind: str) -> list[int]:
        """The keys of such parts, or their numbers, in what the browser sent."""
        name = re.compile(rf"{kind}-(\d{{1,18}})-revision")
        sent = filter(None, map(name.fullmatch, self.data or ()))
        return [int(match[1]) for match in sent]
