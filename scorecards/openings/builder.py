"""The builder's page: what one opening asks, put together from anywhere.

Or what a round of its interview plan does, which has a kit of its own.

What is not saved yet travels with the page, as sources and as what was typed; the
questions themselves are copied on the server.
"""

import json
from functools import cached_property
from typing import Any

from django.http import QueryDict

from glossary.admin_base.revisions import FIELD, OVERTAKEN, revision_of
from scorecards.kits.building import Found, found_in_glossary, resolved
from scorecards.kits.differences import KitWords, Section, differences
from scorecards.kits.outcome import (
    only_chooses,
    role_words,
    sources_of,
    words_now,
    words_then,
)
from scorecards.kits.planned_questions import asked_questions
from scorecards.kits.scripts import MINUTES_FOR_THE_CANDIDATE
from scorecards.models import Kit, KitQuestion, Opening, PlanRound
from scorecards.models.opening import MAX_WEIGHT
from scorecards.openings.draft_lines import MAX_LINES, Draft, Line, state_of
from scorecards.openings.fixed_questions import fixed_because
from scorecards.openings.own_question import (
    NOT_ADDED,
    OwnQuestionForm,
    half_typed,
    kept_question,
    keys_of_own_questions,
)
from scorecards.workflow.building_kit import build_kit
from scorecards.workflow.planning_questions import (
    CHANGED,
    PlanFixedError,
    PlanSizeError,
    choose_questions,
)

WEIGHTS = [str(weight) for weight in range(1, MAX_WEIGHT + 1)]


