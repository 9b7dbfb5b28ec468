"""Makes kits: frozen copies of what the glossary says for a role at a level."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import Any

from django.db.models import Count, Prefetch, Sum

from glossary.locking import in_transaction
from glossary.models import (
    Level,
    LevelGuide,
    Question,
    RedFlag,
    RetirableQuerySet,
    Role,
    Term,
)
from glossary.parts import NAMES, QUESTION_PARTS
from scorecards.kits import scripts
from scorecards.models import Kit, KitIndicator, KitQuestion, KitRedFlag

MAX_QUESTIONS = 12
HASHED_AS = {part.name: part.hashed_as for part in QUESTION_PARTS}
ADDED_LATER = ("title", "hear", "kind")


class NoQuestionsError(Exception):
    """The glossary has no questions for this role at this level."""


@dataclass(frozen=True)
class KitSize:
    """What an interviewer wants to know before the interview."""

    questions: int
    minutes: int
    red_flags: int


@dataclass(frozen=True)
class KitContent:
    """Everything a kit freezes, before it is saved; the rows are unsaved."""

    role: Role
    level: str
    questions: list[KitQuestion]
    indicators: list[KitIndicator]
    red_flags: list[KitRedFlag]

    @property
    def size(self) -> KitSize:
        return KitSize(
            questions=len(self.questions),
            minutes=sum(question.minutes for question in self.questions),
            red_flags=len(self.red_flags),
        )

    @property
    def opening_script(self) -> str:
        return scripts.opening_script(self.size.minutes)

    @property
    def closing_reminder(self) -> str:
        return scripts.CLOSING_REMINDER

    @property
    def checksum(self) -> str:
        """SHA-256 over the words and their order; ids and versions play no part."""
        frozen = {
            "role": self.role.title,
            "industry": self.role.industry.name,
            "level": self.level,
            "opening_script": self.opening_script,
            "closing_reminder": self.closing_reminder,
            "rows": [
                [dict(_hashed(row)) for row in rows]
                for rows in (self.questions, self.indicators, self.red_flags)
            ],
        }
        text = json.dumps(frozen, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


def _hashed(row: KitQuestion | KitIndicator | KitRedFlag) -> Iterator[tuple[str, Any]]:
    """A row's words. Parts that were added later count only where they are filled:
    the checksums of kits that were made before stay what they were."""
    for field in row._meta.concrete_fields:
        name = field.name
        if name in ("id", "kit") or (name in ADDED_LATER and not getattr(row, name)):
            continue
        yield HASHED_AS.get(name, name), getattr(row, name)


def content_for(role: Role, level: str) -> KitContent:
    """What a kit made now would contain. Five queries, whatever the number of terms.

    Raises `NoQuestionsError` when no active term of the role asks anything there.
    """
    content = _content(role, level, list(_terms_with_parts().filter(roles=role)))
    if not content.questions:
        raise NoQuestionsError(
            f"The glossary has no {Level(level).label.lower()} questions for "
            f"{role.title}. Pick another level, or ask a glossary editor to add some."
        )
    return content


def contents_for(roles: Iterable[Role]) -> dict[tuple[Role, str], KitContent]:
    """As `content_for`, for every level of many roles at once: five queries.

    Roles come with their industry. Where nothing is asked there is no entry.
    """
    roles = list(roles)
    drawn_on = Prefetch("roles", Role.objects.filter(pk__in=[r.pk for r in roles]))
    terms = _terms_with_parts().filter(roles__in=roles).distinct()
    terms_of = defaultdict(list)
    for term in terms.prefetch_related(drawn_on):
        for role in term.roles.all():
            terms_of[role].append(term)
    contents = (
        _content(role, level, terms_of[role])
        for role in roles
        for level in Level.values
    )
    return {(made.role, made.level): made for made in contents if made.questions}


def _terms_with_parts() -> RetirableQuerySet:
    """Active terms, and all that a kit copies."""
    return (
        Term.objects.active()
        .select_related("industry")
        .prefetch_related(
            Prefetch("questions", Question.objects.order_by("level", "position", "pk")),
            Prefetch("levels", LevelGuide.objects.order_by("level")),
            Prefetch("red_flags", RedFlag.objects.order_by("position", "pk")),
        )
        .order_by()
    )


def _in_order(terms: list[Term]) -> list[Term]:
    """By the code points of their names: the same on every database.

    Databases sort by rules of their own, and the order goes into the checksum.
    """
    return sorted(terms, key=lambda term: (term.name, term.pk))


def _content(role: Role, level: str, terms: list[Term]) -> KitContent:
    terms = _in_order(terms)
    return KitContent(
        role=role,
        level=level,
        questions=_questions(terms, level),
        indicators=_indicators(terms),
        red_flags=_red_flags(terms),
    )


def size_of(kit: Kit) -> KitSize:
    """Two queries."""
    planned = kit.questions.aggregate(number=Count("pk"), minutes=Sum("minutes"))
    return KitSize(
        questions=planned["number"],
        minutes=planned["minutes"] or 0,
        red_flags=kit.red_flags.count(),
    )


@in_transaction
def current_kit(role: Role, level: str) -> Kit:
    """The kit for what the glossary says now; a new version only if it differs."""
    # One at a time per role, and no term may change between two reads of it: whoever
    # writes to the glossary holds all roles.
    current = Role.objects.select_for_update(no_key=True).get(pk=role.pk)
    content = content_for(current, level)
    versions = Kit.objects.filter(role=current, level=level)
    existing: Kit | None = versions.filter(checksum=content.checksum).first()
    if existing:
        return existing
    newest = versions.order_by("-version").first()
    return _store(content, version=newest.version + 1 if newest else 1)


def _store(content: KitContent, *, version: int) -> Kit:
    kit: Kit = Kit.objects.create(
        role=content.role,
        level=content.level,
        version=version,
        checksum=content.checksum,
        role_title=content.role.title,
        industry_name=content.role.industry.name,
        opening_script=content.opening_script,
        closing_reminder=content.closing_reminder,
    )
    rows: list[KitQuestion | KitIndicator | KitRedFlag] = [
        *content.questions,
        *content.indicators,
        *content.red_flags,
    ]
    for row in rows:
        row.kit = kit
    KitQuestion.objects.bulk_create(content.questions)
    KitIndicator.objects.bulk_create(content.indicators)
    KitRedFlag.objects.bulk_create(content.red_flags)
    return kit


def _questions(terms: list[Term], level: str) -> list[KitQuestion]:
    """Every term's first question, then every second, up to the most a kit takes;
    those kept are asked term by term."""
    columns = [
        [question for question in term.questions.all() if question.level == level]
        for term in terms
    ]
    in_turn = [question for question in chain(*zip_longest(*columns)) if question]
    kept = {question.pk for question in in_turn[:MAX_QUESTIONS]}
    asked = [
        (term, question)
        for term, questions in zip(terms, columns, strict=True)
        for question in questions
        if question.pk in kept
    ]
    return [
        KitQuestion(
            position=position,
            source=f"{term.source}/{question.key}",
            term=term.name,
            **{name: getattr(question, name) for name in NAMES},
        )
        for position, (term, question) in enumerate(asked, start=1)
    ]


def _indicators(terms: list[Term]) -> list[KitIndicator]:
    return [
        KitIndicator(
            level=level,
            position=position,
            term=term.name,
            years=guide.years,
            text=text,
        )
        for level in Level.values
        for position, (term, guide, text) in enumerate(
            (
                (term, guide, text)
                for term in terms
                for guide in term.levels.all()
                if guide.level == level
                for text in guide.indicators
            ),
            start=1,
        )
    ]


def _red_flags(terms: list[Term]) -> list[KitRedFlag]:
    flags = ((term, flag) for term in terms for flag in term.red_flags.all())
    return [
        KitRedFlag(position=position, term=term.name, text=flag.text)
        for position, (term, flag) in enumerate(flags, start=1)
    ]
