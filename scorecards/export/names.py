"""Takes candidates' names out of what people typed, where they are left out."""

from collections import defaultdict
from collections.abc import Iterable
from functools import partial

from scorecards.export.rows import ScorecardRow
from scorecards.export.sheets.decisions import DecisionRow
from scorecards.models import Application, Scorecard
from scorecards.models.former_names import names_in_texts
from scorecards.models.scorecard import OTHER_NOTES
from scorecards.text.masking import NameMask


class NameMasks:
    """Looks for the names of all candidates of an opening, in the texts of each."""

    def __init__(self, openings: Iterable[int]) -> None:
        """Four queries; two or three more where candidates were split or moved."""
        of_opening: dict[int, list[Application]] = defaultdict(list)
        applications = Application.objects.filter(opening__in=openings)
        for application in applications.select_related("candidate").order_by():
            of_opening[application.opening_id].append(application)
        names = names_in_texts(each for some in of_opening.values() for each in some)
        self.by_opening = {
            opening: NameMask({each.pk: names[each.pk] for each in applications})
            for opening, applications in of_opening.items()
        }

    @classmethod
    def of_scorecards(cls, ids: list[int]) -> "NameMasks":
        asked = Scorecard.objects.filter(pk__in=ids).order_by()
        return cls(asked.values_list("application__opening", flat=True))

    def hide_in(self, row: ScorecardRow) -> ScorecardRow:
        scorecard = row.scorecard
        mask = self._mask(scorecard.application)
        scorecard.summary = mask(scorecard.summary)
        scorecard.reason = mask(scorecard.reason)
        for name in OTHER_NOTES:
            setattr(scorecard, name, mask(getattr(scorecard, name)))
        for extra in row.extra_questions:
            extra.text, extra.notes = mask(extra.text), mask(extra.notes)
        for answer in row.answers:
            answer.notes = mask(answer.notes)
        for red_flag in row.red_flags:
            red_flag.evidence = mask(red_flag.evidence)
        return row

    def hide_in_decision(self, row: DecisionRow) -> DecisionRow:
        mask = self._mask(row.application)
        row.decision.rationale = mask(row.decision.rationale)
        row.decision.override_reason = mask(row.decision.override_reason)
        return row

    def _mask(self, application: Application) -> "partial[str]":
        return self.by_opening[application.opening_id].of(application.pk)
