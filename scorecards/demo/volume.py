"""Demo data at any size, drawn from a fixed seed, one batch of openings at a time."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from math import ceil
from random import Random

from django.contrib.auth.models import User
from django.utils.text import slugify

from glossary.models import Level, Role
from scorecards.demo.accounts import make_colleagues
from scorecards.demo.arranging import arrange_before
from scorecards.demo.drawing import Interview, draw_sheet
from scorecards.demo.sentences import name, sentences
from scorecards.demo.writing import Sheet, in_working_hours
from scorecards.kits.making import NoQuestionsError, current_kit
from scorecards.models import (
    Application,
    Candidate,
    CandidateIdentifier,
    Kit,
    Opening,
    Scorecard,
)

SEED = 1904
SCORECARDS_OF_OPENING = 40
SCORECARDS_OF_INTERVIEWER = 60
OPENINGS_OF_BATCH = 25
DAYS_BACK = 720
DAYS_OF_INTERVIEWS = 19
DAYS_OPEN = 60
MAX_ROLES = 90


def draw(total: int, *, now: datetime) -> Iterator[list[Sheet]]:
    """``total`` scorecards, unsaved, in batches whose candidates are saved.

    The same for the same glossary, ``total`` and ``now``.
    """
    if total <= 0:
        return
    interviewers = make_colleagues(
        [
            (f"colleague{number:04}", *name(10**6 + number))
            for number in range(1, 4 + ceil(total / SCORECARDS_OF_INTERVIEWER))
        ],
        now=now,
    )
    volume = Volume(total, now, _kits(), interviewers)
    for start in range(0, volume.opening_count, OPENINGS_OF_BATCH):
        stop = min(start + OPENINGS_OF_BATCH, volume.opening_count)
        yield volume.batch(range(start, stop))


def _kits() -> list[Kit]:
    """The current kits of at most `MAX_ROLES` at every level that has questions."""
    made = []
    roles = list(Role.objects.active().order_by("title", "industry__name"))
    for role in roles[:: ceil(len(roles) / MAX_ROLES) or 1]:
        for level in Level.values:
            try:
                made.append(current_kit(role, level).pk)
            except NoQuestionsError:
                continue
    kits = Kit.objects.prefetch_related("questions", "indicators", "red_flags")
    by_id = kits.in_bulk(made)
    return [by_id[pk] for pk in made]


@dataclass
class Volume:
    """Draws openings, their candidates, and who interviewed them."""

    total: int
    now: datetime
    kits: list[Kit]
    interviewers: list[User]
    random: Random = field(default_factory=lambda: Random(SEED))  # noqa: S311 - no secret
    numbers: Iterator[int] = field(default_factory=count)

    @property
    def opening_count(self) -> int:
        return ceil(self.total / SCORECARDS_OF_OPENING)

    def batch(self, numbers: range) -> list[Sheet]:
        """The scorecards of these openings; the openings are numbered from 0."""
        openings = self._make_openings(numbers)
        interviews: list[Interview] = []
        for number, opening in zip(numbers, openings, strict=True):
            left = self.total - number * SCORECARDS_OF_OPENING
            interviews += self._interviews(opening, min(left, SCORECARDS_OF_OPENING))
        applications = {id(made.application): made.application for made in interviews}
        people = [each.candidate for each in applications.values()]
        Candidate.objects.bulk_create(people)
        CandidateIdentifier.objects.bulk_create(map(_address, people))
        Application.objects.bulk_create(applications.values())
        return [self._sheet(interview) for interview in interviews]

    def _make_openings(self, numbers: range) -> list[Opening]:
        openings, opened_at = [], {}
        for number in numbers:
            kit = self.kits[number % len(self.kits)]
            place = self.random.choice(sentences()["places"])
            opening = Opening(
                title=f"{kit.role_title}, {place} (R-{number + 1:05})",
                role_id=kit.role_id,
                level=kit.level,
                location=place,
                kit=kit,
                readers=Opening.Readers.PANEL,
            )
            age = (
                2
                + DAYS_OF_INTERVIEWS
                + DAYS_BACK * (1 - (number + 1) / self.opening_count)
            )
            opened_at[number] = self.now - timedelta(days=age)
            if age > DAYS_OPEN:
                opening.closed_at = opened_at[number] + timedelta(days=DAYS_OPEN)
            openings.append(opening)
        Opening.objects.bulk_create(openings)
        for number, opening in zip(numbers, openings, strict=True):
            opening.created_at = opened_at[number]
        Opening.objects.bulk_update(openings, ["created_at"])
        return openings

    def _interviews(self, opening: Opening, total: int) -> list[Interview]:
        """So many of them, one to three with each candidate."""
        panel = self.random.sample(self.interviewers, 4)
        interviews: list[Interview] = []
        while len(interviews) < total:
            application = Application(candidate=self._candidate(), opening=opening)
            ability = self.random.gauss(3.3, 0.7)
            met = min(self.random.choice([1, 2, 2, 3]), total - len(interviews))
            interviews += [
                Interview(application, interviewer, ability)
                for interviewer in self.random.sample(panel, met)
            ]
        return interviews

    def _candidate(self) -> Candidate:
        full_name = " ".join(name(next(self.numbers)))
        return Candidate(name=full_name)

    def _sheet(self, interview: Interview) -> Sheet:
        opening = interview.application.opening
        day = opening.created_at + timedelta(
            days=self.random.randint(1, DAYS_OF_INTERVIEWS)
        )
        at = in_working_hours(day, self.random.randrange(8 * 60))
        is_to_do = opening.closed_at is None and self.random.random() < 0.2
        if not is_to_do:
            times = {"status": Scorecard.Status.SUBMITTED, "submitted_at": at}
            sheet = draw_sheet(interview, self.random, saved_at=at, **times)
            arrange_before(sheet.scorecard, at)
            return sheet
        if self.random.random() < 0.5:
            return draw_sheet(interview, self.random, status=Scorecard.Status.ASSIGNED)
        return draw_sheet(
            interview, self.random, status=Scorecard.Status.DRAFT, saved_at=at
        )


def _address(candidate: Candidate) -> CandidateIdentifier:
    """Namesakes have different ones."""
    return CandidateIdentifier(
        candidate=candidate,
        kind=CandidateIdentifier.Kind.EMAIL,
        value=f"{slugify(candidate.name)}.{candidate.pk}@example.com",
    )
