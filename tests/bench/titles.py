"""The finder of roles at 300 roles and 10,000 terms: building it, and one answer.

Titles are made up, as long as the shipped ones, and share heads such as *Manager* as
those do. Queries are the labelled titles and made-up ones, whole, with an error, with
a level and a place, and unknown.
"""

import random
import time

from glossary.roles.finder import Finder
from glossary.roles.term_titles import TermTitles
from glossary.roles.title_index import RoleTitles
from tests.bench import timing
from tests.glossary.roles.labelled import TITLES

ROLES, OTHER_TITLES = 300, 8
TERMS, TITLES_OF_A_TERM = 10_000, 7
SYLLABLES = ("ba", "co", "di", "fu", "hel", "kan", "lim", "nox", "pra", "ros", "ter")
HEADS = ("Manager", "Engineer", "Specialist", "Analyst", "Assistant", "Officer")


def run():
    maker = Maker()
    roles = [maker.role(pk) for pk in range(1, ROLES + 1)]
    terms = [maker.term() for _ in range(TERMS)]
    start = time.perf_counter()
    finder = Finder(roles, lambda: terms)
    built = time.perf_counter()
    finder.find("Nobody knows this title")  # reads the terms
    read = time.perf_counter()
    print(f"\nFinder, {ROLES} roles and {TERMS:,} terms")
    print(f"built in {built - start:.2f} s, terms read in {read - built:.2f} s")
    queries = [each.title for each in TITLES] + maker.queries(roles)
    hostile = ["a" * 1_000_000, "(" * 10_000, "CRA " * 10_000, "a, " * 10_000]
    print(f"{'':>22}{timing.HEAD}")
    for name, texts in (("as people write", queries), ("hostile", hostile * 10)):
        times = [timing.timed(finder.find, text)[0] for text in texts]
        print(f"{name:>22}{timing.columns(times)}")


class Maker:
    def __init__(self):
        self.random = random.Random(1)
        self.words = [self.word() for _ in range(2_000)]

    def word(self):
        return "".join(self.random.choices(SYLLABLES, k=self.random.randint(2, 4)))

    def title(self):
        words = self.random.choices(self.words, k=self.random.randint(1, 2))
        return " ".join([*map(str.capitalize, words), self.random.choice(HEADS)])

    def role(self, pk):
        others = [self.title() for _ in range(OTHER_TITLES)]
        return RoleTitles(pk, self.title(), "Family", others, [self.word()[:3].upper()])

    def term(self):
        titles = [self.title() for _ in range(TITLES_OF_A_TERM)]
        drawing = self.random.sample(range(1, ROLES + 1), k=2)
        return TermTitles([self.word(), self.word()], titles, drawing)

    def queries(self, roles):
        titles = [role.title for role in self.random.sample(roles, k=100)]
        return [
            text
            for title in titles
            for text in (
                title,
                f"{title[:2]}{title[3:]}",
                f"Sr. {title} (m/w/d) - Berlin",
                f"{self.title()}, {self.title()} and {self.title()}",
            )
        ]
