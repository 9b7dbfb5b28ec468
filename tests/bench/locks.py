"""All acts against each other, two at a time: python -m tests.bench locks

Each pair plays in a copy of one world in which every page is open already, by requests
in threads with objects and connections of their own, on SQLite and PostgreSQL. Every
pair plays once, then those that once went wrong again, until the time is over. To go on
later, or with some acts alone: python -m tests.bench.locks --help
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from django.db import connection
from django.test.utils import setup_test_environment

from tests.bench import snapshots
from tests.bench.timing import load, timed

MANY = 10
SECONDS = 3600  # for each database
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
    ("import from Excel", "withdraw"),
    ("discard", "move scorecard"),
    ("save a page", "decline"),
    ("decline a request", "decline a request"),
    ("take a request back", "decline a request"),
]


@dataclass
class Played:
    """What came of it, and the file that says which pairs have been played."""

    file: Path
    pairs: set = field(default_factory=set)
    wrong: Counter = field(default_factory=Counter)
    acts: Counter = field(default_factory=Counter)
    done: Counter = field(default_factory=Counter)
    plays: int = 0
    waited: int = 0

    def known(self):
        """Pairs of earlier runs that the file names."""
        lines = self.file.read_text().splitlines() if self.file.exists() else []
        return {frozenset(line.split("\t")[:2]) for line in lines}

    def count(self, pair, both, error):
        self.plays += 1
        self.pairs.add(frozenset(pair))
        for each in both:
            self.acts[each.act] += 1
            self.done[each.act] += each.is_done
            self.waited += type(each.answer).__name__ == "WaitedError"
        said = " ".join(("no", "yes")[each.is_done] for each in both)
        if error:
            said = f"wrong: {type(error).__name__}: {error}"[:200].splitlines()[0]
            wrong = f"{' + '.join(pair)}: {type(error).__name__}: {error}"
            self.wrong[wrong[:400]] += 1
        with self.file.open("a") as file:
            file.write("\t".join((*pair, said)) + "\n")

    def show(self, database, possible, seconds):
        missing = len({*map(frozenset, possible)} - self.pairs - self.known())
        print(
            f"{database}: {self.plays} pairs of acts, {len(self.pairs)} different ones "
            f"of {len(possible)}, {missing} still to play, {seconds:.0f} s, load "
            f"average {load()}: {sum(self.wrong.values())} wrong, "
            f"{sum((self.acts - self.done).values())} acts refused, {self.waited} of "
            f"them after waiting for 10 s; played: {self.file}"
        )
        for what, number in self.wrong.most_common():
            print(f"  {number} × {what}")
        if never := sorted(self.acts.keys() - self.done.keys()):
            print(f"  refused each time: {', '.join(never)}")
        sys.stdout.flush()


def run():
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous = OFF")  # no figure here is one of the disk
    folder = Path(tempfile.mkdtemp(prefix="scorecards-locks-"))
    play("SQLite", folder / "SQLite.tsv")
    module = [sys.executable, "-m", "tests.bench.locks", "PostgreSQL"]
    on_postgres = [sys.executable, "-m", "tests.postgres", "--careless", *module]
    environment = dict(os.environ)
    environment.pop("DATABASE_URL", None)
    played = ["--played", str(folder / "PostgreSQL.tsv")]
    subprocess.run([*on_postgres, *played], env=environment, check=True)


def play(database, file, *, seconds=SECONDS, first=0, acts=(), seed=1):
    """Stops when all were played or the time is over, and says what came of it."""
    setup_test_environment()
    from tests.scorecards.workflow import pairs

    played = Played(file)
    possible = [pair for pair in pairs.every_pair() if pairs.is_possible(*pair)]
    if acts:
        possible = [pair for pair in possible if set(pair) & set(acts)]
    chosen, known = list(possible), played.known()
    random.Random(seed).shuffle(chosen)  # noqa: S311 - no secret
    chosen = [pair for pair in chosen[first:] if frozenset(pair) not in known]
    if not acts:
        chosen += [p for _ in range(MANY) for p in map(tuple, ONCE_WRONG)]
    worlds = _open_all_pages()
    end = monotonic() + seconds
    took, _ = timed(lambda: _play_all(chosen, played, worlds, end))
    played.show(database, set(possible), took.wall)


def _play_all(chosen, played, worlds, end):
    from tests.scorecards.workflow import pairs

    for pair in chosen:
        if monotonic() > end:
            break
        both, error = [], None
        world, prepared = worlds[bool(set(pair) & pairs.UNTOUCHED)]
        snapshots.restore(_name(world))
        one, other = pair
        try:
            both = pairs.play_prepared(
                world, prepared[one, "one"], prepared[other, "two"]
            )
        except Exception as caught:  # noqa: BLE001 - what went wrong is the figure
            error = caught
            if "VERBOSE" in os.environ:
                traceback.print_exc()
        played.count(pair, both, error)


def _open_all_pages():
    """For each kind of world: it, and each act on each side, as it was taken."""
    from tests.scorecards.workflow import pairs
    from tests.scorecards.workflow.world import World, cast

    cast()
    worlds = {}
    for number, is_untouched in enumerate((False, True)):
        world = World.new(number)
        if is_untouched:
            world.untouched()
        acts = [
            act
            for act in pairs.ACTS
            if (pairs.is_possible(act, "move to newest kit") or not is_untouched)
            and (is_untouched or act not in pairs.UNTOUCHED)
        ]
        for act in acts:  # what one of them needs is there before the others open
            pairs.prepared(world, act, "one")
        prepared = {
            (act, side): pairs.prepared(world, act, side)
            for act in acts
            for side in ("one", "two")
        }
        snapshots.take(_name(world))
        worlds[is_untouched] = world, prepared
    return worlds


def _name(world):
    return f"world_{world.number}"


def _arguments():
    parser = argparse.ArgumentParser(prog="tests.bench.locks")
    parser.add_argument("database", choices=["SQLite", "PostgreSQL"])
    parser.add_argument("--played", type=Path, required=True, help="goes on with it")
    parser.add_argument("--seconds", type=int, default=SECONDS)
    parser.add_argument("--from", type=int, default=0, dest="first", metavar="N")
    parser.add_argument("--acts", nargs="*", default=(), help="pairs with one of these")
    return parser.parse_args()


if __name__ == "__main__":
    from tests.bench.__main__ import set_up

    chosen = _arguments()
    os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="scorecards-locks-"))
    set_up()
    play(
        chosen.database,
        chosen.played,
        seconds=chosen.seconds,
        first=chosen.first,
        acts=chosen.acts,
    )
