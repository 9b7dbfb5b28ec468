"""The scorecard page: all parts of one scorecard, read and saved together."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from scorecards.interview.parts import (
    AnswerForm,
    ConclusionForm,
    ExperienceForm,
    PartForm,
    RedFlagForm,
)
from scorecards.models import LockedError, RedFlagCheck, Scorecard
from scorecards.scores import Score


class ScorecardPage:
    """The forms of a scorecard, bound to what was sent where there is something.

    Six queries to load. To save, hold the row lock on the scorecard.
    """

    def __init__(
        self, scorecard: Scorecard, data: Mapping[str, Any] | None = None
    ) -> None:
        self.scorecard = scorecard
        answers = scorecard.answers.select_related("question")
        self.answers = [AnswerForm(answer, data=data) for answer in answers]
        checks = {
            check.red_flag_id: check
            for check in scorecard.red_flag_checks.select_related("red_flag")
        }
        self.red_flags = [
            RedFlagForm(
                checks.get(flag.pk) or RedFlagCheck(scorecard=scorecard, red_flag=flag),
                data=data,
            )
            for flag in scorecard.kit.red_flags.all()
        ]
        self.experience = ExperienceForm(
            scorecard, indicators=list(scorecard.kit.indicators.all()), data=data
        )
        self.conclusion = ConclusionForm(scorecard, data=data)

    @property
    def parts(self) -> Iterator[PartForm]:
        """All of them, in the order of the page."""
        yield from self.answers
        yield from self.red_flags
        yield self.experience
        yield self.conclusion

    @property
    def sent(self) -> list[PartForm]:
        """Those that came back from a browser."""
        return [part for part in self.parts if part.is_bound]

    @property
    def refused(self) -> list[PartForm]:
        """Those sent that could not be stored, for an error or a conflict."""
        return [part for part in self.sent if part.errors or part.conflict]

    @property
    def conflicts(self) -> list[PartForm]:
        return [part for part in self.sent if part.conflict]

    def save(self) -> bool:
        """Store every part that can be; False when some could not.

        Raises `LockedError` when the scorecard is submitted and something was changed.
        """
        changed = [part for part in self.sent if part.touched]
        if self.scorecard.is_submitted and changed:
            raise LockedError
        if changed:
            self.scorecard.status = Scorecard.Status.DRAFT
            self.scorecard.saved_at = timezone.now()
            self.scorecard.save(update_fields=["status", "saved_at"])
        saved = [part.save() for part in self.sent]
        return all(saved)

    @property
    def revision(self) -> int:
        """Grows with every save of any part."""
        return sum(part.stored_revision for part in self.parts)

    @property
    def saved_at(self) -> datetime | None:
        return self.scorecard.saved_at

    @property
    def rated_count(self) -> int:
        return sum(part.record.is_rated for part in self.answers)

    @property
    def planned_minutes(self) -> int:
        return sum(part.record.question.minutes for part in self.answers)

    @property
    def needs_reason(self) -> bool:
        """Recommendation and score disagree, or somebody wrote why already."""
        score = Score.of(part.record for part in self.answers)
        return bool(
            self.scorecard.reason
            or self.conclusion.is_bound
            and self.conclusion.data.get("conclusion-reason")
            or score.contradicts(self.scorecard.recommendation)
        )
