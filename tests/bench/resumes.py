"""A résumé of three pages read against made-up glossaries; how well words are told
apart; and what the finder of terms costs in time and memory.

The finder is measured in a process of its own for each size.
"""

import gc
import json
import random
import subprocess
import sys
import time
from pathlib import Path
from statistics import median, quantiles

SIZES = (100, 1_000, 10_000)
WORDS = 1_500  # three pages
MENTIONS = 90
REQUESTS = 30
LEGEND = 2  # marks that only show what marks look like
CONSONANTS, VOWELS = "bcdfghjklmnprstvwxz", "aeiou"


def run():
    print_finders()
    print_pages()
    print_quality()


def made_up_terms(size):
    """Fields of as many terms, the same at each run: short names, long names, both."""
    chance = random.Random(1)
    for number in range(size):
        words = [word(chance) for _ in range(3)]
        phrase = " ".join(words).title()
        is_short = number % 3 == 0
        yield {
            "name": initials(chance) if is_short else f"{words[0]}{number}".title(),
            "expansion": phrase if number % 2 else "",
            "aliases": [f"{words[1]} {words[2]} {number}", f"{words[2]}-{number}"],
            "related_titles": [f"{words[0]} {title}" for title in TITLES],
            "resume_examples": [f"Ran {words[1]} with {words[2]}", f"Led {phrase}"],
        }


USUAL = ("managed", "the", "team", "and", "reported", "to", "sponsors", "in", "time")
TITLES = ("Manager", "Engineer", "Analyst", "Specialist", "Coordinator")


def word(chance):
    return "".join(chance.choice(CONSONANTS) + chance.choice(VOWELS) for _ in range(3))


def initials(chance):
    return "".join(
        chance.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZ", k=chance.choice((3, 4)))
    )


def resume(terms):
    """As many words as stand on three pages, some of them terms."""
    chance = random.Random(2)
    words = [chance.choice(USUAL) for _ in range(WORDS - MENTIONS)]
    for _ in range(MENTIONS):
        term = chance.choice(terms)
        mention = chance.choice([term["name"], term["expansion"] or term["aliases"][0]])
        words.insert(chance.randrange(len(words)), mention)
    lines = [" ".join(words[n : n + 12]) for n in range(0, len(words), 12)]
    return "\n• ".join(lines)


def print_finders():
    print(f"\nThe finder of terms, and a text of {WORDS:,} words")
    heads = ("terms", "build s", "memory MB", "find ms", "matches")
    print("".join(f"{head:>12}" for head in heads))
    for size in SIZES:
        command = [sys.executable, "-m", "tests.bench.resumes", str(size)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        row = json.loads(done.stdout)
        print(
            f"{size:>12,}{row['build']:>12.3f}{row['memory']:>12.1f}"
            f"{row['find'] * 1000:>12.1f}{row['matches']:>12}"
        )


def measure_finder(size):
    from glossary.resumes.finding import Finder, spellings_of

    terms = list(made_up_terms(size))
    rows = [
        (pk, term["name"], term["expansion"], term["aliases"])
        for pk, term in enumerate(terms)
    ]
    text = resume(terms)
    gc.collect()
    before, start = memory(), time.perf_counter()
    finder = Finder(spellings_of(rows))
    build = time.perf_counter() - start
    gc.collect()
    used = memory() - before
    matches = finder.find(text)
    took = median(seconds(finder.find, text) for _ in range(REQUESTS))
    return {"build": build, "memory": used, "find": took, "matches": len(matches)}


def memory():
    """Of this process now, in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1024 / 1024


def seconds(call, *arguments):
    start = time.perf_counter()
    call(*arguments)
    return time.perf_counter() - start


def print_pages():
    from django.contrib.auth.models import User

    from tests.bench.pages import client_of

    client = client_of(User.objects.create(username="resumes"))
    print(f"\nThe page: a résumé of {WORDS:,} words, {REQUESTS} requests (at most 200)")
    heads = ("terms", "first ms", "median ms", "p95 ms", "CPU ms", "queries", "marks")
    print("".join(f"{head:>12}" for head in heads))
    for size in SIZES:
        terms = make_glossary(size)
        first, times, cpu, queries, marks = measure_page(client, resume(terms))
        print(
            f"{size:>12,}{first * 1000:>12.0f}{median(times) * 1000:>12.1f}"
            f"{quantiles(times, n=20)[-1] * 1000:>12.1f}{cpu * 1000:>12.1f}"
            f"{queries:>12}{marks:>12}"
        )


def make_glossary(size):
    """Have just so many terms, 40 to an industry, and a role for every third."""
    from django.utils.text import slugify

    from glossary import revision
    from glossary.models import Industry, Role, Term

    Role.objects.all().delete()
    Term.objects.all().delete()
    made = list(made_up_terms(size))
    industries = [
        Industry.objects.get_or_create(
            slug=f"field-{n}", defaults={"name": f"Field {n}"}
        )
        for n in range(1 + size // 40)
    ]
    terms = Term.objects.bulk_create(
        Term(
            industry=industries[number // 40][0],
            slug=f"{slugify(term['name'])}-{number}",
            explanation="What a recruiter has to know of it. " * 15,
            typical_job_title=term["related_titles"][0],
            **term,
        )
        for number, term in enumerate(made)
    )
    roles = Role.objects.bulk_create(
        Role(
            industry=term.industry,
            title=f"{term.name} Engineer {term.pk}",
            slug=f"engineer-{term.pk}",
        )
        for term in terms[::3]
    )
    drawn = Role.terms.through
    drawn.objects.bulk_create(
        drawn(role=role, term=terms[min(3 * number + more, size - 1)])
        for number, role in enumerate(roles)
        for more in range(3 if 3 * number + 2 < size else 1)
    )
    revision.advance()
    return made


def measure_page(client, text):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def ask():
        response = client.post("/glossary/resume/", {"text": text})
        assert response.status_code == 200
        return response

    first = seconds(ask)
    with CaptureQueriesContext(connection) as queries:
        response = ask()
    count = len(queries)  # the next request would empty it
    worked = time.process_time()
    times = [seconds(ask) for _ in range(REQUESTS)]
    cpu = (time.process_time() - worked) / REQUESTS  # others work here too
    return first, times, cpu, count, response.content.count(b"<mark") - LEGEND


def print_quality():
    from tests.glossary.resumes.labelled import HELD_OUT, TUNED, scores

    print("\nWords that only look like a term, told apart in labelled snippets")
    heads = ("snippets", "right", "precision", "recall")
    print(f"{'':<24}" + "".join(f"{head:>12}" for head in heads))
    for name, file in (
        ("the rules were made on", TUNED),
        ("never looked at", HELD_OUT),
    ):
        row = scores(file)
        print(
            f"{name:<24}{row['snippets']:>12}{row['right']:>12.3f}"
            f"{row['precision']:>12.3f}{row['recall']:>12.3f}"
        )


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "scorecards.settings")
    django.setup()
    print(json.dumps(measure_finder(int(sys.argv[1]))))
