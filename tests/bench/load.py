"""A hundred interviewers who save every two seconds, on SQLite and on PostgreSQL.

The server runs in processes of its own, gunicorn with two workers; so do those who
save. Afterwards every save that was answered with *saved* is looked up in the database.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode

INTERVIEWERS = 100
PAUSE = 2.0  # seconds between two saves of one interviewer
SECONDS = 60
QUESTIONS = 8
NOTE = "Told of a study of {number} sites that fell behind in spring, with figures. "
HEADERS = {
    "Accept": "application/json",
    "Content-Type": "application/x-www-form-urlencoded",
}


def run():
    """Print a line for each database."""
    print(
        f"\nSaving: {INTERVIEWERS} interviewers, a save every {PAUSE:.0f} s each, "
        f"{SECONDS} s, gunicorn with 2 workers"
    )
    heads = ("saves", "errors", "missing", "p50 ms", "p95 ms", "max ms", "saves/s")
    print(f"{'database':<11}" + "".join(f"{head:>9}" for head in heads) + "  / health")
    module = [sys.executable, "-m", "tests.bench.load"]
    on_postgres = [sys.executable, "-m", "tests.postgres", *module]
    environment = {**os.environ}
    environment.pop("DATABASE_URL", None)
    subprocess.run([*module, "SQLite"], env=environment, check=True)
    subprocess.run([*on_postgres, "PostgreSQL"], env=environment, check=True)


@dataclass
class Interviewer:
    """One browser's part: a connection, a login, a scorecard."""

    port: int
    cookies: str
    token: str
    scorecard: int
    questions: list[int]
    acknowledged: dict[int, tuple[str, int]] = field(default_factory=dict)
    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def work(self, first, until):
        """Save every `PAUSE` seconds from ``first`` on."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        due, number = first, 0
        while due < until:
            time.sleep(max(0, due - time.monotonic()))
            self.save(connection, number)
            due, number = due + PAUSE, number + 1
        connection.close()

    def save(self, connection, number):
        question = self.questions[number // 4 % len(self.questions)]
        text, revision = self.acknowledged.get(question, ("", 0))
        text += NOTE.format(number=number)
        part = f"answer-{question}"
        body = urlencode({f"{part}-revision": revision, f"{part}-notes": text})
        began = time.perf_counter()
        try:
            status, answer = self.post(connection, body)
        except (OSError, HTTPException) as error:
            self.errors.append(repr(error))
            return
        self.seconds.append(time.perf_counter() - began)
        if status == 200:
            saved = json.loads(answer)["parts"][part]
            self.acknowledged[question] = text, saved["revision"]
        else:
            self.errors.append(f"{status}: {answer[:200]!r}")

    def post(self, connection, body):
        """Once more on a new connection where the idle one was closed, as browsers do:
        gunicorn closes after two seconds, just when the next save is due."""
        try:
            return self.post_once(connection, body)
        except (ConnectionError, HTTPException):
            connection.close()
            return self.post_once(connection, body)

    def post_once(self, connection, body):
        headers = {**HEADERS, "Cookie": self.cookies, "X-CSRFToken": self.token}
        connection.request("POST", f"/scorecards/{self.scorecard}/", body, headers)
        response = connection.getresponse()
        return response.status, response.read()


def main(database):
    from tests.faults.site import Site, prepare

    with tempfile.TemporaryDirectory(prefix="scorecards-load-") as folder:
        prepare(Path(folder))
        with Site(Path(folder), workers=2) as site:
            interviewers = [make_interviewer(site, n) for n in range(INTERVIEWERS)]
            health = health_check(site)
            took = work(interviewers)
        print_line(database, interviewers, took, health)


def work(interviewers):
    """All at once, spread over the pause; seconds that it took."""
    began = time.monotonic() + 1
    step = PAUSE / len(interviewers)
    threads = [
        threading.Thread(target=each.work, args=(began + n * step, began + SECONDS))
        for n, each in enumerate(interviewers)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.monotonic() - began


def make_interviewer(site, number):
    """With a login and a scorecard made for them in the database."""
    from django.contrib.auth.models import Group, User
    from django.test import Client

    from glossary.models import Role
    from tests import makers

    user = User.objects.create(username=f"interviewer-{number}")
    user.groups.set(Group.objects.filter(name="Interviewers"))
    if not Role.objects.exists():
        makers.make_role("CRA", makers.make_term(questions=QUESTIONS))
    application = makers.make_application(f"Candidate {number}")
    scorecard = makers.make_scorecard(user, application=application)
    client = Client()
    client.force_login(user)
    token = "x" * 32
    cookies = f"sessionid={client.cookies['sessionid'].value}; csrftoken={token}"
    questions = list(scorecard.answers.values_list("question", flat=True))
    return Interviewer(site.port, cookies, token, scorecard.pk, questions)


def close_connections():
    """Ours: only the last one to close lets SQLite tidy up, as with a server alone."""
    from django.db import connections

    connections.close_all()


def health_check(site):
    """Median of 200 requests, one after the other, in seconds."""
    connection = HTTPConnection("127.0.0.1", site.port, timeout=30)
    times = []
    for _ in range(200):
        began = time.perf_counter()
        connection.request("GET", "/healthz")
        connection.getresponse().read()
        times.append(time.perf_counter() - began)
    connection.close()
    return statistics.median(times)


def missing(interviewers):
    """Acknowledged texts that the database does not hold."""
    from scorecards.models import Answer

    rows = Answer.objects.values_list("scorecard", "question", "notes", "revision")
    stored = {(scorecard, question): rest for scorecard, question, *rest in rows}
    return sum(
        stored[each.scorecard, question] != list(acknowledged)
        for each in interviewers
        for question, acknowledged in each.acknowledged.items()
    )


def print_line(database, interviewers, took, health):
    seconds = sorted(s for each in interviewers for s in each.seconds)
    errors = [error for each in interviewers for error in each.errors]
    p50 = statistics.median(seconds)
    p95 = seconds[int(len(seconds) * 0.95)]
    print(
        f"{database:<11}{len(seconds):>9,}{len(errors):>9}{missing(interviewers):>9}"
        f"{p50 * 1000:>9.1f}{p95 * 1000:>9.1f}{seconds[-1] * 1000:>9.1f}"
        f"{len(seconds) / took:>9.1f}{p50 / health:>10.1f}",
        flush=True,
    )
    for error in errors[:3]:
        print(f"  {error}")


if __name__ == "__main__":
    main(sys.argv[1])
