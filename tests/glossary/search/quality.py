"""Labelled queries over the shipped terms, and how well the search answers them."""

import csv
from pathlib import Path

from glossary.search import find
from glossary.search.roles import roles_for


def read_queries():
    """From what somebody types to ``industry/term``, ``competencies/name`` or
    ``role/Title``, which should come first."""
    with (Path(__file__).parent / "queries.tsv").open(newline="") as file:
        return {
            row["query"]: row["expected"]
            for row in csv.DictReader(file, delimiter="\t")
        }


QUERIES = read_queries()


def measured():
    """The share of queries with the expected term first, the share with it among the
    first three, and a line for each that does not have it first."""
    places = {query: place(query, expected) for query, expected in QUERIES.items()}
    missed = [f"{query} ({QUERIES[query]})" for query in QUERIES if places[query] != 0]
    first = sum(each == 0 for each in places.values()) / len(places)
    among_three = sum(each < 3 for each in places.values()) / len(places)
    return first, among_three, missed


def place(query, expected):
    """``role/Title`` is expected among the roles."""
    kind, _, title = expected.partition("/")
    if kind == "role":
        titles = [role.title for role in roles_for(query)]
        return titles.index(title) if title in titles else len(titles) + 3
    hits = [
        f"{hit.industry_slug or 'competencies'}/{hit.slug}" for hit in find(query).hits
    ]
    return hits.index(expected) if expected in hits else len(hits) + 3
