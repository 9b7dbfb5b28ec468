"""Near names and merging, see `near`, on SQLite and on PostgreSQL."""

import os
import subprocess
import sys
import tempfile


def run():
    """Print a table for each database."""
    module = [sys.executable, "-m", "tests.bench.people"]
    with tempfile.TemporaryDirectory(prefix="scorecards-bench-") as folder:
        environment = {**os.environ, "DATA_DIR": folder}
        environment.pop("DATABASE_URL", None)
        on_postgres = [sys.executable, "-m", "tests.postgres", *module, "PostgreSQL"]
        subprocess.run([*module, "SQLite"], env=environment, check=True)
        subprocess.run(on_postgres, env=environment, check=True)


if __name__ == "__main__":
    from tests.bench.__main__ import set_up

    set_up()

    from tests.bench.near import measure

    measure(sys.argv[1])
