"""The first page and the admin's lists over a million answers, on both databases.

The pages that people come by, then every filter, order, search and page of each list,
as a coordinator with scorecards to submit asks for them: blindness costs them most.
Then what the others open; one panel member and one interviewer have as many to submit.
The machine may be busy with other things, so beside the time that went by stands what
this process worked; on PostgreSQL the server's part is not in that.
"""

import os
import subprocess
import sys
import tempfile
import time
from itertools import groupby
from statistics import median, quantiles

SCORECARDS = 125_000
TO_SUBMIT = 400
REQUESTS = 20
PAGES = {
    "Review, the first page": "/admin/",
    "counts of the menu": "/menu/",
    "opening, candidates": "/admin/scorecards/opening/{opening}/",
    "opening, comparison": "/admin/scorecards/opening/{opening}/comparison/",
    "my scorecards": "/",
    "calibration": "/admin/scorecards/scorecard/calibration/",
    "export": "/admin/scorecards/scorecard/export/",
}
GROUPS = {
    "panel": "Hiring panel",
    "editor": "Glossary editors",
    "administrator": "",
}
PAGES_OF = {
    "panel": [
        "/admin/",
        "/menu/",
        "/",
        "/admin/scorecards/scorecard/",
        "/admin/scorecards/scorecard/?role=Role+03",
        "/admin/scorecards/application/",
        "/admin/scorecards/application/?decision=undecided",
        "/admin/scorecards/candidate/",
        "/admin/scorecards/candidate/?q=anna",
        "/admin/scorecards/opening/",
        "/admin/scorecards/opening/{opening}/",
        "/admin/scorecards/kit/",
    ],
    "editor": [
        "/admin/",
        "/menu/",
        "/admin/glossary/term/",
        "/admin/glossary/role/",
        "/admin/glossary/competency/",
    ],
    "administrator": [
        "/admin/",
        "/menu/",
        "/admin/scorecards/scorecard/",
        "/admin/scorecards/application/",
        "/admin/scorecards/auditentry/",
        "/admin/auth/user/",
    ],
    "interviewer": ["/", "/?submitted=5", "/?q=anna", "/menu/"],
}
LISTS = {
    "scorecard": [
        "",
        "p=2",
        "p=100",
        *(f"o={place}" for place in range(1, 10)),
        *(f"o=-{place}" for place in range(1, 10)),
        "q=anna",
        "q=nobody",
        "q=Basel",
        "q=colleague0003",
        "industry=Industry+3",
        "role=Role+03",
        "kit__level__exact=mid",
        "status__exact=submitted",
        "status__exact=draft",
        "recommendation__exact=strong_no",
        "red_flags=yes",
        "red_flags=no",
        "submitted_at__isnull=True",
        "submitted_at__year={year}",
        "submitted_at__year={year}&submitted_at__month=3",
        "opening={opening}",
        "role=Role+03&red_flags=yes&o=-5",
        "role=Role+03&kit__level__exact=mid&recommendation__exact=yes&q=a",
        "_facets=True",
    ],
    "scorecard/to-do": ["", "page=2", "overdue"],
    "application": [
        "",
        "p=2",
        "p=100",
        *(f"o={place}" for place in (0, 1, 2, 3, 6)),
        "q=nobody",
        "q=Basel",
        "opening__level__exact=mid",
        "decision=undecided",
        "decision=hold",
        "decision=reject",
        "opening={opening}",
    ],
    "candidate": [
        "",
        "p=100",
        *(f"o={place}" for place in range(5)),
        "o=-3",
        "q=nobody",
        "q=anna",
    ],
    "opening": ["", "p=2", "o=2", "o=6", "q=Basel", "state=open", "level__exact=mid"],
    "kit": ["", "o=4", "q=role", "level__exact=mid"],
    "auditentry": [
        "",
        "p=100",
        "action__exact=submitted",
        "action__exact=exported",
        "kind=scorecard",
        "q=nobody",
        "actor={actor}",
        "at__gte={year}-11-01+00:00:00Z",
    ],
}


def run():
    """Print a table for each database."""
    module = [sys.executable, "-m", "tests.bench.lists"]
    with tempfile.TemporaryDirectory(prefix="scorecards-bench-") as folder:
        environment = {**os.environ, "DATA_DIR": folder}
        environment.pop("DATABASE_URL", None)
        on_postgres = [sys.executable, "-m", "tests.postgres", *module, "PostgreSQL"]
        subprocess.run([*module, "SQLite"], env=environment, check=True)
        subprocess.run(on_postgres, env=environment, check=True)


