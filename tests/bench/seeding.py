"""The glossary as shipped and one of many terms, each seeded twice; then the demo."""

import io
import tempfile
import time
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from scorecards.models import Answer
from tests.glossary.term_files import CRO, replaced

MADE_UP_TERMS = 1_000
SCORECARDS = 1_000


def run():
    print("\nSeeding")
    print(f"{'':<32}{'terms':>8}{'first s':>10}{'again s':>10}")
    shipped = settings.FIXTURES_DIR / "glossary"
    with tempfile.TemporaryDirectory() as folder:
        made_up = make_glossary(Path(folder) / "made-up")
        for name, path in (("shipped glossary", shipped), ("made-up terms", made_up)):
            terms = len(list(path.rglob("*.yaml")))
            first, again = (seconds("seed_glossary", path) for _ in range(2))
            print(f"{name:<32}{terms:>8,}{first:>10.2f}{again:>10.2f}")
    took = seconds("seed_demo", scorecards=SCORECARDS)
    answers = Answer.objects.count()
    print(
        f"Demo of {SCORECARDS:,} scorecards: {took:.2f} s, "
        f"{answers / took * 60:,.0f} answers a minute."
    )


def seconds(command, *arguments, **options):
    start = time.perf_counter()
    call_command(command, *arguments, stdout=io.StringIO(), **options)
    return time.perf_counter() - start


def make_glossary(folder):
    """One industry of terms that differ in their names and questions."""
    folder.mkdir()
    for number in range(MADE_UP_TERMS):
        term = replaced(
            CRO,
            *("industry: Pharma", "industry: Made up"),
            *("name: CRO", f"name: Term {number}"),
            *("Ran three trials at a CRO", f"Ran three trials at Term {number}"),
            *("- Clinical research organisation", f"- Alias {number}"),
            *("Tell me about files you kept.", f"Tell me about file {number}."),
            *("Suppose a site falls", f"Suppose site {number} falls"),
            *("a budget you defended", f"budget {number}"),
        )
        (folder / f"term-{number}.yaml").write_text(term)
    return folder
