"""Type through random faults and compare: python -m tests.faults --runs 60 --seed 1

A real Chromium, a real server, a real database. Exits 1 when something is lost. With
``--without-vault`` pages keep nothing in the browser, and it should exit 1.
"""

import argparse
import signal
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from playwright.sync_api import Error, sync_playwright

from tests.faults.chromium import Chromium
from tests.faults.comparison import Verdict, compare
from tests.faults.site import Site, prepare
from tests.faults.strikes import FAULTS, Scene
from tests.faults.typist import PASSWORD, USERNAME, NotSavedError, Typist

WORDS = 36
STRIKE, HEAL = range(8, 27), range(3, 9)  # after so many words; so many words later


@dataclass
class Outcome:
    verdict: Verdict = field(default_factory=Verdict)
    conflicts: int = 0
    logins: int = 0
    recovery: float = 0.0
    stuck: str = ""
    stored: dict[int, str] = field(default_factory=dict)


def main():
    options = parse()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # ends what was started
    if options.postgres:
        return on_postgres()
    with tempfile.TemporaryDirectory(prefix="scorecards-faults-") as folder:
        outcomes = run_all(Path(folder), options)
    return report(outcomes)


def parse():
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--runs", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--fault", choices=FAULTS, help="only this one")
    parser.add_argument("--postgres", action="store_true", help="not on SQLite")
    parser.add_argument("--without-vault", action="store_true")
    return parser.parse_args()


def on_postgres():
    """The same once more, with a database server around it."""
    again = [sys.executable, "-m", "tests.faults", *sys.argv[1:]]
    again.remove("--postgres")
    command = [sys.executable, "-m", "tests.postgres", *again]
    return subprocess.run(command, check=False).returncode


def run_all(folder, options):
    """Outcomes by fault; the faults take turns, their moments come from the seed."""
    prepare(folder)
    interviewer = make_interviewer()
    outcomes = defaultdict(list)
    faults = [options.fault] if options.fault else list(FAULTS)
    with (
        sync_playwright() as playwright,
        Site(folder) as site,
        Chromium(playwright, folder, vault=not options.without_vault) as chromium,
    ):
        for run in range(options.runs):
            name = faults[run % len(faults)]
            chance = Random(f"{options.seed}/{run}")
            outcome = run_one(run, name, chance, interviewer, site, chromium)
            outcomes[name].append(outcome)
            tell(run, name, outcome)
    return outcomes


def run_one(run, name, chance, interviewer, site, chromium):
    address, questions = make_scorecard(interviewer, run, site)
    page = chromium.context.new_page()
    typist = Typist(page, address, questions, run)
    typist.open()
    if name == "browser killed, restarted":
        remember_login(chromium, typist)
    scene = Scene(site, chromium, typist, chance)
    outcome = Outcome()
    try:
        outcome.recovery = type_through(scene, FAULTS[name])
    except NotSavedError as error:
        outcome.stuck = str(error)
    site.start()
    notes, ratings = stored(address)
    outcome.verdict = compare(typist.typed, notes, ratings)
    outcome.stored = notes
    outcome.conflicts, outcome.logins = typist.conflicts, typist.logins
    close_pages(chromium)
    return outcome


def type_through(scene, fault):
    """Seconds from the last word to *Saved*."""
    typist, chance = scene.typist, scene.chance
    strike_at = chance.choice(STRIKE)
    heal_at = strike_at + chance.choice(HEAL)
    rate_at = chance.randrange(WORDS)
    strike = None
    for number in range(WORDS):
        if number == strike_at:
            strike = fault(scene)
            next(strike)
        if number == heal_at:
            next(strike, None)
        if number == rate_at:
            typist.rate(typist.questions[1], str(chance.randint(1, 5)))
        typist.write(number, typist.questions[number // 30])
    next(strike, None)
    return typist.wait_until_saved()


def remember_login(chromium, typist):
    """Chromium writes a new cookie to the disk half a minute later, or when closed."""
    chromium.close()
    chromium.open()
    typist.page = chromium.context.new_page()
    typist.open()


def close_pages(chromium):
    for page in chromium.context.pages[1:]:
        try:
            page.close()
        except Error:
            continue


def make_interviewer():
    from django.contrib.auth.models import Group, User

    from tests.makers import make_role, make_term

    interviewer = User.objects.create_user(USERNAME, password=PASSWORD)
    interviewer.groups.set(Group.objects.filter(name="Interviewers"))
    make_role("Clinical Research Associate", make_term(questions=3))
    return interviewer


def make_scorecard(interviewer, run, site):
    """Its address, and the ids of its questions."""
    from tests import makers

    application = makers.make_application(f"Candidate {run}")
    scorecard = makers.make_scorecard(interviewer, application=application)
    questions = scorecard.answers.values_list("question", flat=True)
    return f"{site.url}/scorecards/{scorecard.pk}/", list(questions)


def stored(address):
    """Notes and rating of every question."""
    from scorecards.models import Answer

    answers = Answer.objects.filter(scorecard=int(address.split("/")[-2]))
    notes = {answer.question_id: answer.notes for answer in answers}
    ratings = {answer.question_id: str(answer.rating or "") for answer in answers}
    return notes, ratings


def tell(run, name, outcome):
    if outcome.verdict.bad or outcome.stuck:
        lost = ", ".join(outcome.verdict.bad)
        print(f"run {run}, {name}: {lost or 'nothing lost'}. {outcome.stuck}")
        for question, notes in outcome.stored.items():
            print(f"  stored for question {question}: {notes!r}", flush=True)
    elif sys.stdout.isatty():
        print(f"run {run}, {name}: fine", end="\x1b[K\r", flush=True)


def report(outcomes):
    """Prints the table; 1 when anything was lost, overwritten, doubled or stuck."""
    heads = ("runs", "lost", "overwritten", "doubled", "stuck", "young", "conflicts")
    print(f"{'fault':<28}" + "".join(f"{head:>12}" for head in heads) + "   slowest s")
    for name, each in outcomes.items():
        verdicts = [outcome.verdict for outcome in each]
        figures = (
            len(each),
            sum(len(verdict.lost) for verdict in verdicts),
            sum(len(verdict.overwritten) for verdict in verdicts),
            sum(len(verdict.doubled) for verdict in verdicts),
            sum(bool(outcome.stuck) for outcome in each),
            sum(len(verdict.young) for verdict in verdicts),
            sum(outcome.conflicts for outcome in each),
        )
        slowest = max(outcome.recovery for outcome in each)
        print(
            f"{name:<28}" + "".join(f"{n:>12}" for n in figures) + f"{slowest:>12.1f}"
        )
    everything = [outcome for each in outcomes.values() for outcome in each]
    return int(any(each.verdict.bad or each.stuck for each in everything))


if __name__ == "__main__":
    began = time.monotonic()
    status = main()
    print(f"{time.monotonic() - began:.0f} seconds")
    sys.exit(status)