def main(database):
    from tests.bench.pages import client_of

    client, facts = prepare()
    print(f"\nAdmin lists over {facts['size']}, {database}, {REQUESTS} requests each")
    print(f"{'list':<66}{'median ms':>10}{'p95 ms':>9}{'CPU p95':>9}{'queries':>9}")
    empty = measure(client, "kit", "q=nobody")
    print_line("kit?q=nobody: an empty page", empty)
    for name, page in PAGES.items():
        print_line(name, measured(client, page.format(**facts)))
    figures = [(name, query) for name, queries in LISTS.items() for query in queries]
    slowest = []
    for name, group in groupby(figures, key=lambda figure: figure[0]):
        of_list = []
        for _, query in group:
            asked = query.format(**facts)
            figure = measure(client, name, asked)
            print_line(f"{name}?{asked}", figure)
            of_list.append(figure)
        slowest.append((name, max(of_list, key=lambda figure: figure["p95"])))
    for person, pages in PAGES_OF.items():
        other = client_of(facts[person])
        for page in pages:
            print_line(f"{person}: {page}", measured(other, page.format(**facts)))
    print("Slowest of each list, and its median over that of the empty page:")
    for name, figure in slowest:
        print_line(name, figure, f"{figure['median'] / empty['median']:>8.1f}")


def print_line(words, figure, ratio=""):
    print(
        f"{words:<66}{figure['median'] * 1000:>10.1f}{figure['p95'] * 1000:>9.1f}"
        f"{figure['cpu'] * 1000:>9.1f}{figure['queries']:>9}{ratio}",
        flush=True,
    )


def measure(client, name, query):
    return measured(client, f"/admin/scorecards/{name}/?{query}")


def measured(client, address):
    """Seconds, after a first request that warms up and whose queries are counted."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200, address
    asked = len(queries)  # the next request forgets them
    took, worked = [], []
    for _ in range(REQUESTS):
        start, cpu = time.perf_counter(), time.process_time()
        client.get(address)
        took.append(time.perf_counter() - start)
        worked.append(time.process_time() - cpu)
    return {
        "median": median(took),
        "p95": quantiles(took, n=20)[-1],
        "cpu": quantiles(worked, n=20)[-1],
        "queries": asked,
    }


def prepare():
    """A client that is logged in, and what the addresses name."""
    from django.utils import timezone

    from scorecards.models import Answer, Opening, Scorecard
    from tests.bench import volume
    from tests.bench.pages import client_of

    volume.make(SCORECARDS)
    people = make_people()
    reviewer = people.pop("coordinator")
    make_decisions(reviewer)
    make_trail()
    size = (
        f"{Scorecard.objects.count():,} scorecards, {Answer.objects.count():,} answers"
    )
    facts = {
        "size": size,
        "year": timezone.now().year,
        "opening": Opening.objects.order_by("pk")[100].pk,
        "actor": people["interviewer"].pk,
        **people,
    }
    return client_of(reviewer), facts


def make_people():
    """One of each kind; the interviewer is somebody who has submitted many, too."""
    from django.contrib.auth.models import Group, User

    from scorecards.models import Opening, Scorecard

    people = {"interviewer": Scorecard.objects.order_by("pk")[0].interviewer}
    for name, group in {"coordinator": "Coordinators", **GROUPS}.items():
        person = User.objects.create_user(
            f"bench-{name}", is_staff=True, is_superuser=not group
        )
        person.groups.set(Group.objects.filter(name=group))
        people[name] = person
    for place, name in enumerate(("coordinator", "panel", "interviewer")):
        leave_to_submit(people[name], place)
    closed = Opening.objects.order_by("pk").values_list("pk", flat=True)[5::10]
    Opening.objects.filter(pk__in=list(closed)).update(readers="team")
    return people


def leave_to_submit(interviewer, first):
    """Scorecards for many applications."""
    from scorecards.models import Application, Scorecard

    known = Application.objects.exclude(scorecards__interviewer=interviewer)
    known = known.order_by("pk").select_related("opening")
    Scorecard.objects.bulk_create(
        Scorecard(application=each, interviewer=interviewer, kit_id=each.opening.kit_id)
        for each in known[first : TO_SUBMIT * 100 : 100]
    )


def make_decisions(by):
    """For every other application."""
    from scorecards.models import Application, Decision

    applications = Application.objects.order_by("pk").values_list("pk", flat=True)[::2]
    Decision.objects.bulk_create(
        (
            Decision(
                application_id=application,
                outcome=Decision.Outcome.HOLD,
                rationale="To be seen again.",
                decided_by=by,
            )
            for application in applications
        ),
        2_000,
    )


def make_trail():
    """An entry for each submission, as `scorecards.audit.trail` writes it."""
    from scorecards.models import AuditEntry, Scorecard

    submitted = Scorecard.objects.submitted()
    AuditEntry.objects.bulk_create(
        (
            AuditEntry(
                action=AuditEntry.Action.SUBMITTED,
                actor_kind=AuditEntry.Actor.PERSON,
                actor_key=scorecard.interviewer_id,
                subject_type="scorecard",
                subject_key=str(scorecard.pk),
                person_key=scorecard.interviewer_id,
                application_key=scorecard.application_id,
            )
            for scorecard in submitted.order_by("submitted_at").iterator()
        ),
        2_000,
    )


if __name__ == "__main__":
    from tests.bench.__main__ import set_up

    set_up()
    main(sys.argv[1])
