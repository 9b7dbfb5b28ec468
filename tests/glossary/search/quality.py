"""Labelled queries over the shipped terms, and how well the search answers them."""

import csv
from pathlib import Path

from glossary.search import find
from glossary.search.roles import find_roles, roles_for


def read_queries():
    """From what somebody types to ``industry/term``, ``competencies/name`` or
    ``role/Title``, which should come first."""
    with (Path(__file__).parent / "queries.tsv").open(newline="") as file:
        return {
            row["query"]: row["expected"]
            for row in csv.DictReader(file, delimiter="\t")
        }


QUERIES = read_queries()
SEEN, HELD_OUT = 0, 1


def as_typed(half, name="as_typed"):
    """Every second of the queries that were written down before the search was mended
    for them. Of several meanings, with a bar between, all should be shown."""
    with (Path(__file__).parent / f"{name}.tsv").open(newline="") as file:
        rows = [*csv.DictReader(file, delimiter="\t")]
    return {row["query"]: row["expected"].split("|") for row in rows[half::2]}


def share_answered(queries):
    """The share that is answered, and the queries that are not."""
    missed = [query for query in queries if not answered(query, queries[query])]
    return 1 - len(missed) / len(queries), missed


def answered(query, expected):
    """Whether the only meaning comes first; or of several, terms come before all other
    terms and roles are among those shown, one of them first."""
    if len(expected) == 1:
        return place(query, *expected) == 0
    places = [place(query, each) for each in expected if each[:5] != "role/"]
    roles = [place(query, each) for each in expected if each[:5] == "role/"]
    shown = all(each < len(places) for each in places) and all(r < 4 for r in roles)
    return shown and (not roles or min(roles) == 0)


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


def comes_first(query, expected):
    """Whether it is the first of everything on the page, roles and terms together."""
    is_role = expected.startswith("role/")
    roles = find_roles(query)
    roles_first = bool(roles.hits) and roles.come_before(find(query))
    return roles_first == is_role and place(query, expected) == 0
