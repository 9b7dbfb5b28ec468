"""Near names among a hundred thousand candidates, and a merge with 50 scorecards."""

from itertools import product
from random import Random

from django.contrib.auth.models import Group, User
from django.db import connection
from django.utils import timezone

from scorecards.demo.sentences import name
from scorecards.models import Application, Candidate, Opening
from scorecards.people.near import near_people
from scorecards.people.queries import possible_duplicates
from scorecards.workflow.merging import merge_candidates, undo_merge
from tests.bench.pages import make_interviewer
from tests.bench.timing import HEAD, columns, timed
from tests.makers import (
    make_application,
    make_candidate,
    make_opening,
    make_role,
    make_submitted,
    make_term,
)

CANDIDATES = 100_000
COMMON = [*product(("Maria", "José", "Anna", "John"), ("Garcia", "Smith", "Müller"))]
NAMED_ALIKE = 0.05  # of all, who share one of the commonest names
TRIES = 20
OPENINGS, INTERVIEWERS = 10, 5


def measure(database):
    opening = make_opening(role=make_role("Bencher", make_term(questions=4)))
    fill(opening)
    coordinator = User.objects.create_user("coordinator", is_staff=True)
    coordinator.groups.set(Group.objects.filter(name="Coordinators"))
    interviewer = make_interviewer("interviewer")
    print(f"\nNear names among {CANDIDATES:,}, {database:<17}{HEAD}")
    near_names(coordinator, interviewer)
    Opening.objects.update(closed_at=timezone.now())
    print("The same for somebody who may be told of none of them")
    near_names(interviewer)
    times = [timed(possible_duplicates)[0] for _ in range(5)]
    print(f"{'possible duplicates':<42}{columns(times)}")
    merging(coordinator)


def near_names(*readers):
    for label, typed in (
        ("a common name", "Maria Garcia"),
        ("a common name, mistyped", "Maria Gracia"),
        ("a rare name, turned round", ", ".join(reversed(name(4_711)))),
        ("nobody", "Xaver Quendelhuber"),
    ):
        for reader in readers:
            near_people(typed, reader)
            times = [timed(near_people, typed, reader)[0] for _ in range(TRIES)]
            print(f"{label + ', ' + reader.username:<42}{columns(times)}")


def fill(opening):
    random = Random(1904)
    people = [
        Candidate(
            name=" ".join(
                random.choice(COMMON) if random.random() < NAMED_ALIKE else name(number)
            )
        )
        for number in range(CANDIDATES)
    ]
    Candidate.objects.bulk_create(people, 2_000)
    Application.objects.bulk_create(
        (Application(candidate=each, opening=opening) for each in people), 2_000
    )
    if connection.vendor == "postgresql":  # which would get to it in a while
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def merging(coordinator):
    """Both applied for the same openings, and met the same people there."""
    kept, absorbed = make_candidate("Ana O'Brien"), make_candidate("Ana Obrian")
    people = [make_interviewer(f"panel{n}") for n in range(INTERVIEWERS)]
    for number in range(OPENINGS // 2):
        opening = make_opening(f"Merged {number}")
        for candidate, interviewer in product((kept, absorbed), people):
            application = make_application(candidate, opening=opening)
            make_submitted(interviewer, application=application)
    times, undone = [], []
    for _ in range(5):
        took, _ = timed(
            merge_candidates, kept, absorbed, by=coordinator, reason="Same CV."
        )
        times.append(took)
        undone.append(timed(undo_merge, absorbed, by=coordinator, reason="No.")[0])
    print(f"{'merging candidates with 50 scorecards':<42}{columns(times)}")
    print(f"{'undoing it':<42}{columns(undone)}")
