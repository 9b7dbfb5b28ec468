"""A real server on a database and in a folder of its own, to be stopped or killed."""

import os
import signal
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path

from tests.migrated import starting_from_copy

STARTING = 30  # seconds
# Compressing what the interviewer's pages do not use takes most of a minute.
UNUSED = ["admin", "*.rtl.*", "*.esm.*", "*.bundle.*", "bootstrap.js*"]
UNUSED += ["bootstrap-*.css*", "bootstrap.css*", "jquery*"]


def prepare(folder):
    """Point Django at an empty database in ``folder``, or at DATABASE_URL, migrated."""
    os.environ["DATA_DIR"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "scorecards.settings"
    # Playwright's event loop runs in the thread that also asks the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

    import django
    from django.core.management import call_command

    django.setup()
    migrate()
    call_command(
        "collectstatic", interactive=False, verbosity=0, ignore_patterns=UNUSED
    )


def migrate():
    from django.core.management import call_command
    from django.db import connection

    if connection.vendor != "sqlite":
        call_command("migrate", verbosity=0)
        return
    with starting_from_copy(connection.settings_dict["NAME"]) as done:
        call_command("migrate", verbosity=0)
        done()


class Site:
    """gunicorn on a free loopback port; ends only the processes that it started."""

    def __init__(self, folder, *, workers=1, threads=4):
        self.log = folder / "gunicorn.log"
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.command = [
            *(sys.executable, "-m", "gunicorn", "scorecards.wsgi"),
            *("--bind", f"127.0.0.1:{self.port}", "--log-level", "warning"),
            *("--workers", str(workers), "--threads", str(threads)),
        ]
        self.process = None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *exception):
        self.stop()

    def start(self):
        if self.process:
            return
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command, stdout=log, stderr=log, start_new_session=True
            )
        until = time.monotonic() + STARTING
        while not self.answers():
            if time.monotonic() > until or self.process.poll() is not None:
                raise RuntimeError(f"gunicorn did not start:\n{self.log.read_text()}")
            time.sleep(0.05)

    def answers(self):
        connection = HTTPConnection("127.0.0.1", self.port, timeout=2)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()

    def workers(self):
        """The processes that answer now."""
        master = self.process.pid
        children = Path(f"/proc/{master}/task/{master}/children").read_text()
        return [int(child) for child in children.split()]

    def stop(self):
        """As an update does it: what runs is answered first."""
        if self.process:
            self.process.terminate()
        self._ended()

    def kill(self):
        """As a power cut does it: master and workers, in the middle of anything."""
        if self.process:
            os.killpg(self.process.pid, signal.SIGKILL)
        self._ended()

    def _ended(self):
        if self.process:
            self.process.wait()
        self.process = None


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
