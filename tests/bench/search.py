"""The search at three sizes of the glossary: index, time on the server, memory.

Terms are made up from the shipped ones: the same length and sentences, with a name,
abbreviation and other spellings of their own, and every tenth word another one.
"""

import gc
import random
import time
import tracemalloc
from io import StringIO
from statistics import median, quantiles

from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse

from glossary import revision
from glossary.models import Industry, LevelGuide, Question, RedFlag, Term
from glossary.search.index import Index, kept
from glossary.search.queries import read_terms
from tests.bench import timing
from tests.bench.pages import client_of
from tests.glossary.search.quality import QUERIES, measured

SIZES = (100, 1_000, 10_000)
SYLLABLES = ("ba", "co", "di", "fu", "hel", "kan", "lim", "nox", "pra", "ros", "ter")
WHILE_TYPING = {"HX-Request": "true"}
OWN_WORDS = 0.1  # of all words of a term
VOCABULARY = 40_000  # as large as that of a big dictionary for pupils


def run():
    call_command("seed_glossary", stdout=StringIO())
    print_quality()
    client = client_of(User.objects.create_user("reader"))
    print("\nSearch, made-up terms as long as the shipped ones")
    heads = ["terms", "index s", "index MB"]
    heads += ["typing ms", "p95 ms", "CPU ms", "page ms", "p95 ms", "CPU ms"]
    print("".join(f"{head:>11}" for head in heads))
    maker = TermMaker()
    for size in SIZES:
        maker.grow_to(size)
        seconds, megabytes = build()
        empty = median(took(client, "").wall for _ in range(50))
        queries = realistic(maker)
        typing = [took(client, query, WHILE_TYPING) for query in queries]
        pages = [took(client, query) for query in queries]
        figures = "".join(
            "".join(f"{1000 * figure:>11.1f}" for figure in figures_of(times))
            for times in (typing, pages)
        )
        print(f"{size:>11,}{seconds:>11.2f}{megabytes:>11.1f}{figures}")
    print(
        "p95 of the last line, as times the median of the empty search page: "
        f"{figures_of(typing)[1] / empty:.1f} while typing, "
        f"{figures_of(pages)[1] / empty:.1f} as a page"
    )


def p95(times):
    return quantiles(times, n=20)[-1]


def print_quality():
    first, among_three, missed = measured()
    print(f"\nSearch quality, {len(QUERIES)} queries over the shipped terms")
    print(f"expected term first {first:.1%}, among the first three {among_three:.1%}")
    for line in missed:
        print(f"  not first: {line}")


def build():
    """Seconds, and megabytes that stay; measured apart, as tracing slows down."""
    start = time.perf_counter()
    kept.get()
    seconds = time.perf_counter() - start
    terms = read_terms()
    gc.collect()
    tracemalloc.start()
    index = Index(terms)
    del terms
    gc.collect()
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert index.entries
    return seconds, size / 1e6


def took(client, query, headers=None):
    took, response = timing.timed(
        client.get, reverse("glossary:search"), {"q": query}, headers=headers
    )
    assert response.status_code == 200
    return took


def figures_of(times):
    """Median and 95th percentile of the time, median of the CPU."""
    walls = [each.wall for each in times]
    return median(walls), p95(walls), median(each.cpu for each in times)


def realistic(maker):
    """What people type: the labelled queries, and names of made-up terms, whole, as
    far as typed, and with an error."""
    queries = list(QUERIES)
    for name in maker.some_names(len(QUERIES)):
        queries += [name, name[: len(name) // 2], name[:2] + name[3:], name.lower()]
    maker.random.shuffle(queries)
    return queries


class TermMaker:
    """Adds terms to those that are there, always the same ones."""

    def __init__(self):
        self.random = random.Random(1)
        self.words = [self.make_word() for _ in range(VOCABULARY)]
        self.models = list(
            Term.objects.prefetch_related("questions", "levels", "red_flags")
        )
        self.industries = list(Industry.objects.all())
        self.count = len(self.models)

    def some_names(self, number):
        names = list(Term.objects.order_by("pk").values_list("name", flat=True))
        return self.random.choices(names, k=number)

    @transaction.atomic
    def grow_to(self, size):
        while self.count < size:
            self.add(self.models[self.count % len(self.models)])
            self.count += 1
        revision.advance()

    def add(self, model):
        name = " ".join(self.word().capitalize() for _ in range(2))
        term = Term.objects.bulk_create(
            [
                Term(
                    industry=self.random.choice(self.industries),
                    slug=f"term-{self.count}",
                    name=name,
                    expansion=self.own(model.expansion),
                    aliases=[self.own(alias) for alias in model.aliases],
                    explanation=self.own(model.explanation),
                    resume_examples=self.own_lines(model.resume_examples),
                    typical_job_title=f"{name} Engineer",
                    related_titles=self.own_lines(model.related_titles),
                )
            ]
        )[0]
        self.copy(Question, model.questions.all(), term)
        self.copy(LevelGuide, model.levels.all(), term)
        self.copy(RedFlag, model.red_flags.all(), term)

    def copy(self, rows, originals, term):
        copies = [self.copied(original, term) for original in originals]
        rows.objects.bulk_create(copies)

    def copied(self, original, term):
        fields = {
            field.name: self.own_value(field.name, getattr(original, field.name))
            for field in original._meta.fields
            if field.name not in ("id", "term")
        }
        return type(original)(term=term, **fields)

    def own_value(self, field, value):
        if field in ("listen_for", "indicators"):
            return self.own_lines(value)
        return self.own(value) if field in ("text", "expected_answer") else value

    def own_lines(self, lines):
        return [self.own(line) for line in lines]

    def own(self, text):
        words = text.split()
        for place in range(len(words)):
            if self.random.random() < OWN_WORDS:
                words[place] = self.word()
        return " ".join(words)[:300] if len(text) <= 300 else " ".join(words)

    def word(self):
        return self.random.choice(self.words)

    def make_word(self):
        return "".join(self.random.choices(SYLLABLES, k=self.random.randint(2, 5)))
