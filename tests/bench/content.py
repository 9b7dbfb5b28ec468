"""How well unlawful questions are told apart, and what checking a glossary takes."""

import time
from pathlib import Path

from glossary.content_check import ContentCheck
from glossary.files.lawfulness import lawful
from glossary.files.schema import TermContent
from glossary.files.yaml_source import parse
from tests.glossary.content_check.labelled import HALVES, score
from tests.glossary.term_files import COMPLETE

SIZES = 100, 1_000, 10_000


def run():
    print("\nUnlawful questions")
    print(f"{'':<12}{'unlawful':>10}{'lawful':>10}{'recall':>10}{'precision':>11}")
    for name, halves in (("tuning", HALVES[:1]), ("held out", HALVES[1:])):
        print_score(name, score(*halves))
    print_score("both", score(*HALVES))
    print("\nContent check of made-up terms as long as ours")
    print(f"{'terms':>8}{'s':>8}{'ms a term':>12}{'remarks':>10}")
    for size in SIZES:
        took, remarks = checked(size)
        print(f"{size:>8,}{took:>8.2f}{took / size * 1000:>12.2f}{remarks:>10,}")


def print_score(name, found):
    print(
        f"{name:<12}{found.unlawful:>10}{found.lawful:>10}"
        f"{found.recall:>10.3f}{found.precision:>11.3f}"
    )


def checked(size):
    """Seconds for the check alone, and the number of remarks."""
    check, document, took = ContentCheck(), parse(COMPLETE), 0.0
    for number in range(size):
        term, path = reworded(number), Path(f"made-up/term-{number}.yaml")
        start = time.perf_counter()
        check.add(path, document, term)
        list(lawful(document.data))
        took += time.perf_counter() - start
    start = time.perf_counter()
    remarks = check.remarks()
    return took + time.perf_counter() - start, len(remarks)


def reworded(number):
    """The CRO with every third word of its texts made one of its own."""
    return TermContent.model_validate(_reworded(parse(COMPLETE).data, number))


def _reworded(value, number):
    if isinstance(value, dict):
        return {
            key: child if key in ("id", "years") else _reworded(child, number)
            for key, child in value.items()
        }
    if isinstance(value, list):
        return [_reworded(child, number) for child in value]
    if not isinstance(value, str):
        return value
    words = value.split(" ")
    words[::3] = [f"{word}{number}" for word in words[::3]]
    return " ".join(words)
