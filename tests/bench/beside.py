"""The site's answers while a worker exports, beside those of an idle machine.

gunicorn and the worker have a process each, on two cores; so does this one, which asks
for a person's pages at a steady pace and so does not compete.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from http.client import HTTPConnection
from pathlib import Path

SCORECARDS = 12_000
PAUSE = 0.05  # seconds between two requests
IDLE_REQUESTS = 200
MAX_SECONDS = 300
PAGES = ("/", "/glossary/", "/scorecards/start/")


def run():
    """Print a line for each page; times are of a whole request."""
    environment = {**os.environ}
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "-m", "tests.bench.beside"]
    subprocess.run(command, env=environment, check=True)


def main():
    from tests.faults.site import Site, prepare

    with tempfile.TemporaryDirectory(prefix="scorecards-beside-") as folder:
        prepare(Path(folder))
        job, cookie = make_job()
        with Site(Path(folder), workers=1) as site:
            ask(site, cookie, IDLE_REQUESTS // 4)  # warm
            idle = ask(site, cookie, IDLE_REQUESTS)
            with working(Path(folder)) as worker:
                busy = ask_while(site, cookie, job, worker)
        print_lines(idle, busy, job)


def make_job():
    """A large export that waits for a worker, and the session of its owner."""
    from django.contrib.auth.models import User
    from django.test import Client

    from scorecards.export.jobs.tasks import enqueue
    from scorecards.export.selection import Selection
    from tests.bench.export import make_scorecards

    make_scorecards(SCORECARDS)
    owner = User.objects.create_superuser("owner")
    client = Client()
    client.force_login(owner)
    return enqueue(owner, Selection()), f"sessionid={client.cookies['sessionid'].value}"


class working:  # noqa: N801 - reads as what goes on
    """A worker that ends with its only job, or with the block."""

    def __init__(self, folder):
        self.log = folder / "worker.log"

    def __enter__(self):
        command = [sys.executable, "manage.py", "db_worker", "--max-tasks", "1"]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log)
        return self.process

    def __exit__(self, *exception):
        self.process.terminate()
        self.process.wait(30)


def ask(site, cookie, requests):
    """Seconds of each request, by page."""
    took = {page: [] for page in PAGES}
    for number in range(requests):
        page = PAGES[number % len(PAGES)]
        took[page].append(seconds(site, page, cookie))
        time.sleep(PAUSE)
    return took


def ask_while(site, cookie, job, worker):
    """As `ask`, from when the export has begun until it is done."""
    from scorecards.models import ExportJob

    took = {page: [] for page in PAGES}
    until = time.monotonic() + MAX_SECONDS
    number = 0
    while time.monotonic() < until:
        job.refresh_from_db()
        if job.state == ExportJob.State.RUNNING:
            page = PAGES[number % len(PAGES)]
            took[page].append(seconds(site, page, cookie))
            number += 1
        elif job.state != ExportJob.State.WAITING:
            return took
        time.sleep(PAUSE)
    raise RuntimeError(f"The export is {job.state} after {MAX_SECONDS} s.")


def seconds(site, page, cookie):
    connection = HTTPConnection("127.0.0.1", site.port, timeout=30)
    began = time.perf_counter()
    connection.request("GET", page, headers={"Cookie": cookie})
    answer = connection.getresponse()
    answer.read()
    took = time.perf_counter() - began
    connection.close()
    if answer.status != 200:
        raise RuntimeError(f"{page} answered {answer.status}.")
    return took


def print_lines(idle, busy, job):
    export = (job.finished_at - job.started_at).total_seconds()
    print(f"\nPages while a worker exports {job.done:,} scorecards in {export:.0f} s")
    heads = ("requests", "idle p50", "idle p95", "busy p50", "busy p95", "of p95")
    print(f"{'page':<20}" + "".join(f"{head:>10}" for head in heads) + "  ms")
    every = [sum(idle.values(), []), sum(busy.values(), [])]
    lines = [(page, idle[page], busy[page]) for page in PAGES]
    for name, quiet, loaded in [*lines, ("all", *every)]:
        p95s = [statistics.quantiles(each, n=20)[-1] * 1e3 for each in (quiet, loaded)]
        p50s = [statistics.median(each) * 1e3 for each in (quiet, loaded)]
        print(
            f"{name:<20}{len(loaded):>10}{p50s[0]:>10.1f}{p95s[0]:>10.1f}"
            f"{p50s[1]:>10.1f}{p95s[1]:>10.1f}{p95s[1] / p95s[0]:>10.2f}"
        )


if __name__ == "__main__":
    main()
