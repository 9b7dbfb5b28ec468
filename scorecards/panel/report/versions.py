"""What was submitted each time, and what changed from one time to the next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from glossary.models import Level
from scorecards.models import (
    KitIndicator,
    KitQuestion,
    KitRedFlag,
    Scorecard,
    SubmittedVersion,
)
from scorecards.models.scales import Outcome, Rating, Recommendation
from scorecards.models.scorecard import OTHER_NOTES
from scorecards.text.differences import Edit
from scorecards.workflow.reopening import content_of

Content = dict[str, Any]


@dataclass(frozen=True)
class Change:
    """One part of a scorecard, such as “Question 3”, and what became of it."""

    part: str
    about: str
    sentences: list[str]
    edits: list[Edit]


@dataclass(frozen=True)
class Version:
    """``kept`` is None for what the scorecard holds now, submitted or not.

    ``changes`` are those since the version before; the first has none.
    """

    number: int
    submitted_at: datetime | None
    kept: SubmittedVersion | None
    changes: list[Change]

    @property
    def before(self) -> int:
        return self.number - 1


def history_of(scorecard: Scorecard) -> list[Version]:
    """Newest first, with what the scorecard holds now. Two queries, where it was ever
    reopened nine.

    Asks nobody's leave: load the scorecard through ``visible_to`` first.
    """
    kept = list(
        scorecard.submitted_versions.select_related("reopened_by").order_by("number")
    )
    if not kept:
        return [Version(scorecard.version, scorecard.submitted_at, None, [])]
    kit = _Kit(scorecard)
    contents = [version.whole for version in kept] + [content_of(scorecard)]
    changes = [[], *(list(kit.changes(old, new)) for old, new in pairwise(contents))]
    versions = [
        Version(version.number, version.submitted_at, version, changed)
        for version, changed in zip(kept, changes, strict=False)
    ]
    now = Version(scorecard.version, scorecard.submitted_at, None, changes[-1])
    return [now, *reversed(versions)]


class _Kit:
    """The texts that contents name by key, and comparisons in their words."""

    def __init__(self, scorecard: Scorecard) -> None:
        kit = scorecard.kit_id
        questions = KitQuestion.objects.filter(kit=kit).order_by("position")
        asked = set(scorecard.answers.values_list("question", flat=True))
        self.questions = [each for each in questions if each.pk in asked]
        self.red_flags = list(KitRedFlag.objects.filter(kit=kit).order_by("position"))
        self.indicators = list(
            KitIndicator.objects.filter(kit=kit).order_by("level", "position")
        )

    def changes(self, old: Content, new: Content) -> Iterator[Change]:
        """In the order of the report: conclusion, red flags, questions, the rest."""
        conclusion = Change("Conclusion", "", *_conclusion(old, new))
        yield from _if_any(conclusion)
        before, after = _by_key(old["red_flags"], new["red_flags"], "red_flag")
        for flag in self.red_flags:
            edits = _red_flag(before.get(flag.pk), after.get(flag.pk))
            yield from _if_any(Change("Red flag", flag.label, *edits))
        before, after = _by_key(old["answers"], new["answers"], "question")
        for number, question in enumerate(self.questions, start=1):
            if question.pk in before and question.pk in after:
                edits = _answer(question, before[question.pk], after[question.pk])
                yield from _if_any(Change(f"Question {number}", question.text, *edits))
        before, after = _by_key(
            old["extra_questions"], new["extra_questions"], "number"
        )
        for number in sorted(before.keys() | after.keys()):
            edits = _extra(before.get(number), after.get(number))
            yield from _if_any(Change(f"Another question, {number}", "", *edits))
        yield from _if_any(Change("Other notes", "", [], _other_notes(old, new)))
        yield from _if_any(Change("Experience", "", self._experience(old, new), []))

    def _experience(self, old: Content, new: Content) -> list[str]:
        before, after = set(old["indicators"]), set(new["indicators"])
        level = _moved(
            "Demonstrated level",
            _level(old["demonstrated_level"]),
            _level(new["demonstrated_level"]),
        )
        return level + [
            f"{'Seen now' if each.pk in after else 'No longer seen'}: {each.text}"
            for each in self.indicators
            if (each.pk in before) != (each.pk in after)
        ]


def _conclusion(old: Content, new: Content) -> tuple[list[str], list[Edit]]:
    sentences = _moved(
        "Recommendation",
        _recommendation(old["recommendation"]),
        _recommendation(new["recommendation"]),
    )
    edits = _reworded("Reason for the difference", old["reason"], new["reason"])
    return sentences, edits + _reworded("Summary", old["summary"], new["summary"])


def _red_flag(old: Content | None, new: Content | None) -> tuple[list[str], list[Edit]]:
    before, after = (each["evidence"] if each else "" for each in (old, new))
    sentences = []
    if (old is None) != (new is None):
        sentences = ["Ticked" if new else "No longer ticked"]
    return sentences, _reworded("Evidence", before, after)


def _answer(
    question: KitQuestion, old: Content, new: Content
) -> tuple[list[str], list[Edit]]:
    sentences = _moved("Rating", _result(old), _result(new))
    before, after = set(old["points_heard"]), set(new["points_heard"])
    sentences += [
        f"{'Heard now' if place in after else 'No longer heard'}: {point}"
        for place, point in enumerate(question.listen_for)
        if (place in before) != (place in after)
    ]
    used, use = (set(each.get("follow_ups_used", [])) for each in (old, new))
    sentences += [
        f"Follow-up {'ticked' if place in use else 'no longer ticked'}: {text}"
        for place, text in enumerate(question.follow_ups)
        if (place in used) != (place in use)
    ]
    return sentences, _reworded("Notes", old["notes"], new["notes"])


def _extra(old: Content | None, new: Content | None) -> tuple[list[str], list[Edit]]:
    nothing: Content = {"text": "", "notes": "", "rating": None}
    before, after = old or nothing, new or nothing
    sentences = _moved("Rating", _rating(before["rating"]), _rating(after["rating"]))
    if new is None:
        sentences.insert(0, "Taken away")
    edits = _reworded("Question", before["text"], after["text"])
    return sentences, edits + _reworded("Notes", before["notes"], after["notes"])


def _other_notes(old: Content, new: Content) -> list[Edit]:
    return [
        edit
        for name, label in OTHER_NOTES.items()
        for edit in _reworded(label, old[name], new[name])
    ]


def _rating(value: int | None) -> str:
    return f"{value} {Rating(value).label}" if value else "Not rated"


def _result(answer: Content) -> str:
    if answer["outcome"] == Outcome.RATED:
        return _rating(answer["rating"])
    return Outcome(answer["outcome"]).label if answer["outcome"] else "Not rated"


def _recommendation(value: str) -> str:
    return Recommendation(value).label if value else "None"


def _level(value: str) -> str:
    return Level(value).label if value else "None"


def _moved(what: str, old: str, new: str) -> list[str]:
    return [f"{what}: {old} → {new}"] if old != new else []


def _reworded(what: str, old: str, new: str) -> list[Edit]:
    return [Edit.of(what, old, new)] if old != new else []


def _by_key(
    old: list[Content], new: list[Content], key: str
) -> tuple[dict[int, Content], dict[int, Content]]:
    before, after = ({each[key]: each for each in rows} for rows in (old, new))
    return before, after


def _if_any(change: Change) -> list[Change]:
    return [change] if change.sentences or change.edits else []
