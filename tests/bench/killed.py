"""Saving to SQLite while the server's processes are killed: what becomes of it?

Interviewers save without a pause on two workers of four threads each. Every second
one worker is killed with SIGKILL, every tenth time the whole server, in the middle of
anything. What nobody answered is sent again as it was. At the end every text that was
answered with *saved* has to be in the database, and the file has to be sound.
"""

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode

from tests.bench.load import NOTE, close_connections, make_interviewer, missing
from tests.faults.site import Site, prepare

INTERVIEWERS = 8
SECONDS = 60
PATIENCE = 60  # seconds until a save has to be answered


def run():
    """In a process of its own, whose settings name the server's folder."""
    environment = {**os.environ}
    environment.pop("DATABASE_URL", None)
    module = [sys.executable, "-m", "tests.bench.killed"]
    subprocess.run(module, env=environment, check=True)


def main():
    print(f"\nSaving to SQLite for {SECONDS} s while processes are killed")
    with tempfile.TemporaryDirectory(prefix="scorecards-killed-") as folder:
        prepare(Path(folder))
        with Site(Path(folder), workers=2) as site:
            people = [make_interviewer(site, n) for n in range(INTERVIEWERS)]
            close_connections()
            kills = save_and_kill(site, people)
        print_result(people, kills)


def save_and_kill(site, people):
    """How often a worker was killed, and the whole server."""
    until = time.monotonic() + SECONDS
    threads = [threading.Thread(target=work, args=(each, until)) for each in people]
    for thread in threads:
        thread.start()
    workers = servers = 0
    while time.monotonic() < until:
        time.sleep(random.uniform(0.5, 1.5))
        if workers % 10 == 9 and servers <= workers // 10:
            site.kill()
            servers += 1
            site.start()
        elif alive := site.workers():
            os.kill(random.choice(alive), signal.SIGKILL)
            workers += 1
    for thread in threads:
        thread.join()
    return workers, servers


def work(person, until):
    number = 0
    while time.monotonic() < until and not person.errors:
        save(person, number)
        number += 1


def save(person, number):
    """Until it is answered, the same each time, as the page does."""
    question = person.questions[number % len(person.questions)]
    revision = person.acknowledged.get(question, ("", 0))[1]
    text, part = NOTE.format(number=number), f"answer-{question}"
    body = urlencode({f"{part}-revision": revision, f"{part}-notes": text})
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        began = time.perf_counter()
        try:
            status, answer = post(person, body)
        except (OSError, HTTPException):
            time.sleep(0.05)
            continue
        if status == 200:
            person.seconds.append(time.perf_counter() - began)
            revision = json.loads(answer)["parts"][part]["revision"]
            person.acknowledged[question] = text, revision
            return
        person.errors.append(f"{status}: {answer[:200]!r}")
        return
    person.errors.append("not answered")


def post(person, body):
    connection = HTTPConnection("127.0.0.1", person.port, timeout=15)
    try:
        return person.post_once(connection, body)
    finally:
        connection.close()


def print_result(people, kills):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        sound = cursor.fetchone()[0]
    saves = sum(len(each.seconds) for each in people)
    errors = [error for each in people for error in each.errors]
    print(
        f"{saves:,} saves answered, {kills[0]} workers and {kills[1]} servers killed: "
        f"{missing(people)} missing, {len(errors)} errors, integrity check: {sound}"
    )
    for error in errors[:3]:
        print(f"  {error}")


if __name__ == "__main__":
    main()
