"""What one request costs a server: CPU, and what it asks of the disk.

One worker of gunicorn on SQLite, asked by one person at a time, so that each save is
alone. The calls to the system are counted by strace, where it is installed.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from http.client import HTTPConnection
from pathlib import Path

from tests.bench.load import Interviewer, close_connections, make_interviewer
from tests.faults.site import Site, prepare

REQUESTS = 400
TRACED = 100
TICKS = os.sysconf("SC_CLK_TCK")
CALLS = ("fdatasync", "pwrite64", "unlink", "openat", "fcntl")


def run():
    """In a process of its own, whose settings name the server's folder."""
    environment = {**os.environ}
    environment.pop("DATABASE_URL", None)
    module = [sys.executable, "-m", "tests.bench.server"]
    subprocess.run(module, env=environment, check=True)


def main():
    heads = ["wall ms", "CPU ms", *CALLS]
    print(f"\nA server on SQLite, {REQUESTS} requests each, one after the other")
    print(f"{'request':<16}" + "".join(f"{head:>11}" for head in heads))
    with tempfile.TemporaryDirectory(prefix="scorecards-server-") as folder:
        prepare(Path(folder))
        with Site(Path(folder)) as site:
            person = make_interviewer(site, 1)
            close_connections()
            asked = {
                "health check": lambda _: get(person, "/healthz"),
                "my scorecards": lambda _: get(person, "/"),
                "save an answer": lambda number: save(person, number),
            }
            for name, ask in asked.items():
                print_line(name, ask, site.workers()[0])


def print_line(name, ask, worker):
    for number in range(10):  # warms up
        ask(number)
    wall, cpu = time.perf_counter(), cpu_seconds(worker)
    for number in range(REQUESTS):
        ask(number)
    each = 1000 / REQUESTS
    took = (time.perf_counter() - wall) * each, (cpu_seconds(worker) - cpu) * each
    made = calls(worker, ask)
    counts = [f"{made[call]:.1f}" if made else "-" for call in CALLS]
    print(
        f"{name:<16}{took[0]:>11.1f}{took[1]:>11.1f}"
        + "".join(f"{count:>11}" for count in counts),
        flush=True,
    )


def calls(worker, ask):
    """How often each was made for a request, in all threads; empty without strace."""
    if not (strace := shutil.which("strace")):
        return {}
    command = [strace, "-c", "-f", "-e", f"trace={','.join(CALLS)}", "-p", str(worker)]
    tracing = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    time.sleep(1)  # until it has attached
    for number in range(TRACED):
        ask(number)
    tracing.send_signal(signal.SIGINT)
    _, table = tracing.communicate(timeout=30)
    lines = [line.split() for line in table.splitlines()]
    made = {line[-1]: int(line[3]) for line in lines if line and line[-1] in CALLS}
    return {call: made.get(call, 0) / TRACED for call in CALLS}


def cpu_seconds(process):
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def get(person: Interviewer, address):
    connection = HTTPConnection("127.0.0.1", person.port, timeout=30)
    connection.request("GET", address, headers={"Cookie": person.cookies})
    response = connection.getresponse()
    response.read()
    connection.close()
    assert response.status == 200, (address, response.status)


def save(person: Interviewer, number):
    connection = HTTPConnection("127.0.0.1", person.port, timeout=30)
    person.acknowledged = {
        question: ("", revision)
        for question, (_, revision) in person.acknowledged.items()
    }
    person.save(connection, number)
    connection.close()
    assert not person.errors, person.errors


if __name__ == "__main__":
    main()
