"""The glossary as shipped and some of many terms, each seeded twice; then the demo."""

import io
import tempfile
from functools import partial
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from scorecards.models import Answer
from tests.bench import timing
from tests.glossary.term_files import CRO, replaced

SIZES = (100, 1_000, 10_000)
SCORECARDS = 1_000


def run():
    print("\nSeeding")
    heads = ("terms", "first s", "CPU s", "ms a term", "again s")
    print(f"{'':<20}" + "".join(f"{head:>12}" for head in heads))
    glossaries = [("as shipped", lambda folder: settings.FIXTURES_DIR / "glossary")]
    glossaries += [("made-up", partial(make_glossary, size=size)) for size in SIZES]
    for name, make in glossaries:
        with tempfile.TemporaryDirectory() as folder:
            path = make(Path(folder))
            terms = len(list(path.rglob("*.yaml")))
            first, again = (timed("seed_glossary", path) for _ in range(2))
        each = first.wall / terms * 1e3
        print(
            f"{name:<20}{terms:>12,}{first.wall:>12.2f}{first.cpu:>12.2f}"
            f"{each:>12.2f}{again.wall:>12.2f}"
        )
    took = timed("seed_demo", scorecards=SCORECARDS)
    answers = Answer.objects.count()
    print(
        f"Demo of {SCORECARDS:,} scorecards: {took.wall:.2f} s, "
        f"{took.cpu:.2f} s of CPU, {answers / took.wall * 60:,.0f} answers a minute."
    )


def timed(command, *arguments, **options):
    quiet = {"stdout": io.StringIO(), "stderr": io.StringIO()}
    took, _ = timing.timed(call_command, command, *arguments, **quiet, **options)
    return took


def make_glossary(folder, size):
    """One industry of terms that differ in their names and questions."""
    folder /= f"made-up-{size}"
    folder.mkdir()
    for number in (f"{size}-{each}" for each in range(size)):
        term = replaced(
            CRO,
            *("industry: Pharma", f"industry: Made up {size}"),
            *("name: CRO", f"name: Term {number}"),
            *("Ran three trials at a CRO", f"Ran three trials at Term {number}"),
            *("- Clinical research organisation", f"- Alias {number}"),
            *("Tell me about files you kept.", f"Tell me about file {number}."),
            *("Suppose a site falls", f"Suppose site {number} falls"),
            *("a budget you defended", f"budget {number}"),
        )
        (folder / f"term-{number}.yaml").write_text(term)
    return folder