class Builder:
    """The page: its lines after what the reader just did.

    ``done`` is the button that was pressed, such as ``up:2`` or ``save``.
    """

    def __init__(
        self,
        opening: Opening,
        user: Any,
        data: QueryDict | None,
        planned: PlanRound | None = None,
    ) -> None:
        self.opening, self.user, self.data = opening, user, data
        self.planned = planned
        self.kit: Kit = planned.asks if planned else opening.kit
        self.done = data.get("do", "") if data is not None else ""
        self.draft = Draft(data) if data is not None else None
        self.errors: list[str] = []
        self.own_form = OwnQuestionForm(prefix="own")
        self.overtaken = False
        self.asked = asked_questions(opening, self.kit)
        self.revision = revision_of(state_of(self.kit, self.asked))
        if self.draft is None:
            self.lines, self.based_on = self._saved(), self.kit.pk
            return
        if not self.draft.is_valid():
            self.errors = [str(e) for of in self.draft.errors.values() for e in of]
            self.lines, self.based_on = [], self.kit.pk
            return
        self.lines = self.draft.cleaned_data["lines"]
        self.based_on = self.draft.cleaned_data["based_on"]
        self._compare()
        self._weigh()
        self._do()
        if self.done not in ("write", "check") and (typed := half_typed(data or {})):
            self.own_form = typed
            self.errors += [NOT_ADDED] * (self.done == "save")

    def _saved(self) -> list[Line]:
        return [Line(question.source, None, weight) for question, weight in self.asked]

    @property
    def words(self) -> str:
        return self.data.get("q", "")[:200] if self.data is not None else ""

    @cached_property
    def found(self) -> list[Found]:
        """What can be added: not what is asked already."""
        asked = {line.source for line in self.lines}
        return [
            found
            for found in found_in_glossary(self.words, self.opening.level)
            if found.question.source not in asked
        ]

    @property
    def lines_as_json(self) -> str:
        return json.dumps([line.as_json() for line in self.lines], ensure_ascii=False)

    @cached_property
    def questions(self) -> list[tuple[KitQuestion, int]]:
        """Unsaved, with weights; what has gone from the glossary is left out."""
        known = resolved(self.kit, [each.source for each in self.lines])
        asked: dict[str, tuple[KitQuestion, int]] = {}
        for line in self.lines:
            question = (
                known.get(line.source)
                if line.own is None
                else kept_question(self.opening, line.own)
            )
            if question:
                asked.setdefault(question.source, (question, line.weight))
        return list(asked.values())

    @property
    def minutes(self) -> int:
        return sum(question.minutes for question, _ in self.questions)

    @property
    def length(self) -> int:
        """Minutes of the interview."""
        return self.planned.minutes if self.planned else self.opening.role.minutes

    @property
    def room(self) -> int:
        """Minutes that the interview has for questions."""
        return max(0, self.length - MINUTES_FOR_THE_CANDIDATE)

    @cached_property
    def _then(self) -> KitWords:
        return words_then(
            self.opening, [question for question, _ in self.questions], self.kit
        )

    @cached_property
    def sections(self) -> list[Section]:
        """What would change."""
        return differences(words_now(self.opening, self.kit), self._then)

    @cached_property
    def _role_words(self) -> KitWords | None:
        return role_words(self.opening, self.kit)

    @cached_property
    def against_role(self) -> list[Section]:
        """How it would differ from the role's kit."""
        return differences(self._role_words, self._then) if self._role_words else []

    @property
    def weighed(self) -> list[str]:
        """Sentences on weights that would change."""
        before = {each.source: weight for each, weight in self.asked}
        return [
            f"Question {place} weighs {weight} instead of {before[question.source]}."
            for place, (question, weight) in enumerate(self.questions, start=1)
            if weight != before.get(question.source, weight)
        ]

    @property
    def compares(self) -> bool:
        """Whether the saved questions differ from the role's kit already: otherwise
        what changes says it all."""
        return self.has_role_kit and self._saved() != self._of_role()

    @property
    def is_changed(self) -> bool:
        return self.lines != self._saved()

    @property
    def may_go_back(self) -> bool:
        """Whether there is a kit of the role, and the page asks something else."""
        return self.has_role_kit and self.lines != self._of_role()

    @property
    def has_role_kit(self) -> bool:
        """False once the role asks nothing at that level any more."""
        return self._role_words is not None

    def _of_role(self) -> list[Line]:
        if role := self._role_words:
            return [Line(source) for source in sources_of(role)]
        return self.lines

    @cached_property
    def fixed_because(self) -> str:
        """Why nothing can be changed here (any more); nothing while it can."""
        return fixed_because(self.opening, self.user, self.planned)

    def _compare(self) -> None:
        """On saving, with what is stored; until then the page stays what it is of."""
        assert self.data is not None  # noqa: S101 - for mypy
        sent = self.data.get(FIELD, "")
        if self.done not in ("save", "saved"):
            self.revision = sent
        elif self.done == "save" and sent != self.revision:
            self.overtaken, self.based_on = True, self.kit.pk

    def save(self) -> bool:
        """Whether the opening asks these now; ``errors`` say why not.

        With the opening locked.
        """
        if self.fixed_because:
            self.errors.append(self.fixed_because)
        elif self.overtaken:
            self.errors.append(OVERTAKEN)
        elif len(self.questions) < len(self.lines):
            self.errors.append(
                "A question can’t be asked any more. The list shows what is left."
            )
            known = {question.source for question, _ in self.questions}
            self.lines = [each for each in self.lines if each.source in known]
        else:
            try:
                self._ask()
            except (PlanFixedError, PlanSizeError) as error:
                self.errors.append(str(error))
        return not self.errors

    def _ask(self) -> None:
        """The opening's kit stays its role's where that is enough."""
        sources = [each.source for each, _ in self.questions]
        whose: dict[str, Any] = {"by": self.user, "planned": self.planned}
        if not only_chooses(self.opening, sources, self.kit):
            build_kit(self.opening, self.questions, based_on=self.based_on, **whose)
        elif self.based_on != self.kit.pk:
            raise PlanFixedError(CHANGED)
        else:
            keys = {each.source: each.pk for each in self.kit.questions.all()}
            weights = {keys[each.source]: weight for each, weight in self.questions}
            choose_questions(self.opening, weights, **whose)

    def _weigh(self) -> None:
        assert self.data is not None  # noqa: S101 - for mypy
        for place, line in enumerate(self.lines, start=1):
            weight = self.data.get(f"weight-{place}", "")
            if weight in WEIGHTS:
                line.weight = int(weight)

    def _do(self) -> None:
        what, _, which = self.done.partition(":")
        place = int(which) - 1 if which.isdecimal() and len(which) < 4 else -1
        here = 0 <= place < len(self.lines)
        match what:
            case "add" if len(self.lines) < MAX_LINES:
                if which not in {line.source for line in self.lines}:
                    self.lines.append(Line(which))
            case "out" if here:
                del self.lines[place]
            case "up" if here and place > 0:
                self.lines.insert(place - 1, self.lines.pop(place))
            case "down" if here:
                self.lines.insert(place + 1, self.lines.pop(place))
            case "saved":
                self.lines, self.based_on = self._saved(), self.kit.pk
            case "role":
                self.lines = self._of_role()
            case "check":
                self.own_form = self._typed()
            case "write":
                self._write()

    def _typed(self) -> OwnQuestionForm:
        beside = [question.text for question, _ in self.questions]
        here = {line.own.get("key", "") for line in self.lines if line.own}
        taken = here | keys_of_own_questions(self.opening)
        return OwnQuestionForm(self.data, prefix="own", taken=taken, beside=beside)

    @property
    def remarks(self) -> dict[str, list[str]]:
        """By field, what keeps the question that is typed below the bar."""
        return {
            self.own_form.add_prefix(name): [str(each) for each in errors]
            for name, errors in self.own_form.errors.items()
        }

    def _write(self) -> None:
        assert self.data is not None  # noqa: S101 - for mypy
        self.own_form = self._typed()
        if self.own_form.is_valid():
            typed = {
                name: self.data.get(f"own-{name}", "") for name in self.own_form.fields
            }
            typed["key"] = self.own_form.cleaned_data["key"]
            self.lines.append(Line(own=typed))
            self.own_form = OwnQuestionForm(prefix="own")
        else:
            self.errors.append("Your question is not complete yet. See below.")
        self.__dict__.pop("questions", None)
