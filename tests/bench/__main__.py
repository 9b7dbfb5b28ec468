"""Measure, print tables: python -m tests.bench [pages|library|seeding|export|…]…

Each benchmark has a process and a new SQLite database of its own. Nothing here fails
for being slow: the figures depend on the machine, the ratios less so. Beside the time
that went by stands the CPU that it took; a load average above the number of cores says
that the machine was busy with something else.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from importlib import import_module

from tests.bench import timing

BENCHMARKS = (
    "seeding",
    "content",
    "pages",
    "interview",
    "library",
    "search",
    "titles",
    "resumes",
    "hostile",
    "debrief",
    "lists",
    "people",
    "comparison",
    "export",
    "beside",
    "load",
    "server",
    "killed",
    "candidates",
    "locks",
    "browser",
)


def main(names):
    if len(names) == 1:
        with tempfile.TemporaryDirectory(prefix="scorecards-bench-") as folder:
            run_alone(names[0], folder)
        return
    for name in names or BENCHMARKS:
        subprocess.run([sys.executable, "-m", "tests.bench", name], check=True)


def run_alone(name, folder):
    os.environ["DATA_DIR"] = folder
    os.environ.pop("DATABASE_URL", None)  # nobody's database but our own
    set_up()
    before = timing.load()
    took, _ = timing.timed(import_module(f"tests.bench.{name}").run)
    print(
        f"({name}: {took.wall:.0f} s, in which {took.cpu:.0f} s of CPU; "
        f"load average {before} before, {timing.load()} after)",
        flush=True,
    )


def set_up():
    """Django on an empty database, the one that the environment names."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "scorecards.settings"

    import django
    from django.conf import settings
    from django.core.management import call_command

    # Collecting them would take longer than measuring.
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": plain}}
    django.setup()
    call_command("migrate", verbosity=0)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="tests.bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="|".join(BENCHMARKS))
    main(parser.parse_args().names)
