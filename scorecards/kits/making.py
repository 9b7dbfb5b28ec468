"""Makes kits: frozen copies of what the glossary says for a role at a level."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Sum

from glossary.locking import in_transaction
from glossary.models import WRITTEN_LEVELS, Level, Role, Term
from glossary.parts import NAMES, QUESTION_PARTS, RED_FLAG_PARTS
from scorecards.kits import scripts
from scorecards.kits.choosing import (
    Area,
    Chosen,
    Sources,
    choose,
    sources_of,
)
from scorecards.models import Kit, KitIndicator, KitQuestion, KitRedFlag, Opening

HASHED_AS = {part.name: part.hashed_as for part in QUESTION_PARTS}
ADDED_LATER = {
    "kind",
    *(part.name for part in (*QUESTION_PARTS, *RED_FLAG_PARTS) if part.later),
}


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
    round: int = 1

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
            **({"round": self.round} if self.round > 1 else {}),
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


def content_for(role: Role, level: str, *, round: int = 1) -> KitContent:
    """What a kit made now would contain. Six queries, ten with competencies, whatever
    the number of terms.

    Raises `NoQuestionsError` when nothing that the role draws on asks anything there.
    """
    content = _content(role, level, sources_of([role])[role.pk], round)
    if not content.questions:
        raise NoQuestionsError(
            f"The glossary has no {Level(level).label.lower()} questions for "
            f"{role.title}. Pick another level, or ask a glossary editor to add some."
        )
    return content


def contents_for(roles: Iterable[Role]) -> dict[tuple[Role, str], KitContent]:
    """As `content_for`, for every level of many roles at once, in as many queries.

    Roles come with their industry. Where nothing is asked there is no entry.
    """
    roles = list(roles)
    sources = sources_of(roles)
    contents = (
        _content(role, level, sources[role.pk])
        for role in roles
        for level in Level.values
    )
    return {(made.role, made.level): made for made in contents if made.questions}


def _content(role: Role, level: str, sources: Sources, round: int = 1) -> KitContent:
    chosen = choose(sources, level, round=round)
    if sources.competencies:
        areas = list(dict.fromkeys(each.area for each in chosen))
    else:  # of all terms, whether or not they ask something at this level
        areas = sorted((t for t, _ in sources.terms), key=lambda t: (t.name, t.pk))
    return KitContent(
        role=role,
        level=level,
        questions=questions_of(chosen),
        indicators=indicators_of(areas),
        red_flags=red_flags_of(areas),
        round=round,
    )


def questions_of(chosen: Iterable[Chosen]) -> list[KitQuestion]:
    """Unsaved, in their order."""
    return [
        KitQuestion(
            position=position,
            source=f"{area.source}/{question.key}",
            term=area.name,
            kind=_kind(area),
            **{name: getattr(question, name) for name in NAMES},
        )
        for position, (area, question) in enumerate(chosen, start=1)
    ]


def _kind(area: Area) -> str:
    kinds = KitQuestion.Kind
    return kinds.TERM if isinstance(area, Term) else kinds.COMPETENCY


def size_of(kit: Kit) -> KitSize:
    """Two queries."""
    planned = kit.questions.aggregate(number=Count("pk"), minutes=Sum("minutes"))
    return KitSize(
        questions=planned["number"],
        minutes=planned["minutes"] or 0,
        red_flags=kit.red_flags.count(),
    )


@in_transaction
def current_kit(role: Role, level: str, *, round: int = 1) -> Kit:
    """The kit for what the glossary says now; a new version only if it differs."""
    # One at a time per role, and no term may change between two reads of it: whoever
    # writes to the glossary holds all roles.
    current = Role.objects.select_for_update(no_key=True).get(pk=role.pk)
    content = content_for(current, level, round=round)
    versions = Kit.objects.filter(role=current, level=level, round=round, opening=None)
    existing: Kit | None = versions.filter(checksum=content.checksum).first()
    if existing:
        return existing
    newest = versions.order_by("-version").first()
    return store(content, version=newest.version + 1 if newest else 1)


def store(content: KitContent, *, version: int, opening: Opening | None = None) -> Kit:
    """All rows of a new kit; ``opening`` where it is for that one alone."""
    kit: Kit = Kit.objects.create(
        role=content.role,
        level=content.level,
        round=content.round,
        opening=opening,
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


def indicators_of(areas: list[Area]) -> list[KitIndicator]:
    return [
        KitIndicator(
            level=level.value,
            position=position,
            term=area.name,
            years=getattr(guide, "years", ""),
            text=text,
        )
        for level in WRITTEN_LEVELS
        for position, (area, guide, text) in enumerate(
            (
                (area, guide, text)
                for area in areas
                for guide in area.levels.all()
                if guide.level == level
                for text in guide.indicators
            ),
            start=1,
        )
    ]


def red_flags_of(areas: list[Area]) -> list[KitRedFlag]:
    flags = ((area, flag) for area in areas for flag in area.red_flags.all())
    return [
        KitRedFlag(position=position, term=area.name, **flag.parts)
        for position, (area, flag) in enumerate(flags, start=1)
    ]
