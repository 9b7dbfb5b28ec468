"""All acts against each other, two at a time: python -m tests.bench locks

Each pair plays in a world of its own, by requests in threads with objects and
connections of their own, on SQLite and PostgreSQL. Those that once went wrong play
more often. It stops when the time is over.
"""

import os
import random
import subprocess
import sys
import traceback
from collections import Counter
from time import monotonic

from django.db import connection
from django.test.utils import setup_test_environment

from tests.bench.timing import timed

MANY = 10
SECONDS = 900  # for each database
ONCE_WRONG = [
    ("move to newest kit", "start for Ada"),
    ("move to newest kit", "assign"),
    ("move to newest kit", "arrange"),
    ("choose questions", "move to newest kit"),
    ("start for Ada", "retire"),
    ("start for Ada", "restore"),
    ("start for Ada", "start for Ada"),
    ("assign", "assign"),
    ("assign", "move application"),
    ("move application", "move application"),
    ("move scorecard", "move to newest kit"),
    ("move scorecard", "withdraw"),
    ("break glass", "start for Ada"),
    ("withdraw", "remind"),
    ("add candidates", "add candidates"),
    ("add an application", "add an application"),
    ("add one candidate", "add one candidate"),
    ("edit term", "edit term"),
]


def run():
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous = OFF")  # no figure here is one of the disk
    play("SQLite")
    module = [sys.executable, "-m", "tests.bench.locks"]
    on_postgres = [sys.executable, "-m", "tests.postgres", "--careless", *module]
    environment = dict(os.environ)
    environment.pop("DATABASE_URL", None)
    subprocess.run([*on_postgres, "PostgreSQL"], env=environment, check=True)


def play(database, seconds=SECONDS, seed=1):
    """Stops when the time is over, and says how many pairs it played."""
    setup_test_environment()
    from tests.scorecards.workflow import pairs, world

    world.cast()
    wrong, refused, waited, played, different = Counter(), 0, 0, 0, set()
    end = monotonic() + seconds
    every = [pair for pair in pairs.every_pair() if pairs.is_possible(*pair)]
    random.Random(seed).shuffle(every)  # noqa: S311 - no secret
    chosen = [*ONCE_WRONG, *every, *(p for _ in range(MANY) for p in ONCE_WRONG)]

    def all_pairs():
        nonlocal refused, waited, played
        for number, (one, other) in enumerate(chosen):
            if monotonic() > end:
                break
            played += 1
            different.add((one, other))
            try:
                both = pairs.play(number, one, other)
            except Exception as error:  # noqa: BLE001 - what went wrong is the figure
                if "VERBOSE" in os.environ:
                    traceback.print_exc()
                wrong[f"{one} + {other}: {type(error).__name__}: {error}"[:300]] += 1
            else:
                waited += sum(isinstance(e.answer, pairs.WaitedError) for e in both)
                refused += sum(not each.is_done for each in both)

    took, _ = timed(all_pairs)
    print(
        f"{database}: {played} pairs of acts, {len(different)} of {len(every)} "
        f"different ones, {took.wall:.0f} s: {sum(wrong.values())} wrong, "
        f"{refused} acts refused, {waited} of them after waiting for 10 s",
        flush=True,
    )
    for what, number in wrong.most_common():
        print(f"  {number} × {what}")


if __name__ == "__main__":
    from tests.bench.__main__ import set_up

    set_up()
    play(sys.argv[1], *map(int, sys.argv[2:]))
