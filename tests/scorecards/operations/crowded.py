"""What the site answers when PostgreSQL has no connection left, as JSON.

Run it on a server of its own: python -m tests.postgres --careless python -m
tests.scorecards.operations.crowded
"""

import json
import os
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path

import psycopg

MOST = 500  # connections, more than any server here allows
THREADS, WORKERS = 4, 2
SECONDS = 5  # of asking the site, to find all its threads
OTHERS = """
    FROM pg_stat_activity WHERE backend_type = 'client backend'
    AND datname = current_database() AND pid <> pg_backend_pid()
"""


def main():
    from tests.faults.site import Site, prepare

    found = {}
    with tempfile.TemporaryDirectory(prefix="scorecards-crowded-") as name:
        folder = Path(name)
        prepare(folder)
        with Site(folder, workers=WORKERS, threads=THREADS) as site:
            crowd(site, found)
    json.dump(found, sys.stdout)


def crowd(site, found):
    ask(site)
    found["kept"] = query(f"SELECT count(*) {OTHERS}")
    query(f"SELECT count(pg_terminate_backend(pid)) {OTHERS}")
    browser, save = a_save()
    taken = take_all()
    found["taken"] = len(taken)
    found["site"] = status(site)
    found["page"] = alone(lambda: browser.get("/"))
    found["save"] = alone(save)
    for each in taken:
        each.close()
    found["saved_again"] = alone(save)
    found["site_again"] = status(site)


def ask(site):
    """Until each thread of each worker has answered, as far as one can know."""
    until = time.monotonic() + SECONDS
    with ThreadPoolExecutor(4 * WORKERS * THREADS) as asking:
        while time.monotonic() < until:
            list(asking.map(lambda _: status(site), range(4 * WORKERS * THREADS)))


def status(site):
    connection = HTTPConnection("127.0.0.1", site.port, timeout=30)
    connection.request("GET", "/healthz")
    answer = connection.getresponse().status
    connection.close()
    return answer


def query(statement):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()[0]


def take_all():
    taken = []
    while len(taken) < MOST:
        try:
            taken.append(psycopg.connect(os.environ["DATABASE_URL"]))
        except psycopg.OperationalError as error:
            if "too many clients" not in str(error):
                raise
            return taken
    raise RuntimeError(f"More than {MOST} connections.")


def client():
    from django.test import Client

    return Client(headers={"host": "localhost"}, raise_request_exception=False)


def a_save():
    """An interviewer's browser, and what it sends again until it is saved."""
    from django.contrib.auth.models import Group, User
    from django.urls import reverse

    from tests import makers

    ida = User.objects.create(username="ida")
    ida.groups.set(Group.objects.filter(name="Interviewers"))
    card = makers.assign(application=makers.make_application(), interviewer=ida)
    browser = client()
    browser.force_login(ida)
    part = {
        "conclusion-revision": 0,
        "conclusion-was": "",
        "conclusion-summary": "Typed while the database was full.",
    }
    address = reverse("scorecard", args=[card.pk])
    return browser, lambda: browser.post(address, part, headers=JSON)


JSON = {"accept": "application/json", "host": "localhost"}


def alone(call):
    """The status, in a thread that has no connection yet; and what is stored then."""
    from django.db import connection

    def run():
        try:
            return call().status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as thread:
        answer = thread.submit(run).result()
    return [answer, query("SELECT max(summary) FROM scorecards_scorecard")]


if __name__ == "__main__":
    main()
