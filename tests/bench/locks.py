"""All verbs against each other, two at a time: python -m tests.bench locks

Each pair plays in a world of its own, on threads with objects and connections of their
own, on SQLite and PostgreSQL. Those that once went wrong play many times more.
"""

import os
import subprocess
import sys
from collections import Counter
from itertools import combinations_with_replacement, count
from time import monotonic

from django.db import connection

from tests.bench.timing import timed

MANY = 50
SECONDS = 900  # for each database
ONCE_WRONG = [
    ("move", "start"),
    ("move", "assign"),
    ("move", "arrange"),
    ("move", "choose"),
    ("retire", "start"),
    ("restore", "start"),
    ("start", "start"),
    ("assign", "assign"),
    ("break glass", "start"),
    ("withdraw", "remind"),
    ("add candidates", "add candidates"),
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


def play(database, seconds=SECONDS):
    """Stops when the time is over, and says how many pairs it played."""
    from tests.scorecards.workflow import pairs

    pairs.cast()
    numbers, wrong, refused, played = count(), Counter(), 0, 0
    end = monotonic() + seconds
    every = list(combinations_with_replacement(pairs.VERBS, 2))
    chosen = [*every, *(pair for _ in range(MANY) for pair in ONCE_WRONG)]

    def all_pairs():
        nonlocal refused, played
        for one, other in chosen:
            if monotonic() > end:
                break
            played += 1
            world = pairs.World.new(next(numbers))
            if "move" in (one, other):
                world.movable()
            try:
                answers = pairs.run_pair(world, one, other)
            except Exception as error:  # noqa: BLE001 - what went wrong is the figure
                wrong[f"{one} + {other}: {type(error).__name__}: {error}"[:200]] += 1
            else:
                refused += sum(isinstance(each, pairs.REFUSALS) for each in answers)

    took, _ = timed(all_pairs)
    print(
        f"{database}: {played} of {len(chosen)} pairs ({len(every)} different ones, "
        f"then {len(ONCE_WRONG)} of them again and again), {took.wall:.0f} s: "
        f"{sum(wrong.values())} wrong, {refused} verbs refused in words",
        flush=True,
    )
    for what, number in wrong.most_common():
        print(f"  {number} × {what}")


if __name__ == "__main__":
    from tests.bench.__main__ import set_up

    set_up()
    play(sys.argv[1], *map(int, sys.argv[2:]))
